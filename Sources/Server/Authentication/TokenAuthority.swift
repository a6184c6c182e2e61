import Crypto
import Foundation
import JWTKit
import Protocol

/// What a token allows.
package enum TokenScope: String, Sendable, CaseIterable, Codable {
    /// To drive trips: the WebSocket.
    case drive
    /// To read trips.
    case watch
    /// Everything.
    case admin
}

/// Who somebody is, once their token has been checked.
package struct Grant: Sendable, Equatable {
    package var scopes: Set<TokenScope>
    /// The only trip that it is for; `nil` for any.
    package var trip: String?

    package init(scopes: Set<TokenScope>, trip: String? = nil) {
        self.scopes = scopes
        self.trip = trip
    }

    /// What everybody may where no token is asked for.
    static let everything = Grant(scopes: Set(TokenScope.allCases))

    package func allows(_ scope: TokenScope) -> Bool { scopes.contains(scope) || scopes.contains(.admin) }
    package func allows(trip: String) -> Bool { self.trip == nil || self.trip == trip }
}

/// Mints and checks tokens: JSON Web Tokens (RFC 7519), HS256 with a key from `WAYMARK_SECRET`.
package struct TokenAuthority: Sendable {
    private let keys = JWTKeyCollection()

    /// The key is derived, so that tokens and sealed webhook secrets don't share one, and any secret gives 256 bits.
    package init(secret: String) async {
        let key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: Data(secret.utf8)), salt: Data("waymark".utf8),
            info: Data("tokens, format 1".utf8), outputByteCount: 32)
        await keys.add(hmac: HMACKey(key: key), digestAlgorithm: .sha256)
    }

    private struct Claims: JWTPayload {
        /// Scopes, separated by spaces (RFC 8693, section 4.2).
        var scope: String
        var trip: String?
        var exp: ExpirationClaim?
        var iat: IssuedAtClaim

        func verify(using algorithm: some JWTAlgorithm) throws { try exp?.verifyNotExpired() }
    }

    /// - Parameter lifetime: in seconds; `nil` for a token that doesn't expire.
    package func mint(_ grant: Grant, lifetime: TimeInterval?, at now: Date) async throws -> String {
        try await keys.sign(
            Claims(
                scope: grant.scopes.map(\.rawValue).sorted().joined(separator: " "), trip: grant.trip,
                exp: lifetime.map { ExpirationClaim(value: now.addingTimeInterval($0)) }, iat: IssuedAtClaim(value: now)
            ))
    }

    /// - Throws: `unauthorized` for a token that is expired, not signed with this key, or no token at all.
    package func verify(_ token: String) async throws(ProtocolError) -> Grant {
        guard let claims = try? await keys.verify(token, as: Claims.self) else { throw ProtocolError(.unauthorized) }
        let scopes = claims.scope.split(separator: " ").compactMap { TokenScope(rawValue: String($0)) }
        return Grant(scopes: Set(scopes), trip: claims.trip)
    }
}
