import Foundation
import Testing
import Webhooks

@Suite("Standard Webhooks signatures")
struct SignatureTests {
    private static let body = Array(#"{"test": 2432232314}"#.utf8)
    private static let timestamp: Int64 = 1_614_265_330
    private static let now = Date(timeIntervalSince1970: 1_614_265_330)
    private static let id = "msg_p5jXN8AQM9LWM0D4loKWxJek"
    private static let symmetric = (
        secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", signature: "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    )
    private static let ed25519 = (
        secret: "whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg==",
        signature: "v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg=="
    )

    private func verify(
        _ signature: String, secret: String, body: [UInt8] = Self.body, now: Date = Self.now
    ) throws -> VerifiedWebhook {
        let headers = [
            "webhook-id": Self.id, "webhook-timestamp": String(Self.timestamp), "webhook-signature": signature,
        ]
        return try WebhookVerifier(keys: [WebhookVerificationKey(parsing: secret)])
            .verify(body: body, now: now) { headers[$0] }
    }

    @Test("the shared-secret vector is signed byte for byte")
    func symmetricVector() throws {
        let secret = try WebhookSecret(parsing: Self.symmetric.secret)
        let signature = try secret.sign(
            id: MessageID(unchecked: Self.id), timestamp: Self.timestamp, body: Self.body)
        #expect(signature == Self.symmetric.signature)
    }

    @Test("both vectors verify", arguments: [symmetric, ed25519])
    func vectors(secret: String, signature: String) throws {
        let verified = try verify(signature, secret: secret)
        #expect(verified.id == Self.id)
        #expect(verified.timestamp == Self.now)
    }

    @Test("any of several signatures is enough, whatever stands beside it")
    func several() throws {
        let list = "v1,AAAA v9,what \(Self.ed25519.signature) \(Self.symmetric.signature)"
        #expect(try verify(list, secret: Self.symmetric.secret).id == Self.id)
    }

    @Test("another body, another secret or a stale clock is not accepted")
    func forgeries() throws {
        let (secret, signature) = Self.symmetric
        #expect(throws: WebhookVerificationError.noMatchingSignature) {
            try verify(signature, secret: secret, body: Self.body + [32])
        }
        #expect(throws: WebhookVerificationError.noMatchingSignature) {
            try verify(signature, secret: "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
        }
        #expect(throws: WebhookVerificationError.tooOld) {
            try verify(signature, secret: secret, now: Self.now + 301)
        }
        #expect(throws: WebhookVerificationError.tooNew) {
            try verify(signature, secret: secret, now: Self.now - 301)
        }
    }
}
