/// What a frame carries (RFC 6455, section 5.2). The other ten values are reserved, and refused.
enum Opcode: UInt8, Sendable {
    case continuation = 0x0
    case text = 0x1
    case binary = 0x2
    case close = 0x8
    case ping = 0x9
    case pong = 0xA

    /// Control frames may come between the fragments of a message, and are never fragmented themselves.
    var isControl: Bool { rawValue & 0x8 != 0 }
}
