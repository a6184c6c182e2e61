import NIOCore

/// Inflates the messages that a connection receives, in pieces as they come.
struct MessageInflater {
    private let direction: DeflateAgreement.Direction
    /// With context from the first message on; without it within a message only.
    private var stream: Inflater?

    init(_ direction: DeflateAgreement.Direction) {
        self.direction = direction
    }

    /// Whether zlib's memory is taken: 10 to 60 KiB.
    var holdsStream: Bool { stream != nil }

    /// Appends what `count` bytes of payload inflate to; see `Inflater.inflate`.
    mutating func inflate(
        _ count: Int, from input: inout ByteBuffer, maskingKey: MaskingKey?, offset: Int, into output: inout ByteBuffer,
        limit: Int
    ) throws(ConnectionFailure) {
        try ready().inflate(
            count, from: &input, maskingKey: maskingKey, offset: offset, into: &output, limit: limit)
    }

    mutating func endMessage(into output: inout ByteBuffer, limit: Int) throws(ConnectionFailure) {
        let inflater = ready()
        try inflater.endMessage(into: &output, limit: limit)
        guard !direction.keepsContext else { return }
        stream = nil
        DeflatePool.current.give(back: inflater)
    }

    private mutating func ready() -> Inflater {
        if let stream { return stream }
        let inflater =
            direction.keepsContext
            ? Inflater(windowBits: direction.windowBits) : DeflatePool.current.takeInflater()
        stream = inflater
        return inflater
    }
}
