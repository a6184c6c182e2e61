import Foundation
import Logging

/// One claimed delivery from its request to its recorded outcome.
struct DeliveryAttempt: Sendable {
    private static let recordBackoff = Backoff(first: .milliseconds(100), longest: .seconds(2))
    private static let recordTries = 4

    let service: DeliveryService
    let delivery: Delivery

    func run() async {
        let startedAt = Date()
        let start = ContinuousClock.now
        let result = await service.sender.send(delivery, at: startedAt)
        let duration = ContinuousClock.now - start
        // From here on cancellation mustn't interfere: the endpoint may have acted on the request already.
        await Task {
            guard let result else { return await service.release([delivery]) }
            await record(outcome(of: result, startedAt: startedAt, duration: duration))
        }.value
    }

    private func outcome(of result: AttemptResult, startedAt: Date, duration: Duration) -> AttemptOutcome {
        let verdict = service.configuration.policy.verdict(
            after: result, attempt: delivery.attempt, now: Date(), random: Double.random(in: 0...1))
        return AttemptOutcome(startedAt: startedAt, duration: duration, result: result, verdict: verdict)
    }

    /// Tries a few times; after that the lease runs out and the message is sent again, which at-least-once allows.
    private func record(_ outcome: AttemptOutcome) async {
        for count in 1...Self.recordTries {
            do {
                let isHeld = try await service.outbox.record(outcome, of: delivery)
                return log(outcome, isHeld: isHeld)
            } catch {
                service.logger.error(
                    "Could not record a webhook attempt", metadata: metadata(["error": "\(error)"]))
                if count < Self.recordTries {
                    try? await Task.sleep(for: Self.recordBackoff.delay(afterFailure: count))
                }
            }
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
