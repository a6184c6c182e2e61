import Foundation
import Logging
import ServiceLifecycle

/// Sends what lies in the outbox, until it is told to stop.
///
/// Shutting down (gracefully or by cancellation) stops claiming, gives running attempts a grace period and then breaks
/// them off. Every claim ends recorded or released; one whose process died falls due again when its lease runs out.
package struct DeliveryService: Service {
    package struct Configuration: Sendable {
        /// Deliveries under way at once.
        package var concurrency = 64
        /// Of these, to one endpoint, so that a slow one can't take all.
        package var concurrencyPerEndpoint = 8
        /// For one attempt, in seconds: resolving, connecting, sending and reading the answer.
        package var timeout: TimeInterval = 15
        /// How much of an answer is read, in bytes; the rest is neither waited for nor kept.
        package var responseBytes = 64 * 1024
        /// How long a claim holds, in seconds; it must outlast an attempt, its recording and the grace period.
        package var lease: TimeInterval = 30
        /// How long attempts may go on after shutdown began, in seconds.
        package var gracePeriod: TimeInterval = 10
        /// Longest time between two looks into the outbox, in seconds, whatever wake-ups got lost.
        package var pollInterval: TimeInterval = 5
        package var policy = RetryPolicy()
        package var resolver = HostResolver.system
        /// The wall clock: what falls due, timestamps of attempts, which secrets are valid.
        package var now: @Sendable () -> Date = { Date() }
        /// Evenly distributed over 0 ... 1; spreads retries.
        package var random: @Sendable () -> Double = { .random(in: 0...1) }

        package init() {}
    }

    let outbox: any Outbox
    let configuration: Configuration
    let sender: DeliverySender
    let wakeUps: AsyncStream<Void>
    let logger: Logger

    /// - Parameters:
    ///   - wakeUps: an element whenever something was put into the outbox; it may come late, or not at all.
    package init(
        outbox: any Outbox, addressGuard: AddressGuard, wakeUps: AsyncStream<Void>,
        configuration: Configuration = .init(), logger: Logger
    ) {
        self.outbox = outbox
        self.configuration = configuration
        self.wakeUps = wakeUps
        self.logger = logger
        sender = DeliverySender(
            addressGuard: addressGuard, resolver: configuration.resolver, timeout: .seconds(configuration.timeout),
            bodyLimit: configuration.responseBytes, connectionsPerHost: configuration.concurrency,
            now: configuration.now)
    }

    /// Returns once all claims are recorded or released. To be called once.
    package func run() async throws {
        let bell = Bell()
        let wakeUps = wakeUps
        let forwarding = Task { for await _ in wakeUps { bell.ring() } }
        // Not a child task: cancelling `run()` must not break off attempts before their grace period is over.
        let work = Task { await DeliveryLoop(service: self, bell: bell).run() }
        await withTaskCancellationOrGracefulShutdownHandler {
            await work.value
        } onCancelOrGracefulShutdown: {
            bell.close()
        }
        forwarding.cancel()
        await sender.close()
    }
}
