/// The four parameters of permessage-deflate, as an offer or a response names them (RFC 7692, section 7.1).
struct DeflateParameters: Equatable, Sendable {
    static let extensionName = "permessage-deflate"

    /// `server_no_context_takeover`: each of the server's messages stands for itself.
    var serverForgets = false
    /// `client_no_context_takeover`.
    var clientForgets = false
    /// `server_max_window_bits`.
    var serverWindowBits: Int?
    /// `client_max_window_bits`; may come without a value in an offer.
    var clientWindowBits: Int?
    /// Whether `client_max_window_bits` was named at all, which allows a server to answer with it.
    private(set) var allowsClientWindowBits = false

    init() {}

    /// Nil for what a side must decline: a parameter that is unknown, repeated, or has a bad value.
    init?(_ source: WebSocketExtension, isOffer: Bool) {
        var seen: Set<String> = []
        for parameter in source.parameters {
            guard seen.insert(parameter.name).inserted, read(parameter, isOffer: isOffer) else { return nil }
        }
    }

    private mutating func read(_ parameter: WebSocketExtension.Parameter, isOffer: Bool) -> Bool {
        switch (parameter.name, parameter.value) {
        case ("server_no_context_takeover", nil):
            serverForgets = true
        case ("client_no_context_takeover", nil):
            clientForgets = true
        case ("server_max_window_bits", let value?):
            serverWindowBits = Self.windowBits(value)
            return serverWindowBits != nil
        case ("client_max_window_bits", let value?):
            allowsClientWindowBits = true
            clientWindowBits = Self.windowBits(value)
            return clientWindowBits != nil
        case ("client_max_window_bits", nil) where isOffer:
            allowsClientWindowBits = true
        default:
            return false
        }
        return true
    }

    /// A decimal number from 8 to 15, without leading zeros.
    private static func windowBits(_ value: String) -> Int? {
        (8...15).first { String($0) == value }
    }

    /// The parameters as they stand in `Sec-WebSocket-Extensions`.
    var asExtension: WebSocketExtension {
        var parameters: [WebSocketExtension.Parameter] = []
        if serverForgets { parameters.append(.init(name: "server_no_context_takeover")) }
        if clientForgets { parameters.append(.init(name: "client_no_context_takeover")) }
        if let serverWindowBits {
            parameters.append(.init(name: "server_max_window_bits", value: String(serverWindowBits)))
        }
        if let clientWindowBits {
            parameters.append(.init(name: "client_max_window_bits", value: String(clientWindowBits)))
        }
        return WebSocketExtension(name: Self.extensionName, parameters: parameters)
    }
}
