/// What makes this side give a connection up. Each case has its close code and a reason that tells the peer.
package enum ConnectionFailure: Error, Equatable, Sendable {
    // The peer broke RFC 6455.
    case reservedOpcode(UInt8)
    case reservedBits
    case lengthNotMinimal
    case lengthOutOfRange
    case maskMissing
    case maskNotAllowed
    case controlFrameFragmented
    case controlFrameTooLong(Int)
    case continuationWithoutMessage
    case messageInsideMessage
    case closePayloadTruncated
    case closeCodeNotAllowed(UInt16)
    case invalidUTF8
    case notDeflated

    // The peer went over a limit of this side.
    case messageTooBig(limit: Int)
    case tooManyFragments(limit: Int)
    case tooManyMessages
    case tooManyControlFrames
    case readsTooSlowly(bufferedBytes: Int)

    package var closeCode: WebSocketCloseCode {
        switch self {
        case .reservedOpcode, .reservedBits, .lengthNotMinimal, .lengthOutOfRange, .maskMissing, .maskNotAllowed,
            .controlFrameFragmented, .controlFrameTooLong, .continuationWithoutMessage, .messageInsideMessage,
            .closePayloadTruncated, .closeCodeNotAllowed:
            .protocolError
        case .invalidUTF8, .notDeflated: .invalidText
        case .messageTooBig: .messageTooBig
        case .tooManyFragments, .tooManyMessages, .tooManyControlFrames: .policyViolation
        case .readsTooSlowly: .tryAgainLater
        }
    }

    package var reason: String {
        switch self {
        case .reservedOpcode(let opcode): "opcode \(opcode) is reserved"
        case .reservedBits: "a reserved bit is set that no extension uses"
        case .lengthNotMinimal: "the payload length is not in its shortest form"
        case .lengthOutOfRange: "the payload length is beyond 2^63"
        case .maskMissing: "frames from a client must be masked"
        case .maskNotAllowed: "frames from a server must not be masked"
        case .controlFrameFragmented: "a control frame must not be fragmented"
        case .controlFrameTooLong(let length): "a control frame of \(length) bytes; at most 125 are allowed"
        case .continuationWithoutMessage: "a continuation frame without a message to continue"
        case .messageInsideMessage: "a new message before the last fragment of the one before"
        case .closePayloadTruncated: "a close payload of one byte"
        case .closeCodeNotAllowed(let code): "close code \(code) must not be sent"
        case .invalidUTF8: "text that is not UTF-8"
        case .notDeflated: "a compressed message that is not deflate data"
        case .messageTooBig(let limit): "a message over \(limit) bytes"
        case .tooManyFragments(let limit): "a message of more than \(limit) fragments"
        case .tooManyMessages: "too many messages; send more slowly"
        case .tooManyControlFrames: "too many control frames; send more slowly"
        case .readsTooSlowly(let bytes): "\(bytes) bytes wait to be read; read faster and reconnect"
        }
    }
}
