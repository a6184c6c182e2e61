import Routing
import Storage
import Trips

/// The road network as it is served at one time: whoever holds it keeps it, whatever comes after.
final class RoutingSnapshot: Sendable {
    let info: NetworkInfo
    let network: RoadNetwork
    let live: LiveRoads
    /// When what is known of the roads came to be as it is here.
    let changedAt: Instant
    private let metrics: [TravelMode: Metric]

    init(info: NetworkInfo, tables: RoadNetworkTables) throws {
        self.info = info
        let network = try RoadNetwork(freezing: tables)
        self.network = network
        live = LiveRoads(states: [], in: tables.hours)
        changedAt = .now
        metrics = Dictionary(
            uniqueKeysWithValues: TravelMode.allCases.map { mode in
                (mode, Metric(network: network, profile: .standard(for: mode)))
            })
    }

    private init(_ snapshot: RoutingSnapshot, live: LiveRoads, metrics: [TravelMode: Metric], at now: Instant) {
        info = snapshot.info
        network = snapshot.network
        self.live = live
        changedAt = now
        self.metrics = metrics
    }

    /// The snapshot for another time or other states; itself where that changes nothing.
    func adapted(to states: [StoredRoadState], at now: Instant, clock: LocalClock) -> RoutingSnapshot {
        let known = states.filter { Int($0.road.index) < network.roads.count }
        let live = live.with(known)
        let circumstances = live.circumstances(at: now, clock.time(at: now))
        guard circumstances != metrics[.car]?.circumstances else {
            return known == self.live.states ? self : RoutingSnapshot(self, live: live, metrics: metrics, at: now)
        }
        return RoutingSnapshot(
            self, live: live, metrics: metrics.mapValues { Metric($0, in: circumstances) }, at: now)
    }

    func metric(for mode: TravelMode) -> Metric? { metrics[mode] }
}
