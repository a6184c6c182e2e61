import Crypto
import Foundation

/// What a receiver checks signatures with.
package enum WebhookVerificationKey: Sendable {
    /// From `whsec_…`.
    case symmetric(SymmetricKey)
    /// From `whpk_…`.
    case ed25519(Curve25519.Signing.PublicKey)

    /// Reads `whsec_…`, `whpk_…`, or the public half of `whsk_…`.
    package init(parsing text: String) throws(WebhookSecretError) {
        guard let bytes = try decodedKey(in: text, prefix: KeyPrefix.publicKey) else {
            self = try WebhookSecret(parsing: text).verificationKey
            return
        }
        guard bytes.count == 32 else { throw WebhookSecretError(.wrongLength(bytes.count, expected: 32...32)) }
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes) else {
            throw WebhookSecretError(.invalidKey)
        }
        self = .ed25519(key)
    }

    /// The text that a receiver configures: `whpk_…`, or `whsec_…`, which is a secret.
    package var revealed: String {
        switch self {
        case .symmetric(let key): WebhookSecret.symmetric(key).revealed
        case .ed25519(let key): KeyPrefix.publicKey + key.rawRepresentation.base64EncodedString()
        }
    }
}

extension WebhookVerificationKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String {
        switch self {
        case .symmetric: "\(KeyPrefix.symmetric)…"
        case .ed25519: revealed
        }
    }

    package var debugDescription: String { description }

    package var customMirror: Mirror { Mirror(self, children: EmptyCollection()) }
}
