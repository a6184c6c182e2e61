import Crypto
import Foundation

/// What the messages of an endpoint are signed with (Standard Webhooks, "Signature scheme").
///
/// Never shown by printing, interpolating or dumping; `revealed` is the one way to its text.
package enum WebhookSecret: Sendable {
    /// `whsec_` and the base64 of 24 to 64 bytes: HMAC-SHA256, shared with the receiver.
    case symmetric(SymmetricKey)
    /// `whsk_` and the base64 of an ed25519 seed followed by its public key; receivers need only the latter.
    case ed25519(Curve25519.Signing.PrivateKey)

    /// Reads `whsec_…` or `whsk_…`.
    package init(parsing text: String) throws(WebhookSecretError) {
        if let bytes = try decodedKey(in: text, prefix: KeyPrefix.symmetric) {
            self = .symmetric(try symmetricKey(from: bytes))
        } else if let bytes = try decodedKey(in: text, prefix: KeyPrefix.privateKey) {
            self = .ed25519(try privateKey(from: bytes))
        } else {
            throw WebhookSecretError(.unknownPrefix)
        }
    }

    /// A new shared secret of 256 bits.
    package static func symmetric(using random: inout some RandomNumberGenerator) -> WebhookSecret {
        .symmetric(SymmetricKey(data: randomBytes(32, using: &random)))
    }

    /// The text that the receiver's owner is given: it verifies with this, and anybody who has it can forge
    /// (for `whsec_`) or sign (for `whsk_`) messages.
    package var revealed: String {
        switch self {
        case .symmetric(let key): KeyPrefix.symmetric + key.withUnsafeBytes { Data($0) }.base64EncodedString()
        case .ed25519(let key):
            KeyPrefix.privateKey + (key.rawRepresentation + key.publicKey.rawRepresentation).base64EncodedString()
        }
    }

    /// What a receiver verifies with.
    package var verificationKey: WebhookVerificationKey {
        switch self {
        case .symmetric(let key): .symmetric(key)
        case .ed25519(let key): .ed25519(key.publicKey)
        }
    }
}

extension WebhookSecret {
    /// A new ed25519 key pair.
    package static func ed25519(
        using random: inout some RandomNumberGenerator
    ) throws(WebhookSecretError) -> WebhookSecret {
        let seed = randomBytes(32, using: &random)
        guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else {
            throw WebhookSecretError(.invalidKey)
        }
        return .ed25519(key)
    }
}

extension WebhookSecret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String {
        switch self {
        case .symmetric: "\(KeyPrefix.symmetric)…"
        case .ed25519: "\(KeyPrefix.privateKey)…"
        }
    }

    package var debugDescription: String { description }

    package var customMirror: Mirror { Mirror(self, children: EmptyCollection()) }
}

private func privateKey(from bytes: Data) throws(WebhookSecretError) -> Curve25519.Signing.PrivateKey {
    guard bytes.count == 64 else { throw WebhookSecretError(.wrongLength(bytes.count, expected: 64...64)) }
    guard
        let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes.prefix(32)),
        key.publicKey.rawRepresentation == bytes.suffix(32)
    else { throw WebhookSecretError(.invalidKey) }
    return key
}

private func randomBytes(_ count: Int, using random: inout some RandomNumberGenerator) -> Data {
    Data((0..<count).map { _ in UInt8.random(in: .min ... .max, using: &random) })
}
