import ArgumentParser
import Foundation
import Webhooks

struct ListenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "listen", abstract: "Receive webhooks on this machine, verify and print them.",
        discussion: "Example: waymark listen --port 9000 --secret whsec_…")

    @Option(help: "The port; 0 for any free one.") var port = 9_000
    @Option(help: "The endpoint's secret; without it nothing is verified, and everything refused.") var secret: String?

    func run() async throws {
        let verifier = WebhookVerifier(keys: try secret.map { [try WebhookVerificationKey(parsing: $0)] } ?? [])
        let receiver = try await WebhookReceiver.start(port: port) { request in
            let verdict = request.verdict(by: verifier)
            Terminal.say("\(verdict.line)  \(String(decoding: request.body, as: UTF8.self))")
            return verdict.status
        }
        Terminal.say("listening on http://127.0.0.1:\(receiver.port)/")
        // Until the process is told to end.
        while !Task.isCancelled { try await Task.sleep(for: .seconds(3_600)) }
    }
}

extension WebhookReceiver.Request {
    /// What a receiver makes of a request, in words and as an HTTP status.
    struct Verdict: Sendable {
        var isVerified: Bool
        var line: String
        var status: Int
    }

    func verdict(by verifier: WebhookVerifier) -> Verdict {
        do {
            let verified = try verifier.verify(body: body, now: Date()) { name in
                headers.first { $0.0.lowercased() == name }?.1
            }
            return Verdict(isVerified: true, line: "verified \(verified.id)", status: 204)
        } catch {
            return Verdict(isVerified: false, line: "refused: \(error)", status: 401)
        }
    }
}
