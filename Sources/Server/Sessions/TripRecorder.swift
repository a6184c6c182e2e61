import Logging
import ServiceLifecycle
import Storage
import Synchronization
import Trips

/// Carries what trips want kept into the database: facts one by one and in order, positions and snapshots in batches behind.
///
/// While the database is away, facts wait and are retried in order; positions wait up to a bound, then the oldest are
/// dropped and counted. Drivers are guided on all the while.
final class TripRecorder: Service {
    /// One fact on its way, and whoever waits for it.
    struct Entry: Sendable {
        var event: TripEventRecord
        var snapshot: TripSnapshot
        var endReason: String?
        var epoch: DriverEpoch
        /// Told when it is committed, or refused for good.
        var completed: @Sendable (Result<Void, any Error>) -> Void
    }

    struct Limits: Sendable {
        var positions = 200_000
        /// Facts of one trip that may wait; a trip has some dozens in all.
        var factsPerTrip = 1_000
        var flushInterval: Duration = .seconds(1)
    }

    private struct State {
        var facts: [String: [Entry]] = [:]
        /// Trips whose facts are being written.
        var working: Set<String> = []
        var positions: [PositionStore.Entry] = []
        var snapshots: [String: (epoch: DriverEpoch, snapshot: TripSnapshot)] = [:]
        var droppedPositions = 0
        /// Who waits for a trip's facts.
        var settling: [String: [CheckedContinuation<Void, any Error>]] = [:]
    }

    private let trips: TripStore
    private let positions: PositionStore
    private let wake: @Sendable () -> Void
    private let limits: Limits
    private let logger: Logger
    private let state = Mutex(State())

    /// - Parameter wake: called after a commit that may have made a webhook due.
    init(
        trips: TripStore, positions: PositionStore, limits: Limits = Limits(), logger: Logger,
        wake: @escaping @Sendable () -> Void
    ) {
        self.trips = trips
        self.positions = positions
        self.limits = limits
        self.logger = logger
        self.wake = wake
    }

    /// How much waits, and how much had to be dropped.
    var backlog: (facts: Int, positions: Int, droppedPositions: Int) {
        state.withLock { state in
            (state.facts.values.reduce(0) { $0 + $1.count }, state.positions.count, state.droppedPositions)
        }
    }
}

// MARK: - What sessions hand over

extension TripRecorder {
    /// Adds a fact behind those of the same trip that still wait.
    func record(_ entry: Entry, of trip: String) {
        let begins = state.withLock { state -> Bool? in
            guard state.facts[trip, default: []].count < limits.factsPerTrip else { return nil }
            state.facts[trip, default: []].append(entry)
            state.snapshots[trip] = nil
            return state.working.insert(trip).inserted
        }
        switch begins {
        case .some(true): Task { await writeFacts(of: trip) }
        case .some(false): break
        case .none: entry.completed(.failure(TooManyFacts()))
        }
    }

    struct TooManyFacts: Error {}

    /// Adds a fix to the track.
    func keep(_ entry: PositionStore.Entry) {
        state.withLock { state in
            if state.positions.count >= limits.positions {
                let excess = limits.positions / 10 + 1
                state.positions.removeFirst(min(excess, state.positions.count))
                state.droppedPositions += excess
            }
            state.positions.append(entry)
        }
    }

    /// Notes where a trip is, for whoever goes on with it after a crash.
    func note(_ snapshot: TripSnapshot, of trip: String, epoch: DriverEpoch) {
        state.withLock { state in
            // A fact that waits carries a snapshot of its own; an older one must not come after it.
            guard state.facts[trip] == nil else { return }
            state.snapshots[trip] = (epoch, snapshot)
        }
    }

    /// Waits until nothing of the trip waits any more, so that its row says all.
    ///
    /// - Throws: what keeps its facts from being written; they go on being tried.
    func settle(_ trip: String) async throws {
        try await withCheckedThrowingContinuation { continuation in
            let isSettled = state.withLock { state in
                guard state.working.contains(trip) else { return true }
                state.settling[trip, default: []].append(continuation)
                return false
            }
            if isSettled { continuation.resume() }
        }
        await flush(only: trip)
    }
}

// MARK: - Writing

extension TripRecorder {
    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                try await Task.sleep(for: self.limits.flushInterval)
                await self.flush()
            }
        }
        await finish()
    }

    /// What waits is written before the end if the database takes it.
    private func finish() async {
        for trip in state.withLock({ Array($0.working) }) { try? await settle(trip) }
        await flush()
        let left = backlog
        guard left.facts > 0 || left.positions > 0 else { return }
        logger.error(
            "Not written at the end; trips decide their facts anew when their drivers come back",
            metadata: ["facts": "\(left.facts)", "positions": "\(left.positions)"])
    }

    /// Writes the facts of one trip until there are none, in order. One that fails for want of the database is tried again.
    private func writeFacts(of trip: String) async {
        var pause = Duration.milliseconds(100)
        while let entry = state.withLock({ $0.facts[trip]?.first }) {
            do {
                _ = try await trips.record(
                    [entry.event], of: trip, snapshot: entry.snapshot, endReason: entry.endReason, epoch: entry.epoch)
                finish(entry, of: trip, with: .success(()))
                wake()
                pause = .milliseconds(100)
            } catch let error as TripStoreError {
                finish(entry, of: trip, with: .failure(error))
            } catch {
                logger.warning(
                    "A fact waits for the database", metadata: ["trip": "\(trip)", "error": "\(error)"])
                giveUpSettling(trip, because: error)
                try? await Task.sleep(for: pause)
                pause = min(pause * 2, .seconds(2))
            }
        }
    }

    private func finish(_ entry: Entry, of trip: String, with result: Result<Void, any Error>) {
        let waiting = state.withLock { state -> [CheckedContinuation<Void, any Error>] in
            state.facts[trip]?.removeFirst()
            guard state.facts[trip]?.isEmpty ?? true else { return [] }
            state.facts[trip] = nil
            state.working.remove(trip)
            return state.settling.removeValue(forKey: trip) ?? []
        }
        entry.completed(result)
        waiting.forEach { $0.resume() }
    }

    private func giveUpSettling(_ trip: String, because error: any Error) {
        let waiting = state.withLock { $0.settling.removeValue(forKey: trip) ?? [] }
        waiting.forEach { $0.resume(throwing: error) }
    }

    private func flush(only trip: String? = nil) async {
        let (positions, snapshots) = state.withLock { state in
            let snapshots = trip.map { id in state.snapshots[id].map { [id: $0] } ?? [:] } ?? state.snapshots
            for id in snapshots.keys { state.snapshots[id] = nil }
            guard trip == nil else { return ([PositionStore.Entry](), snapshots) }
            defer { state.positions = [] }
            return (state.positions, snapshots)
        }
        do {
            try await self.trips.save(
                snapshots.map { (trip: $0.key, epoch: $0.value.epoch, snapshot: $0.value.snapshot) })
        } catch {
            // The next fix brings a newer one.
            logger.warning("Could not save where trips are", metadata: ["error": "\(error)"])
        }
        do {
            try await self.positions.append(positions)
        } catch {
            logger.warning(
                "Positions wait for the database", metadata: ["positions": "\(positions.count)", "error": "\(error)"])
            state.withLock { state in
                let room = max(limits.positions - state.positions.count, 0)
                state.droppedPositions += max(positions.count - room, 0)
                state.positions.insert(contentsOf: positions.suffix(room), at: 0)
            }
        }
    }
}
