import Crypto
import Foundation

/// The headers that make a request a Standard Webhook (standardwebhooks.com, specification 1.0).
package enum WebhookHeader {
    package static let id = "webhook-id"
    /// Seconds since 1970, of this attempt.
    package static let timestamp = "webhook-timestamp"
    /// One or more `version,base64`, separated by a space.
    package static let signature = "webhook-signature"
}

enum SignatureVersion {
    static let symmetric = "v1"
    static let ed25519 = "v1a"
}

/// What is signed: `{id}.{timestamp}.{body}`.
func signedContent(id: String, timestamp: Int64, body: some Sequence<UInt8>) -> Data {
    var content = Data("\(id).\(timestamp).".utf8)
    content.append(contentsOf: body)
    return content
}

extension WebhookSecret {
    /// One signature, as in `v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=`.
    ///
    /// - Throws: what the cryptographic library reports; an ed25519 key that could be read signs anything.
    package func sign(id: MessageID, timestamp: Int64, body: [UInt8]) throws -> String {
        let content = signedContent(id: id.rawValue, timestamp: timestamp, body: body)
        switch self {
        case .symmetric(let key):
            let code = HMAC<SHA256>.authenticationCode(for: content, using: key)
            return "\(SignatureVersion.symmetric),\(Data(code).base64EncodedString())"
        case .ed25519(let key):
            return "\(SignatureVersion.ed25519),\(try key.signature(for: content).base64EncodedString())"
        }
    }
}

extension [WebhookSecret] {
    /// The value of `webhook-signature`: one signature a secret, so that receivers may change over while a rotation's
    /// grace period runs.
    package func sign(id: MessageID, timestamp: Int64, body: [UInt8]) throws -> String {
        try map { try $0.sign(id: id, timestamp: timestamp, body: body) }.joined(separator: " ")
    }
}
