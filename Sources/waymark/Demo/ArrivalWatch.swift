import Foundation
import Logging
import Protocol
import Storage
import Webhooks

/// A backend that waits for arrivals: an endpoint of its own, a receiver on loopback, and the verified webhooks.
struct ArrivalWatch: Sendable {
    struct Arrival: Sendable {
        var id: String
        var trip: String
        var body: String
    }

    private let receiver: WebhookReceiver
    private let arrivals: AsyncStream<Arrival>

    /// Registers an endpoint in place of those of earlier demos.
    static func start(database: Database, secret: String, logger: Logger) async throws -> ArrivalWatch {
        var random = SystemRandomNumberGenerator()
        let endpointSecret = WebhookSecret.symmetric(using: &random)
        let verifier = WebhookVerifier(keys: [endpointSecret.verificationKey])
        let (arrivals, arrived) = AsyncStream.makeStream(of: Arrival.self)
        let receiver = try await WebhookReceiver.start { request in
            let verdict = request.verdict(by: verifier)
            if verdict.isVerified, let event = try? WebhookEvent.decode(request.body), event.type == .tripArrived {
                let id = request.headers.first { $0.0.lowercased() == "webhook-id" }?.1 ?? ""
                arrived.yield(
                    Arrival(id: id, trip: event.data.trip.id, body: String(decoding: request.body, as: UTF8.self)))
            }
            return verdict.status
        }
        let endpoint = WebhookEndpoint(
            id: EndpointID(at: Date(), using: &random), url: try EndpointURL("http://127.0.0.1:\(receiver.port)/"),
            secrets: [EndpointSecret(endpointSecret)], createdAt: Date())
        let box = try SecretBox(secret: secret)
        try await database.withPool(logger: logger) { pool in
            let store = EndpointStore(pool: pool, box: box)
            for old in try await store.list() { _ = try await store.remove(old.id) }
            try await store.add(endpoint)
        }
        return ArrivalWatch(receiver: receiver, arrivals: arrivals)
    }

    /// The verified arrival of a trip, `nil` where none comes in time.
    func arrival(of trip: String, within patience: Duration) async -> Arrival? {
        await withTaskGroup(of: Arrival?.self) { tasks in
            tasks.addTask { await self.arrivals.first { $0.trip == trip } }
            tasks.addTask {
                try? await Task.sleep(for: patience)
                return nil
            }
            defer { tasks.cancelAll() }
            return await tasks.next() ?? nil
        }
    }

    func stop() async { try? await receiver.stop() }
}
