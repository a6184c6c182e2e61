import Foundation
import Logging

/// One claimed delivery from its request to its recorded outcome.
struct DeliveryAttempt: Sendable {
    private static let recordBackoff = Backoff(first: .milliseconds(50), longest: .seconds(2))

    let service: DeliveryService
    let delivery: Delivery

    func run() async {
        let startedAt = service.configuration.now()
        let start = ContinuousClock.now
        let result = await service.sender.send(delivery, at: startedAt)
        let duration = ContinuousClock.now - start
        guard let result else { return await Task { await service.release([delivery]) }.value }
        await record(outcome(of: result, startedAt: startedAt, duration: duration))
    }

    private func outcome(of result: AttemptResult, startedAt: Date, duration: Duration) -> AttemptOutcome {
        let verdict = service.configuration.policy.verdict(
            after: result, attempt: delivery.attempt, now: service.configuration.now(),
            random: service.configuration.random())
        return AttemptOutcome(startedAt: startedAt, duration: duration, result: result, verdict: verdict)
    }

    /// Tries until the lease runs out or shutdown's grace period is over; after that the message is sent again, which
    /// at-least-once allows.
    private func record(_ outcome: AttemptOutcome) async {
        var failures = 0
        while true {
            // Not a child task, so that cancellation can't interfere: the endpoint may have acted on the request already.
            let recording = Task { try await service.outbox.record(outcome, of: delivery) }
            switch await recording.result {
            case .success(let isHeld): return log(outcome, isHeld: isHeld)
            case .failure(let error):
                service.logger.error(
                    "Could not record a webhook attempt", metadata: metadata(["error": "\(error)"]))
            }
            guard !Task.isCancelled, service.configuration.now() < delivery.claim.deadline else { return }
            failures += 1
            try? await Task.sleep(for: Self.recordBackoff.delay(afterFailure: failures))
        }
    }

    private func log(_ outcome: AttemptOutcome, isHeld: Bool) {
        guard isHeld else {
            service.logger.notice("A webhook attempt outlived its claim; its outcome is dropped", metadata: metadata())
            return
        }
        let extra: Logger.Metadata = ["result": "\(outcome.result.summary)", "verdict": "\(outcome.verdict)"]
        if outcome.verdict == .delivered {
            service.logger.debug("Delivered a webhook", metadata: metadata(extra))
        } else {
            service.logger.notice("A webhook attempt failed", metadata: metadata(extra))
        }
    }

    private func metadata(_ extra: Logger.Metadata = [:]) -> Logger.Metadata {
        let about: Logger.Metadata = [
            "message": "\(delivery.messageID)", "endpoint": "\(delivery.endpoint.id)", "attempt": "\(delivery.attempt)",
        ]
        return about.merging(extra) { $1 }
    }
}

extension DeliveryService {
    /// Gives claims back; where that fails, their leases run out.
    func release(_ deliveries: [Delivery]) async {
        guard !deliveries.isEmpty else { return }
        do {
            try await outbox.release(deliveries)
        } catch {
            logger.error(
                "Could not release webhook claims; their leases will run out",
                metadata: ["error": "\(error)", "count": "\(deliveries.count)"])
        }
    }
}

extension AttemptResult {
    fileprivate var summary: String {
        switch self {
        case .answered(let answer): String(answer.status)
        case .failed(let failure): failure.description
        }
    }
}
