import NIOCore

/// The content of a Close frame: nothing, or a code and a reason (RFC 6455, section 5.5.1).
struct ClosePayload: Equatable, Sendable {
    var code: WebSocketCloseCode
    var reason: String

    /// A control frame's 125 bytes less the code's two.
    static let maximumReasonBytes = 123

    init(code: WebSocketCloseCode, reason: String = "") {
        self.code = code
        self.reason = reason
    }

    /// Reads what a peer sent; a payload that is empty reads as `noCode`.
    init(reading payload: ByteBuffer) throws(ConnectionFailure) {
        guard payload.readableBytes > 0 else {
            self.init(code: .noCode)
            return
        }
        var payload = payload
        guard let rawCode = payload.readInteger(as: UInt16.self) else { throw .closePayloadTruncated }
        let code = WebSocketCloseCode(rawValue: rawCode)
        guard code.isAllowedOnTheWire else { throw .closeCodeNotAllowed(rawCode) }
        guard let reason = String(validating: payload.readableBytesView, as: UTF8.self) else {
            throw .invalidUTF8
        }
        self.init(code: code, reason: reason)
    }

    /// The bytes to send: empty when the code may not be sent, the reason cut at a character to fit.
    var bytes: ByteBuffer {
        guard code.isAllowedOnTheWire else { return ByteBuffer() }
        var bytes = ByteBuffer()
        bytes.writeInteger(code.rawValue)
        bytes.writeString(Self.fitting(reason))
        return bytes
    }

    private static func fitting(_ reason: String) -> String {
        var room = maximumReasonBytes
        let end = reason.unicodeScalars.firstIndex { scalar in
            room -= UTF8.width(scalar)
            return room < 0
        }
        return end.map { String(reason.unicodeScalars[..<$0]) } ?? reason
    }
}
