import Foundation
import Protocol
import Synchronization
import Webhooks

/// A backend that receives webhooks, verifies them and keeps them in the order of coming.
final class Backend: Sendable {
    struct Received: Sendable {
        var id: String
        var event: WebhookEvent
    }

    private let received: Mutex<[Received]>
    private let waiting:
        Mutex<[(trip: String, type: WebhookEvent.Kind, continuation: CheckedContinuation<Void, Never>)]>
    private let receiver: WebhookReceiver
    let secret: WebhookSecret
    var url: String { "http://127.0.0.1:\(receiver.port)/" }

    static func start() async throws -> Backend {
        var random = SystemRandomNumberGenerator()
        let secret = WebhookSecret.symmetric(using: &random)
        let box = Box()
        let verifier = WebhookVerifier(keys: [secret.verificationKey])
        let receiver = try await WebhookReceiver.start { request in
            guard let verified = try? verifier.verify(body: request.body, now: Date(), header: { request.header($0) }),
                let event = try? WebhookEvent.decode(request.body)
            else { return 401 }
            box.backend.withLock { $0 }?.take(Received(id: verified.id, event: event))
            return 204
        }
        let backend = Backend(receiver: receiver, secret: secret)
        box.backend.withLock { $0 = backend }
        return backend
    }

    private final class Box: Sendable {
        let backend = Mutex<Backend?>(nil)
    }

    private init(receiver: WebhookReceiver, secret: WebhookSecret) {
        self.receiver = receiver
        self.secret = secret
        received = Mutex([])
        waiting = Mutex([])
    }

    private func take(_ webhook: Received) {
        received.withLock { $0.append(webhook) }
        let ready = waiting.withLock { waiting in
            let ready = waiting.filter { $0.trip == webhook.event.data.trip.id && $0.type == webhook.event.type }
            waiting.removeAll { $0.trip == webhook.event.data.trip.id && $0.type == webhook.event.type }
            return ready
        }
        ready.forEach { $0.continuation.resume() }
    }

    /// Waits until a webhook of that type has come for the trip.
    func awaitWebhook(_ type: WebhookEvent.Kind, of trip: String) async {
        await withCheckedContinuation { continuation in
            waiting.withLock { $0.append((trip, type, continuation)) }
            let isThere = received.withLock { $0.contains { $0.event.type == type && $0.event.data.trip.id == trip } }
            guard isThere else { return }
            let ready = waiting.withLock { waiting in
                let ready = waiting.filter { $0.trip == trip && $0.type == type }
                waiting.removeAll { $0.trip == trip && $0.type == type }
                return ready
            }
            ready.forEach { $0.continuation.resume() }
        }
    }

    /// The webhooks of a trip; repetitions of one message, which `webhook-id` tells, count once.
    func webhooks(of trip: String) -> [Received] {
        var seen: Set<String> = []
        return received.withLock { $0 }.filter { $0.event.data.trip.id == trip && seen.insert($0.id).inserted }
    }

    func stop() async throws { try await receiver.stop() }
}
