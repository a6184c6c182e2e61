import Crypto
import Foundation

/// A text that isn't a webhook secret or key. The message never holds the text itself.
package struct WebhookSecretError: Error, Sendable, Equatable, CustomStringConvertible {
    package enum Code: Sendable, Equatable {
        case unknownPrefix
        case notBase64
        case wrongLength(Int, expected: ClosedRange<Int>)
        case invalidKey
    }

    package var code: Code

    init(_ code: Code) { self.code = code }

    package var description: String {
        switch code {
        case .unknownPrefix: "A webhook secret starts with whsec_, whsk_ or (to verify only) whpk_."
        case .notBase64: "What follows the prefix of a webhook secret must be standard base64 with padding."
        case .wrongLength(let count, let expected) where expected.count == 1:
            "The webhook key holds \(count) bytes; it must hold \(expected.lowerBound)."
        case .wrongLength(let count, let expected):
            "The webhook secret holds \(count) bytes; it must hold \(expected.lowerBound) to \(expected.upperBound)."
        case .invalidKey: "The webhook key isn't an ed25519 key whose two halves belong together."
        }
    }
}

enum KeyPrefix {
    static let symmetric = "whsec_"
    static let privateKey = "whsk_"
    static let publicKey = "whpk_"
}

/// The bytes after the prefix; nil when the text starts otherwise.
func decodedKey(in text: String, prefix: String) throws(WebhookSecretError) -> Data? {
    guard text.hasPrefix(prefix) else { return nil }
    guard let bytes = Data(base64Encoded: String(text.dropFirst(prefix.count))) else {
        throw WebhookSecretError(.notBase64)
    }
    return bytes
}

/// Standard Webhooks asks for 192 to 512 bits.
func symmetricKey(from bytes: Data) throws(WebhookSecretError) -> SymmetricKey {
    let allowed = 24...64
    guard allowed.contains(bytes.count) else { throw WebhookSecretError(.wrongLength(bytes.count, expected: allowed)) }
    return SymmetricKey(data: bytes)
}
