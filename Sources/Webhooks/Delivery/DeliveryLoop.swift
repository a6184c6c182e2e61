import Foundation
import Logging

/// Claims while there is room, starts each claim's attempt at once, and waits for the next reason to look again.
struct DeliveryLoop: Sendable {
    private static let claimBackoff = Backoff(first: .milliseconds(250), longest: .seconds(30))

    let service: DeliveryService
    let bell: Bell
    private let workload = Workload()

    init(service: DeliveryService, bell: Bell) {
        self.service = service
        self.bell = bell
    }

    private var configuration: DeliveryService.Configuration { service.configuration }

    func run() async {
        await withDiscardingTaskGroup { attempts in
            var failures = 0
            while !bell.isClosed {
                do {
                    let now = configuration.now()
                    try await startDueDeliveries(at: now, in: &attempts)
                    let next = try await nextLook(after: now)
                    failures = 0
                    await bell.wait(until: next)
                } catch {
                    failures += 1
                    await pause(afterFailure: failures, error)
                }
            }
            await finishAttempts()
            attempts.cancelAll()
        }
    }

    private func startDueDeliveries(at now: Date, in attempts: inout DiscardingTaskGroup) async throws {
        let room = configuration.concurrency - workload.count
        guard room > 0 else { return }
        let deliveries = try await service.outbox.claim(
            ClaimRequest(
                now: now, lease: configuration.lease, limit: room,
                limitPerEndpoint: configuration.concurrencyPerEndpoint,
                inFlight: workload.byEndpoint))
        guard !bell.isClosed else { return await service.release(deliveries) }
        for delivery in deliveries {
            workload.add(delivery.endpoint.id)
            attempts.addTask {
                await DeliveryAttempt(service: service, delivery: delivery).run()
                workload.remove(delivery.endpoint.id)
                // There is room for one more.
                bell.ring()
            }
        }
    }

    /// When the next delivery falls due, if that is before the next poll.
    ///
    /// Counted from the moment of the claim, so that what fell due during it isn't left to the poll.
    private func nextLook(after now: Date) async throws -> ContinuousClock.Instant {
        let poll = Duration.seconds(configuration.pollInterval)
        guard workload.count < configuration.concurrency, let due = try await service.outbox.nextDue(after: now) else {
            return .now + poll
        }
        let wait = due.timeIntervalSince(configuration.now())
        return .now + .seconds(max(0, min(wait, configuration.pollInterval)))
    }

    /// Rings don't shorten the pause: a database in trouble isn't helped by more questions.
    private func pause(afterFailure count: Int, _ error: any Error) async {
        let end = ContinuousClock.now + Self.claimBackoff.delay(afterFailure: count)
        service.logger.error("Could not claim webhook deliveries; will try again", metadata: ["error": "\(error)"])
        while !bell.isClosed, ContinuousClock.now < end {
            await bell.wait(until: end)
        }
    }

    private func finishAttempts() async {
        let end = ContinuousClock.now + .seconds(configuration.gracePeriod)
        while workload.count > 0, ContinuousClock.now < end {
            await bell.wait(until: end)
        }
    }
}
