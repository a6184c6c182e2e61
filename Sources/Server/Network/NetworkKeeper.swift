import Logging
import NIOPosix
import Routing
import ServiceLifecycle
import Storage
import Synchronization
import Trips

/// Keeps the active road network and what is reported of its roads in memory, and swaps the whole for what comes next.
final class NetworkKeeper: Service {
    private let networks: NetworkStore
    private let states: RoadStateStore
    private let observed: ObservedSpeedStore?
    private let pool: SearchPool
    private let customizer: NIOThreadPool
    private let clock: LocalClock
    private let wakeUps: WakeUps
    private let tell: @Sendable (RoadNews) -> Void
    private let logger: Logger
    private let current = Mutex<RoutingSnapshot?>(nil)

    /// Between two looks into the database, whatever notifications got lost.
    private static let pollInterval = 30.0

    /// - Parameters:
    ///   - observed: `nil` where nothing is learned.
    ///   - customizer: where networks are made and customized, so that no task and no search waits for that.
    ///   - wakeUps: signaled when another network may have become active, or states have changed.
    ///   - tell: called with what is new once it is served.
    init(
        networks: NetworkStore, states: RoadStateStore, observed: ObservedSpeedStore?, pool: SearchPool,
        customizer: NIOThreadPool, clock: LocalClock, wakeUps: WakeUps, logger: Logger,
        tell: @escaping @Sendable (RoadNews) -> Void
    ) {
        self.networks = networks
        self.states = states
        self.observed = observed
        self.pool = pool
        self.customizer = customizer
        self.clock = clock
        self.wakeUps = wakeUps
        self.logger = logger
        self.tell = tell
    }

    /// What is served now; `nil` while nothing has been imported.
    var snapshot: RoutingSnapshot? { current.withLock { $0 } }

    /// Loads what is not in memory, and applies what holds now.
    func refresh() async throws {
        guard let version = try await networks.activeVersion(), let snapshot = try await load(version) else { return }
        let known = try await states.current(in: snapshot.info.id)
        let now = Instant.now
        let learned = try await learned(on: snapshot, at: now)
        let former = self.snapshot
        let news = try await customizer.runIfActive { [clock] in
            let adapted = snapshot.adapted(to: known, learned: learned, at: now, clock: clock)
            return adapted === former ? nil : RoadNews(adapted, since: former)
        }
        guard let news else { return }
        current.withLock { $0 = news.snapshot }
        pool.serve(news.snapshot)
        if !news.changes.isEmpty { tell(news) }
    }

    /// What has been learned of this hour: read once when the hour or the network begins.
    private func learned(on snapshot: RoutingSnapshot, at now: Instant) async throws -> LearnedHour? {
        guard let observed else { return nil }
        let hour = HourOfWeek(clock.time(at: now))
        if let known = snapshot.live.learned, known.hour == hour { return known }
        let speeds = try await observed.speeds(of: hour, at: now)
        return try await customizer.runIfActive {
            LearnedHour(hour: hour, speeds: LearnedSpeeds(speeds, on: snapshot.network))
        }
    }

    private func load(_ version: (id: Int64, revision: Int64)) async throws -> RoutingSnapshot? {
        if let snapshot, (snapshot.info.id, snapshot.info.revision) == version { return snapshot }
        guard let (info, tables) = try await networks.loadActive() else { return nil }
        let snapshot = try await customizer.runIfActive { try RoutingSnapshot(info: info, tables: tables) }
        logger.info(
            "Road network is served",
            metadata: [
                "network": "\(info.name)", "roads": "\(tables.roads.count)", "junctions": "\(tables.junctions.count)",
            ])
        return snapshot
    }

    /// Follows the database and the clock until the end.
    func run() async throws {
        await cancelWhenGracefulShutdown {
            var alarm = self.setAlarm()
            for await _ in self.wakeUps.stream {
                alarm.cancel()
                await self.refreshOrLog()
                alarm = self.setAlarm()
            }
            alarm.cancel()
        }
    }

    /// Wakes this keeper when something begins or ends by itself.
    private func setAlarm() -> Task<Void, Never> {
        let change = snapshot?.live.nextChange(after: .now).map { $0.seconds(since: .now) }
        let wait = min(max(change ?? Self.pollInterval, 0.001), Self.pollInterval)
        return Task { [wakeUps] in
            guard (try? await Task.sleep(for: .seconds(wait))) != nil else { return }
            wakeUps.signal()
        }
    }

    private func refreshOrLog() async {
        do {
            try await refresh()
        } catch {
            logger.error("Could not look for changes of the roads; they stay", metadata: ["error": "\(error)"])
        }
    }
}
