/// Why a connection ends, as two bytes on the wire (RFC 6455, section 7.4, and IANA's registry).
package struct WebSocketCloseCode: RawRepresentable, Hashable, Sendable {
    package let rawValue: UInt16

    package init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    package static let normal = WebSocketCloseCode(rawValue: 1000)
    package static let goingAway = WebSocketCloseCode(rawValue: 1001)
    package static let protocolError = WebSocketCloseCode(rawValue: 1002)
    package static let unacceptableData = WebSocketCloseCode(rawValue: 1003)
    /// The peer's Close frame gave no code. Never sent.
    package static let noCode = WebSocketCloseCode(rawValue: 1005)
    /// The connection was lost without a Close frame. Never sent.
    package static let abnormal = WebSocketCloseCode(rawValue: 1006)
    package static let invalidText = WebSocketCloseCode(rawValue: 1007)
    package static let policyViolation = WebSocketCloseCode(rawValue: 1008)
    package static let messageTooBig = WebSocketCloseCode(rawValue: 1009)
    package static let internalError = WebSocketCloseCode(rawValue: 1011)
    package static let serviceRestart = WebSocketCloseCode(rawValue: 1012)
    package static let tryAgainLater = WebSocketCloseCode(rawValue: 1013)

    /// Whether the code may stand in a Close frame: registered ones but 1004 to 1006 and 1015, and 3000 to 4999.
    package var isAllowedOnTheWire: Bool {
        switch rawValue {
        case 1000...1003, 1007...1014, 3000...4999: true
        default: false
        }
    }
}
