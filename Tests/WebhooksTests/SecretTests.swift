import Foundation
import Testing
import Webhooks

@Suite("Webhook secrets")
struct SecretTests {
    private static let symmetric = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    private static let ed25519 =
        "whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg=="

    @Test("a secret's text is read and revealed unchanged", arguments: [symmetric, ed25519])
    func roundTrip(text: String) throws {
        #expect(try WebhookSecret(parsing: text).revealed == text)
    }

    @Test("printing, interpolating and dumping shows none of it", arguments: [symmetric, ed25519])
    func redaction(text: String) throws {
        let secret = try WebhookSecret(parsing: text)
        var shown = "\(secret)" + String(reflecting: secret) + String(describing: EndpointSecret(secret))
        dump(secret, to: &shown)
        dump(EndpointSecret(secret), to: &shown)
        dump(secret.verificationKey, to: &shown)
        #expect(shown.contains("…"))
        #expect(!shown.contains(text.suffix(12)))
        // Nor the bytes that an array would print, here those of "MfKQ".
        #expect(!shown.contains("49, 242, 144"))
    }

    @Test(
        "what isn't a secret is refused with the reason",
        arguments: [
            ("", .unknownPrefix), ("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", .unknownPrefix), ("WHSEC_AAAA", .unknownPrefix),
            ("whsec_%%%", .notBase64), ("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS", .notBase64),
            ("whsec_AAAA", .wrongLength(3, expected: 24...64)), ("whsk_AAAA", .wrongLength(3, expected: 64...64)),
            ("whsk_\(String(repeating: "AAAA", count: 21))AA==", .wrongLength(64, expected: 64...64)),
            ("whpk_AAAA", .unknownPrefix),
        ] as [(String, WebhookSecretError.Code)])
    func refused(text: String, code: WebhookSecretError.Code) {
        let error = #expect(throws: WebhookSecretError.self) { try WebhookSecret(parsing: text) }
        // 64 bytes of zeros have the right length, but their halves don't belong together.
        #expect(error?.code == (text.utf8.count > 80 ? .invalidKey : code))
    }

    @Test("generated secrets differ, and come back from their text")
    func generation() throws {
        var random = SystemRandomNumberGenerator()
        let first = WebhookSecret.symmetric(using: &random).revealed
        let second = WebhookSecret.symmetric(using: &random).revealed
        #expect(first != second)
        let pair = try WebhookSecret.ed25519(using: &random)
        for text in [first, second, pair.revealed] {
            #expect(try WebhookSecret(parsing: text).revealed == text)
        }
        #expect(pair.verificationKey.revealed.hasPrefix("whpk_"))
    }

    @Test("a rotated secret signs along until its grace period is over")
    func rotation() throws {
        let now = Date(timeIntervalSince1970: 1_800_000_000)
        let (new, old) = (try WebhookSecret(parsing: Self.ed25519), try WebhookSecret(parsing: Self.symmetric))
        let endpoint = WebhookEndpoint(
            id: EndpointID(unchecked: "ep_1"), url: try EndpointURL("https://example.com"),
            secrets: [EndpointSecret(new), EndpointSecret(old, validUntil: now + 60)], createdAt: now)
        let id = MessageID(unchecked: "msg_1")
        let during = try endpoint.signingSecrets(at: now + 59.9).sign(id: id, timestamp: 1_800_000_059, body: [1])
        #expect(during.split(separator: " ").map { $0.prefix { $0 != "," } } == ["v1a", "v1"])
        let after = try endpoint.signingSecrets(at: now + 60).sign(id: id, timestamp: 1_800_000_060, body: [1])
        #expect(after.split(separator: " ").map { $0.prefix { $0 != "," } } == ["v1a"])
        for key in [new.verificationKey, old.verificationKey] {
            let headers = ["webhook-id": "msg_1", "webhook-timestamp": "1800000059", "webhook-signature": during]
            _ = try WebhookVerifier(keys: [key]).verify(body: [1], now: now) { headers[$0] }
        }
    }
}

@Suite("Secrets at rest")
struct SecretBoxTests {
    private static let key = "a key of more than 16 bytes"
    private static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    private let endpoint = EndpointID(unchecked: "ep_1")

    @Test("what is sealed opens again, and never looks the same twice")
    func roundTrip() throws {
        let box = try SecretBox(secret: Self.key)
        let secret = try WebhookSecret(parsing: Self.secret)
        let (first, second) = (try box.seal(secret, for: endpoint), try box.seal(secret, for: endpoint))
        #expect(first != second)
        #expect(try SecretBox(secret: Self.key).open(first, for: endpoint).revealed == Self.secret)
        #expect(!String(decoding: first, as: UTF8.self).contains("whsec"))
    }

    @Test("another key, another endpoint, a changed, cut or foreign text opens nothing")
    func refused() throws {
        let box = try SecretBox(secret: Self.key)
        let sealed = try box.seal(WebhookSecret(parsing: Self.secret), for: endpoint)
        let other = EndpointID(unchecked: "ep_2")
        #expect(throws: SecretBoxError.notOpened(other)) { try box.open(sealed, for: other) }
        let otherBox = try SecretBox(secret: Self.key + "!")
        #expect(throws: SecretBoxError.notOpened(endpoint)) { try otherBox.open(sealed, for: endpoint) }
        for index in sealed.indices {
            var changed = sealed
            changed[index] ^= 1
            #expect(throws: SecretBoxError.notOpened(endpoint)) { try box.open(changed, for: endpoint) }
            #expect(throws: SecretBoxError.notOpened(endpoint)) {
                try box.open(Array(sealed.prefix(index)), for: endpoint)
            }
        }
    }

    @Test("a short key is refused")
    func shortKey() {
        #expect(throws: SecretBoxError.secretTooShort) { try SecretBox(secret: "fifteen bytes..") }
    }
}
