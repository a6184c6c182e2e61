import NIOCore

/// One whole message, its fragments joined.
package enum WebSocketMessage: Equatable, Sendable {
    /// Text, already known to be valid UTF-8.
    case text(ByteBuffer)
    case binary(ByteBuffer)

    /// The bytes of either kind.
    package var bytes: ByteBuffer {
        switch self {
        case .text(let bytes), .binary(let bytes): bytes
        }
    }

    var opcode: Opcode {
        switch self {
        case .text: .text
        case .binary: .binary
        }
    }
}
