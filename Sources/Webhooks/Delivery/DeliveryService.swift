import Foundation
import Logging
import NIOCore
import ServiceLifecycle

/// Delivers what the outbox holds: claims what is due, sends, and records what came of it.
///
/// At least once: the claim is committed before the request goes out, and the outcome counts only while the claim holds. A
/// worker that dies leaves claims that run out and fall due again.
package struct DeliveryService: Service {
    package struct Configuration: Sendable {
        /// Requests under way at once, in all and to one endpoint.
        package var concurrency = 64
        package var concurrencyPerEndpoint = 8
        package var timeout: TimeInterval = 15
        /// How long a claim holds: longer than any attempt.
        package var lease: TimeInterval = 60
        /// How long to sleep at the most before looking again.
        package var pollInterval: TimeInterval = 5
        package var responseBytes = 64 * 1024
        package var policy = RetryPolicy()
        package var resolver = HostResolver.system

        package init() {}
    }

    private let outbox: any Outbox
    private let wakeUps: AsyncStream<Void>
    private let configuration: Configuration
    private let logger: Logger
    private let request: DeliveryRequest

    /// - Parameter wakeUps: says that something may have become due.
    package init(
        outbox: any Outbox, addressGuard: AddressGuard, wakeUps: AsyncStream<Void>,
        configuration: Configuration = Configuration(), logger: Logger
    ) {
        self.outbox = outbox
        self.wakeUps = wakeUps
        self.configuration = configuration
        self.logger = logger
        let timeout = TimeAmount.milliseconds(Int64(configuration.timeout * 1000))
        request = DeliveryRequest(
            clients: PinnedClients(timeout: timeout), resolver: configuration.resolver, addressGuard: addressGuard,
            timeout: timeout, bodyLimit: configuration.responseBytes)
    }

    /// What the loop waits for.
    private enum Event: Sendable {
        case wakeUp
        case timer
        case sent(EndpointID)
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown { await deliver() }
        await request.clients.shutdown()
    }

    private func deliver() async {
        await withTaskGroup(of: Event.self) { tasks in
            var inFlight: [EndpointID: Int] = [:]
            tasks.addTask { await nextWakeUp() }
            tasks.addTask { await sleep(until: await nextTime()) }
            await claim(&inFlight, into: &tasks)
            while !Task.isCancelled, let event = await tasks.next() {
                guard !Task.isCancelled else { break }
                switch event {
                case .wakeUp: tasks.addTask { await nextWakeUp() }
                case .timer: tasks.addTask { await sleep(until: await nextTime()) }
                case .sent(let endpoint): inFlight[endpoint] = (inFlight[endpoint] ?? 1) - 1
                }
                await claim(&inFlight, into: &tasks)
            }
            // Requests that are under way are abandoned: their claims run out, and the next worker sends them again.
            tasks.cancelAll()
        }
    }

    private func claim(_ inFlight: inout [EndpointID: Int], into tasks: inout TaskGroup<Event>) async {
        inFlight = inFlight.filter { $0.value > 0 }
        let room = configuration.concurrency - inFlight.values.reduce(0, +)
        guard room > 0 else { return }
        let wanted = ClaimRequest(
            now: Date(), lease: configuration.lease, limit: room,
            limitPerEndpoint: configuration.concurrencyPerEndpoint, inFlight: inFlight)
        do {
            for delivery in try await outbox.claim(wanted) {
                inFlight[delivery.endpoint.id, default: 0] += 1
                tasks.addTask { await attempt(delivery) }
            }
        } catch {
            if !Task.isCancelled { logger.warning("Could not claim webhooks", metadata: ["error": "\(error)"]) }
        }
    }

    private func attempt(_ delivery: Delivery) async -> Event {
        let startedAt = Date()
        let began = ContinuousClock.now
        let result = await request.send(delivery, at: startedAt)
        // An attempt that the shutdown broke off says nothing about the endpoint.
        guard !Task.isCancelled else { return .sent(delivery.endpoint.id) }
        let verdict = configuration.policy.verdict(
            after: result, attempt: delivery.attempt, now: Date(), random: .random(in: 0..<1))
        let outcome = AttemptOutcome(
            startedAt: startedAt, duration: began.duration(to: .now), result: result, verdict: verdict)
        await record(outcome, of: delivery)
        return .sent(delivery.endpoint.id)
    }

    private func record(_ outcome: AttemptOutcome, of delivery: Delivery) async {
        do {
            guard try await outbox.record(outcome, of: delivery) else {
                logger.notice("A claim had run out", metadata: ["message": "\(delivery.messageID)"])
                return
            }
        } catch {
            // Nothing was recorded: the claim runs out, and the message is sent again.
            logger.warning(
                "Could not record a delivery", metadata: ["message": "\(delivery.messageID)", "error": "\(error)"])
        }
    }

    private func nextWakeUp() async -> Event {
        for await _ in wakeUps { return .wakeUp }
        // Nobody signals any more; the timer goes on.
        await sleep(seconds: .infinity)
        return .wakeUp
    }

    private func nextTime() async -> Date {
        let latest = Date().addingTimeInterval(configuration.pollInterval)
        let due = try? await outbox.nextDue(after: Date())
        return min(due ?? latest, latest)
    }

    private func sleep(until date: Date) async -> Event {
        await sleep(seconds: max(date.timeIntervalSinceNow, 0.01))
        return .timer
    }

    private func sleep(seconds: TimeInterval) async {
        try? await Task.sleep(for: .seconds(min(seconds, 86_400)))
    }
}
