import Protocol

/// Who may come in: everybody where the server listens on loopback only, else whoever has a token.
package struct AccessPolicy: Sendable {
    let authority: TokenAuthority
    /// Whether requests without a token are taken. A token that is given must be good all the same.
    let isOpen: Bool

    package init(authority: TokenAuthority, isOpen: Bool) {
        self.authority = authority
        self.isOpen = isOpen
    }

    /// - Throws: `unauthorized` without a good token, `forbidden` where it is for something else.
    func grant(token: String?, for scope: TokenScope) async throws(ProtocolError) -> Grant {
        guard let token else {
            guard isOpen else {
                throw ProtocolError(
                    .unauthorized, "A token is needed: Authorization: Bearer …, or ?token=… for browsers.")
            }
            return .everything
        }
        let grant = try await authority.verify(token)
        guard grant.allows(scope) else {
            throw ProtocolError(.forbidden, "The token doesn't have the scope \(scope.rawValue).")
        }
        return grant
    }

    /// The token of an `Authorization: Bearer` header (RFC 6750, section 2.1).
    static func bearer(_ header: String?) -> String? {
        guard let header, header.lowercased().hasPrefix("bearer ") else { return nil }
        return String(header.dropFirst(7))
    }
}
