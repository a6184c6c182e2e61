import Crypto
import Foundation

/// Locks the secrets of endpoints, so that a copy of the database alone can't sign in their name.
///
/// ChaCha20-Poly1305 with a key that HKDF-SHA256 derives from `WAYMARK_SECRET`; the endpoint's id is authenticated along,
/// so a sealed secret can't be moved to another endpoint's row. Sealed form: one format byte, nonce (12), text, tag (16).
package struct SecretBox: Sendable {
    /// Shorter ones can be guessed.
    package static let minimumSecretLength = 16
    private static let format: UInt8 = 1

    private let key: SymmetricKey

    /// - Parameter secret: `WAYMARK_SECRET`, at least 16 bytes of UTF-8.
    package init(secret: String) throws(SecretBoxError) {
        guard secret.utf8.count >= Self.minimumSecretLength else { throw .secretTooShort }
        key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: Data(secret.utf8)), salt: Data("waymark".utf8),
            info: Data("webhook endpoint secrets, format 1".utf8), outputByteCount: 32)
    }

    /// Seals a secret for an endpoint's row.
    package func seal(_ secret: WebhookSecret, for endpoint: EndpointID) throws(SecretBoxError) -> [UInt8] {
        guard
            let box = try? ChaChaPoly.seal(
                Data(secret.revealed.utf8), using: key, authenticating: Data(endpoint.rawValue.utf8))
        else { throw .sealingFailed }
        return [Self.format] + box.combined
    }

    /// Opens what `seal` made for the same endpoint with the same `WAYMARK_SECRET`.
    package func open(_ sealed: [UInt8], for endpoint: EndpointID) throws(SecretBoxError) -> WebhookSecret {
        guard
            sealed.first == Self.format,
            let box = try? ChaChaPoly.SealedBox(combined: sealed.dropFirst()),
            let text = try? ChaChaPoly.open(box, using: key, authenticating: Data(endpoint.rawValue.utf8)),
            let secret = try? WebhookSecret(parsing: String(decoding: text, as: UTF8.self))
        else { throw .notOpened(endpoint) }
        return secret
    }
}

/// Why a secret can't be locked away or brought back.
package enum SecretBoxError: Error, Sendable, Equatable, CustomStringConvertible {
    case secretTooShort
    case sealingFailed
    case notOpened(EndpointID)

    package var description: String {
        switch self {
        case .secretTooShort:
            "WAYMARK_SECRET must be at least \(SecretBox.minimumSecretLength) bytes long; "
                + "make one with `openssl rand -base64 32`."
        case .sealingFailed: "The endpoint's secret could not be encrypted."
        case .notOpened(let endpoint):
            "The secret of endpoint \(endpoint) can't be decrypted: WAYMARK_SECRET is not the one it was stored under. "
                + "Restore it, or rotate the endpoint's secret."
        }
    }
}
