import NIOCore

/// Deflates the messages that a connection sends.
struct MessageDeflater {
    private let keepsContext: Bool
    private let windowBits: Int
    private let policy: CompressionPolicy
    /// Only with context, from the first message on.
    private var own: Deflater?

    init(_ direction: DeflateAgreement.Direction, policy: CompressionPolicy) {
        self.keepsContext = direction.keepsContext && policy.keepsContext
        self.windowBits = min(direction.windowBits, policy.windowBits)
        self.policy = policy
    }

    /// The message's bytes, deflated; nil when it had better go out as it is.
    mutating func deflate(_ message: ByteBuffer) -> ByteBuffer? {
        let count = message.readableBytes
        guard count >= policy.minimumBytes, count <= Int(Int32.max) else { return nil }
        guard keepsContext else {
            let pool = DeflatePool.current
            let borrowed = pool.takeDeflater(windowBits: windowBits, level: policy.level)
            defer { pool.give(back: borrowed) }
            return borrowed.deflate(message, limit: count - 1)
        }
        // With context a message that grew goes out deflated all the same: later ones may refer to it.
        let deflater = own ?? Deflater(windowBits: windowBits, level: policy.level)
        own = deflater
        return deflater.deflate(message)
    }
}
