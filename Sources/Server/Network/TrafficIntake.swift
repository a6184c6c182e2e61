import Protocol
import Routing
import Storage
import Trips

/// Takes what is reported of roads into the database, from where every node applies it.
package struct TrafficIntake: Sendable {
    let states: RoadStateStore
    /// The network that is served, by its number in the database.
    let network: RoadNetwork
    let id: Int64

    init(states: RoadStateStore, snapshot: RoutingSnapshot) {
        self.states = states
        network = snapshot.network
        id = snapshot.info.id
    }

    /// For use without a server.
    ///
    /// - Throws: `ProtocolError` where no network is imported.
    package init(states: RoadStateStore, networks: NetworkStore) async throws {
        guard let (info, tables) = try await networks.loadActive() else { throw ProtocolError(.noNetwork) }
        self.states = states
        network = try RoadNetwork(freezing: tables)
        id = info.id
    }

    package func take(_ report: TrafficReport, at now: Instant) async throws -> TrafficOutcome {
        let lookup = RoadLookup(of: report.updates, in: network)
        var (stored, unmatched): ([StoredRoadState], [Int]) = ([], [])
        for (place, update) in report.updates.enumerated() {
            let roads = lookup.roads(of: update.subject)
            if roads.isEmpty { unmatched.append(place) }
            stored += roads.map { StoredRoadState(update, of: $0, source: report.source, at: now) }
        }
        try await states.put(stored, in: id)
        return TrafficOutcome(
            applied: stored.count, unmatched: Array(unmatched.prefix(100)), unmatchedCount: unmatched.count)
    }

    package func list() async throws -> RoadStateList {
        RoadStateList(data: try await states.current(in: id).map { RoadStateResource($0, in: network) })
    }

    /// - Parameter source: whose; everybody's where absent.
    package func remove(source: String?) async throws -> Int { try await states.remove(source: source, in: id) }
}

extension StoredRoadState {
    fileprivate init(
        _ update: TrafficUpdate, of subject: (road: RoadID, direction: Direction?), source: String, at now: Instant
    ) {
        self.init(
            road: subject.road, direction: subject.direction, source: source,
            state: update.speedKmh.map { .speed(Float($0)) } ?? .closed, reason: update.reason ?? "",
            validFrom: update.validFrom.map { Instant(milliseconds: $0) } ?? now,
            validUntil: update.validUntil.map { Instant(milliseconds: $0) })
    }
}

extension RoadStateResource {
    fileprivate init(_ state: StoredRoadState, in network: RoadNetwork) {
        let speed: Double? = if case .speed(let speed) = state.state { Double(speed) } else { nil }
        let isKnown = Int(state.road.index) < network.roads.count
        self.init(
            road: Int(state.road.index), direction: state.direction?.name,
            way: isKnown ? network.roads[Int(state.road.index)].osmWay : 0, source: state.source, speedKmh: speed,
            closed: speed == nil, reason: state.reason.isEmpty ? nil : state.reason,
            validFrom: state.validFrom.milliseconds, validUntil: state.validUntil?.milliseconds)
    }
}
