import Foundation
import Logging
import Synchronization
import Webhooks

/// A delivery service at work on an outbox in memory, and what its receivers got.
struct DeliveryRig: Sendable {
    static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    static let payload = Array(#"{"type":"trip.arrived"}"#.utf8)

    let outbox = MemoryOutbox()
    var configuration = DeliveryService.Configuration()
    var addressGuard = AddressGuard.loopbackAllowed

    init() { configuration.gracePeriod = 0 }

    /// Runs the service around the body, then cancels it and waits for its end.
    func run<Value: Sendable>(_ body: (Task<Void, any Error>) async throws -> Value) async throws -> Value {
        let (wakeUps, signal) = AsyncStream<Void>.makeStream()
        let service = DeliveryService(
            outbox: outbox, addressGuard: addressGuard, wakeUps: wakeUps, configuration: configuration,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let running = Task { try await service.run() }
        let result: Result<Value, any Error>
        do { result = .success(try await body(running)) } catch { result = .failure(error) }
        running.cancel()
        _ = await running.result
        signal.finish()
        return try result.get()
    }

    @discardableResult
    func put(_ count: Int = 1, to url: String, endpoint name: String = "ep_one") async throws -> EndpointID {
        let endpoint = WebhookEndpoint(
            id: EndpointID(unchecked: name), url: try EndpointURL(url),
            secrets: [EndpointSecret(try WebhookSecret(parsing: Self.secret))], createdAt: Date())
        var random = SystemRandomNumberGenerator()
        for _ in 0..<count {
            let message = WebhookMessage(
                id: MessageID(at: Date(), using: &random), eventType: "trip.arrived", payload: Self.payload,
                createdAt: Date())
            if let message { await outbox.put(message, to: endpoint) }
        }
        return endpoint.id
    }

    /// Waits for so many outcomes, and returns them.
    func outcomes(_ count: Int) async -> [AttemptOutcome] {
        await outbox.wait { $0.recorded.count >= count }
        return await outbox.recorded.prefix(count).map(\.outcome)
    }
}

/// What came in, in order.
final class Inbox: Sendable {
    private let requests = Mutex<[WebhookReceiver.Request]>([])

    var all: [WebhookReceiver.Request] { requests.withLock { $0 } }

    /// Returns how many there are now.
    @discardableResult
    func take(_ request: WebhookReceiver.Request) -> Int {
        requests.withLock { requests in
            requests.append(request)
            return requests.count
        }
    }
}

extension AttemptOutcome {
    var status: Int? {
        if case .answered(let answer) = result { answer.status } else { nil }
    }

    var failure: AttemptFailure.Code? {
        if case .failed(let failure) = result { failure.code } else { nil }
    }

    var isRetried: Bool {
        if case .retry = verdict { true } else { false }
    }
}
