import NIOCore

/// Joins the fragments of a message, checking size and text as they come (RFC 6455, sections 5.4 and 8.1).
///
/// Size is checked from the header, before a byte is kept; memory grows with what arrived, never with what was
/// announced. The buffer is used again for the next message unless somebody kept the last one.
///
/// A compressed message (RFC 7692) is inflated piece by piece, under the same limits.
struct MessageAssembler {
    /// A buffer larger than this is given back after its message, so that idle connections stay small.
    private static let keptCapacity = 4096

    private let maximumBytes: Int
    private let maximumFragments: Int
    /// What the compressed bytes of a message may come to: a little more, since noise grows.
    private let maximumCompressedBytes: Int
    private var inflater: MessageInflater?
    private var kind: Opcode?
    private var isCompressed = false
    private var compressedBytes = 0
    private var fragments = 0
    private var payload = ByteBuffer()
    private var text = UTF8Validator()

    /// - Parameter inflate: How the peer deflates its messages; nil when it may not.
    init(maximumBytes: Int, maximumFragments: Int, inflate: DeflateAgreement.Direction? = nil) {
        self.maximumBytes = min(max(maximumBytes, 0), Int.max / 2)
        self.maximumFragments = maximumFragments
        self.maximumCompressedBytes = self.maximumBytes + self.maximumBytes / 64 + 1024
        self.inflater = inflate.map(MessageInflater.init)
    }

    /// Admits the next data frame by its header.
    mutating func begin(_ header: FrameHeader) throws(ConnectionFailure) {
        try start(header)
        fragments += 1
        guard fragments <= maximumFragments else { throw .tooManyFragments(limit: maximumFragments) }
        let room =
            isCompressed ? maximumCompressedBytes - compressedBytes : maximumBytes - payload.readableBytes
        guard header.payloadLength <= room else { throw .messageTooBig(limit: maximumBytes) }
    }

    private mutating func start(_ header: FrameHeader) throws(ConnectionFailure) {
        let marksCompression = header.reservedBits == FrameHeader.compressed
        guard header.reservedBits == 0 || marksCompression && inflater != nil else { throw .reservedBits }
        if header.opcode == .continuation {
            guard !marksCompression else { throw .reservedBits }
            guard kind != nil else { throw .continuationWithoutMessage }
        } else {
            guard kind == nil else { throw .messageInsideMessage }
            kind = header.opcode
            fragments = 0
            isCompressed = marksCompression
            compressedBytes = 0
            payload.clear()
            text = UTF8Validator()
        }
    }

    /// Moves `count` payload bytes, of which `offset` came before in their frame, out of `input`.
    mutating func append(
        _ count: Int, from input: inout ByteBuffer, maskingKey: MaskingKey?, offset: Int
    ) throws(ConnectionFailure) {
        let start = payload.writerIndex
        if isCompressed {
            compressedBytes += count
            try inflater?.inflate(
                count, from: &input, maskingKey: maskingKey, offset: offset, into: &payload, limit: maximumBytes)
        } else {
            payload.moveBytes(count, from: &input, maskingKey: maskingKey, offset: offset)
        }
        try checkText(from: start)
    }

    private mutating func checkText(from start: Int) throws(ConnectionFailure) {
        guard kind == .text else { return }
        let isValid = payload.viewBytes(at: start, length: payload.writerIndex - start).map { view in
            view.withUnsafeBytes { text.accept($0) }
        }
        guard isValid ?? true else { throw .invalidUTF8 }
    }

    /// Ends a frame: the message when it was its last, else nil.
    mutating func end(_ header: FrameHeader) throws(ConnectionFailure) -> WebSocketMessage? {
        guard header.isFinal, let kind else { return nil }
        if isCompressed {
            let start = payload.writerIndex
            try inflater?.endMessage(into: &payload, limit: maximumBytes)
            try checkText(from: start)
        }
        guard kind != .text || text.isAtBoundary else { throw .invalidUTF8 }
        defer { release() }
        return kind == .text ? .text(payload) : .binary(payload)
    }

    private mutating func release() {
        kind = nil
        if payload.capacity > Self.keptCapacity {
            payload = ByteBuffer()
        }
    }
}

extension ByteBuffer {
    /// Moves bytes of a frame's payload from `input` to the end of this buffer, unmasking them on the way.
    mutating func moveBytes(_ count: Int, from input: inout ByteBuffer, maskingKey: MaskingKey?, offset: Int) {
        guard count > 0 else { return }
        writeWithUnsafeMutableBytes(minimumWritableBytes: count) { target in
            input.readWithUnsafeReadableBytes { source in
                target.copyMemory(from: UnsafeRawBufferPointer(rebasing: source[..<count]))
                return count
            }
            maskingKey?.apply(to: UnsafeMutableRawBufferPointer(rebasing: target[..<count]), offset: offset)
            return count
        }
    }
}
