/// What both sides agreed on about permessage-deflate (RFC 7692, section 7.1).
package struct DeflateAgreement: Equatable, Sendable {
    /// How one side deflates its messages.
    package struct Direction: Equatable, Sendable {
        /// Whether a message may refer back to earlier ones ("context takeover").
        package var keepsContext = true
        /// The window as a power of two: how far back a message may refer.
        package var windowBits = 15
    }

    package var server = Direction()
    package var client = Direction()

    func outbound(_ role: WebSocketRole) -> Direction { role == .server ? server : client }
    func inbound(_ role: WebSocketRole) -> Direction { role == .server ? client : server }
}

// MARK: - The server's choice

extension DeflateAgreement {
    /// Takes the first offer that can be met; nil when there is none, and messages then go uncompressed.
    ///
    /// - Returns: The agreement, and the extension as the response must name it.
    static func choosing(
        among offers: [WebSocketExtension], policy: CompressionPolicy
    ) -> (agreement: DeflateAgreement, response: WebSocketExtension)? {
        for offer in offers where offer.name == DeflateParameters.extensionName {
            guard let asked = DeflateParameters(offer, isOffer: true) else { continue }
            // zlib's smallest raw window is nine bits, which would break a promise of eight.
            guard asked.serverWindowBits ?? 15 >= 9 else { continue }
            let answer = DeflateParameters(answering: asked, policy: policy)
            return (DeflateAgreement(answer), answer.asExtension)
        }
        return nil
    }

    fileprivate init(_ answer: DeflateParameters) {
        server = Direction(keepsContext: !answer.serverForgets, windowBits: answer.serverWindowBits ?? 15)
        client = Direction(keepsContext: !answer.clientForgets, windowBits: answer.clientWindowBits ?? 15)
    }
}

extension DeflateParameters {
    /// The server's answer: what was asked for, and what its own policy adds.
    fileprivate init(answering asked: DeflateParameters, policy: CompressionPolicy) {
        self.init()
        serverForgets = asked.serverForgets || !policy.keepsContext
        clientForgets = asked.clientForgets || !policy.keepsContext
        let bits = min(asked.serverWindowBits ?? 15, policy.windowBits)
        serverWindowBits = asked.serverWindowBits != nil || bits < 15 ? bits : nil
        // Only a client that knows the parameter may be told it.
        let clientBits = min(asked.clientWindowBits ?? 15, policy.windowBits)
        clientWindowBits = asked.allowsClientWindowBits && clientBits < 15 ? clientBits : nil
    }
}

// MARK: - The client's offer

extension DeflateAgreement {
    /// What a client offers. It doesn't offer to shrink its window on demand: the server need not ask, then.
    static func offer(_ policy: CompressionPolicy) -> WebSocketExtension {
        var parameters = DeflateParameters()
        parameters.serverForgets = !policy.keepsContext
        parameters.clientForgets = !policy.keepsContext
        return parameters.asExtension
    }

    /// What a server's response means; nil when it is not an answer to the offer.
    init?(response: WebSocketExtension, to policy: CompressionPolicy) {
        guard response.name == DeflateParameters.extensionName,
            let answer = DeflateParameters(response, isOffer: false),
            !answer.allowsClientWindowBits, answer.serverForgets || policy.keepsContext
        else { return nil }
        self.init(answer)
        client.keepsContext = client.keepsContext && policy.keepsContext
        client.windowBits = policy.windowBits
    }
}
