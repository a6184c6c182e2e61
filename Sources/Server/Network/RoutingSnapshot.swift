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
    private let hierarchies: [TravelMode: HierarchyMetric]
    /// Shared by all snapshots of one network.
    private let avoiding: AvoidingHierarchies

    init(info: NetworkInfo, tables: RoadNetworkTables, modes: [TravelMode] = TravelMode.allCases) throws {
        self.info = info
        let network = try RoadNetwork(freezing: tables)
        self.network = network
        live = LiveRoads(states: [], in: tables.hours)
        changedAt = .now
        avoiding = AvoidingHierarchies()
        hierarchies = Dictionary(
            uniqueKeysWithValues: modes.map { mode in
                let profile = Profile.standard(for: mode)
                let hierarchy = Hierarchy(of: network, for: profile)
                return (mode, HierarchyMetric(hierarchy, metric: Metric(network: network, profile: profile)))
            })
    }

    private init(
        _ snapshot: RoutingSnapshot, live: LiveRoads, _ hierarchies: [TravelMode: HierarchyMetric], at now: Instant
    ) {
        info = snapshot.info
        network = snapshot.network
        self.live = live
        changedAt = now
        avoiding = snapshot.avoiding
        self.hierarchies = hierarchies
    }

    /// The snapshot for another time, other states or another learned hour; itself where that changes nothing.
    func adapted(
        to states: [StoredRoadState], learned: LearnedHour? = nil, at now: Instant, clock: LocalClock
    ) -> RoutingSnapshot {
        let known = states.filter { Int($0.road.index) < network.roads.count }
        let live = LiveRoads(self.live, states: known, learned: learned)
        let circumstances = live.circumstances(at: now, clock.time(at: now))
        guard hierarchies.values.contains(where: { $0.metric.circumstances != circumstances }) else {
            let isSame = known == self.live.states && learned?.hour == self.live.learned?.hour
            return isSame ? self : RoutingSnapshot(self, live: live, hierarchies, at: now)
        }
        let adapted = hierarchies.mapValues { HierarchyMetric($0, to: Metric($0.metric, in: circumstances)) }
        return RoutingSnapshot(self, live: live, adapted, at: now)
    }

    func hierarchy(for mode: TravelMode) -> HierarchyMetric? { hierarchies[mode] }

    /// The same, but for roads that are never used; the first who asks for an avoidance waits until it is customized.
    func hierarchy(for mode: TravelMode, avoiding avoidance: Routing.Avoidance) -> HierarchyMetric? {
        guard let open = hierarchies[mode], avoidance != .none else { return hierarchies[mode] }
        return avoiding.hierarchy(avoiding: avoidance, from: open)
    }

    func metric(for mode: TravelMode) -> Metric? { hierarchies[mode]?.metric }
}
