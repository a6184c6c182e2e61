import Foundation
import PostgreSQL
import Protocol
import Storage
import Webhooks

/// A receiver of webhooks on loopback, registered as an endpoint, that notes when each comes.
struct WebhookInbox: Sendable {
    private struct Received: Sendable {
        let body: [UInt8]
        let at: ContinuousClock.Instant
    }

    private let received: AsyncStream<Received>

    static let box = Result { try SecretBox(secret: WaymarkProcess.secret) }

    /// Runs `body` while arrivals are told here.
    static func open<T>(for pool: ConnectionPool, _ body: (WebhookInbox) async throws -> T) async throws -> T {
        let (stream, continuation) = AsyncStream.makeStream(of: Received.self)
        let receiver = try await WebhookReceiver.start { request in
            continuation.yield(Received(body: request.body, at: .now))
            return 204
        }
        let endpoints = EndpointStore(pool: pool, box: try box.get())
        let endpoint = try endpoint(port: receiver.port)
        try await endpoints.add(endpoint)
        let result: Result<T, any Error>
        do {
            result = .success(try await body(WebhookInbox(received: stream)))
        } catch {
            result = .failure(error)
        }
        _ = try await endpoints.remove(endpoint.id)
        try await receiver.stop()
        return try result.get()
    }

    private static func endpoint(port: Int) throws -> WebhookEndpoint {
        var random = SystemRandomNumberGenerator()
        return WebhookEndpoint(
            id: EndpointID(at: Date(), using: &random), url: try EndpointURL("http://127.0.0.1:\(port)/"),
            secrets: [EndpointSecret(.symmetric(using: &random))],
            eventTypes: [WebhookEvent.Kind.tripArrived.rawValue], createdAt: Date())
    }

    /// When the webhook about each trip came.
    ///
    /// - Throws: where one doesn't come within a minute.
    func instants(of trips: Set<String>) async throws -> [String: ContinuousClock.Instant] {
        try await withThrowingTaskGroup(of: [String: ContinuousClock.Instant].self) { tasks in
            tasks.addTask { try await collect(trips) }
            tasks.addTask {
                try await Task.sleep(for: .seconds(60))
                throw BenchFailure("some of \(trips.count) webhooks didn't come within a minute")
            }
            defer { tasks.cancelAll() }
            return try await tasks.next() ?? [:]
        }
    }

    private func collect(_ trips: Set<String>) async throws -> [String: ContinuousClock.Instant] {
        var instants: [String: ContinuousClock.Instant] = [:]
        for await webhook in received {
            let trip = try WebhookEvent.decode(webhook.body).data.trip.id
            if trips.contains(trip), instants[trip] == nil { instants[trip] = webhook.at }
            if instants.count == trips.count { break }
        }
        return instants
    }
}
