import Crypto
import Foundation

/// The receiver's side: tells genuine, fresh requests from others.
package struct WebhookVerifier: Sendable {
    /// How far `webhook-timestamp` may lie from now, both ways, in seconds; it bounds how long a recorded request can
    /// be replayed.
    package static let defaultTolerance: TimeInterval = 300
    /// More signatures than a rotation ever needs; the rest of a longer list isn't looked at.
    private static let signatureLimit = 32

    private let keys: [WebhookVerificationKey]
    private let tolerance: TimeInterval

    package init(keys: [WebhookVerificationKey], tolerance: TimeInterval = Self.defaultTolerance) {
        self.keys = keys
        self.tolerance = tolerance
    }

    /// Returns what the request proves; throws when it proves nothing.
    ///
    /// - Parameter header: the value of a header by its lowercase name.
    package func verify(
        body: [UInt8], now: Date, header: (String) -> String?
    ) throws(WebhookVerificationError) -> VerifiedWebhook {
        guard let id = header(WebhookHeader.id), !id.isEmpty else {
            throw .missingHeader(WebhookHeader.id)
        }
        guard let signatures = header(WebhookHeader.signature) else { throw .missingHeader(WebhookHeader.signature) }
        let timestamp = try freshTimestamp(header(WebhookHeader.timestamp), now: now)
        let content = signedContent(id: id, timestamp: timestamp, body: body)
        guard isAnySignature(in: signatures, valid: content) else { throw .noMatchingSignature }
        return VerifiedWebhook(id: id, timestamp: Date(timeIntervalSince1970: TimeInterval(timestamp)))
    }

    private func freshTimestamp(_ text: String?, now: Date) throws(WebhookVerificationError) -> Int64 {
        guard let text else { throw .missingHeader(WebhookHeader.timestamp) }
        // Only the canonical form: what is signed is the text, and "+7" or "07" are other texts than "7".
        guard let timestamp = Int64(text), String(timestamp) == text else { throw .malformedTimestamp }
        let age = now.timeIntervalSince1970 - TimeInterval(timestamp)
        guard age <= tolerance else { throw .tooOld }
        guard age >= -tolerance else { throw .tooNew }
        return timestamp
    }

    private func isAnySignature(in header: String, valid content: Data) -> Bool {
        header.split(separator: " ").prefix(Self.signatureLimit).contains { entry in
            let parts = entry.split(separator: ",", maxSplits: 1)
            guard parts.count == 2, let signature = Data(base64Encoded: String(parts[1])) else { return false }
            return keys.contains { $0.accepts(signature, version: String(parts[0]), of: content) }
        }
    }
}

/// What a verified request proves.
package struct VerifiedWebhook: Sendable, Equatable {
    /// The same over all attempts of a message: keep it to drop repetitions.
    package var id: String
    /// When this attempt was made.
    package var timestamp: Date
}

/// Why a request isn't accepted as a webhook.
package enum WebhookVerificationError: Error, Sendable, Equatable, CustomStringConvertible {
    case missingHeader(String)
    case malformedTimestamp
    case tooOld
    case tooNew
    case noMatchingSignature

    package var description: String {
        switch self {
        case .missingHeader(let name): "The request has no \(name) header."
        case .malformedTimestamp: "webhook-timestamp must be whole seconds since 1970."
        case .tooOld: "webhook-timestamp is too old; a replay, or this machine's clock is ahead."
        case .tooNew: "webhook-timestamp is in the future; this machine's clock is behind."
        case .noMatchingSignature: "No signature in webhook-signature fits the secret and this body."
        }
    }
}

extension WebhookVerificationKey {
    /// Compares in constant time, by the library's own comparison.
    fileprivate func accepts(_ signature: Data, version: String, of content: Data) -> Bool {
        switch self {
        case .symmetric(let key):
            version == SignatureVersion.symmetric
                && HMAC<SHA256>.isValidAuthenticationCode(signature, authenticating: content, using: key)
        case .ed25519(let key):
            version == SignatureVersion.ed25519 && key.isValidSignature(signature, for: content)
        }
    }
}
