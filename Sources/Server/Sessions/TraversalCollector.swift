import Logging
import Routing
import ServiceLifecycle
import Storage
import Synchronization
import Trips

/// Collects what trips say of the roads, and writes what many of them have in common into the database, from time to time
/// and at the end.
final class TraversalCollector: Service {
    fileprivate struct State {
        var tally = SpeedTally()
        /// The last quarter of an hour that was asked for: hours begin with one, whatever the zone.
        var quarter: (number: Int64, hour: HourOfWeek)?
        /// When what is too old was removed last.
        var cleanedAt: Instant?
    }

    private let store: ObservedSpeedStore
    private let clock: LocalClock
    private let flushInterval: Duration
    private let logger: Logger
    private let state = Mutex(State())

    /// Traversals that are older, or lie further ahead, come from devices with a clock that can't be believed.
    private static let longestDelay = 3_600.0
    private static let secondsBetweenCleanings = 86_400.0

    /// - Parameter clock: which tells the hour at the roads.
    init(
        store: ObservedSpeedStore, clock: LocalClock, flushInterval: Duration = .seconds(60), logger: Logger
    ) {
        self.store = store
        self.clock = clock
        self.flushInterval = flushInterval
        self.logger = logger
    }

    /// - Parameter metric: what the trip's roads cost.
    func take(_ traversals: [Traversal], on metric: Metric, by trip: String, at now: Instant) {
        // Another number in each process: nobody can reckon back from it.
        let number = trip.hashValue
        for traversal in traversals where abs(now.seconds(since: traversal.enteredAt)) < Self.longestDelay {
            guard let stretch = metric.network.observedStretch(of: traversal.arc),
                let slowness = metric.slowness(of: traversal)
            else { continue }
            state.withLock { state in
                let hour = state.hour(of: traversal.enteredAt, clock)
                let cell = SpeedTally.Cell(stretch: stretch, mode: metric.profile.mode, hour: hour)
                state.tally.add(slowness, to: cell, by: number, at: now)
            }
        }
    }

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                try await Task.sleep(for: self.flushInterval)
                await self.flush(at: .now)
            }
        }
        await flush(at: .now)
    }

    /// Writes what is complete. What the database doesn't take waits for the next time.
    func flush(at now: Instant) async {
        let (speeds, cleans) = state.withLock { state in
            let cleans = state.isToBeCleaned(at: now, after: Self.secondsBetweenCleanings)
            if cleans { state.tally.giveUpStale(at: now) }
            return (state.tally.takeComplete(), cleans)
        }
        do {
            try await store.add(speeds, at: now)
        } catch {
            logger.warning(
                "Observed speeds wait for the database", metadata: ["rows": "\(speeds.count)", "error": "\(error)"])
            state.withLock { $0.tally.putBack(speeds) }
        }
        guard cleans else { return }
        do {
            try await store.removeFaded(at: now)
        } catch {
            // What was written stays written: it must not be put back with this.
            logger.warning("Faded speeds stay for another day", metadata: ["error": "\(error)"])
        }
    }
}

extension TraversalCollector.State {
    /// Calendars are slow.
    mutating func hour(of instant: Instant, _ clock: LocalClock) -> HourOfWeek {
        let number = instant.milliseconds / 900_000
        if let quarter, quarter.number == number { return quarter.hour }
        let hour = HourOfWeek(clock.time(at: instant))
        quarter = (number, hour)
        return hour
    }

    mutating func isToBeCleaned(at now: Instant, after seconds: Double) -> Bool {
        if let cleanedAt, now.seconds(since: cleanedAt) < seconds { return false }
        cleanedAt = now
        return true
    }
}
