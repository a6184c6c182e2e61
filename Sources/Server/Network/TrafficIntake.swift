import Protocol
import Routing
import Storage
import Trips

/// Takes what is reported of roads into the database, from where every node applies it.
package struct TrafficIntake: Sendable {
    let states: RoadStateStore
    let networks: NetworkStore
    /// The network that is served, by its number in the database.
    let network: RoadNetwork
    let id: Int64

    init(states: RoadStateStore, networks: NetworkStore, snapshot: RoutingSnapshot) {
        self.states = states
        self.networks = networks
        network = snapshot.network
        id = snapshot.info.id
    }

    /// For use without a server.
    ///
    /// - Throws: `ProtocolError` where no network is imported.
    package init(states: RoadStateStore, networks: NetworkStore) async throws {
        guard let (info, tables) = try await networks.loadActive() else { throw ProtocolError(.noNetwork) }
        self.states = states
        self.networks = networks
        network = try RoadNetwork(freezing: tables)
        id = info.id
    }

    /// - Throws: `ProtocolError` where the lines are longer than what is matched at once.
    package func take(_ report: TrafficReport, at now: Instant) async throws -> TrafficOutcome {
        try checkLines(of: report)
        let nodes = RoadLookup.nodes(in: report.updates)
        let lookup = RoadLookup(
            of: report.updates, in: network,
            innerNodes: nodes.isEmpty ? [:] : try await networks.innerNodes(ofRoadsWith: nodes, in: id))
        var (stored, unmatched): ([StoredRoadState], [Int]) = ([], [])
        var partial = PartialReports(of: network)
        for (place, update) in report.updates.enumerated() {
            let parts = lookup.parts(of: update.subject)
            if parts.isEmpty { unmatched.append(place) }
            for part in parts {
                let state = StoredRoadState(update, of: part, source: report.source, at: now)
                if let length = part.length, let direction = part.direction {
                    partial.add(state, of: part.road.arc(direction), length: length)
                } else {
                    stored.append(state)
                }
            }
        }
        stored += partial.states
        try await states.put(stored, in: id)
        return TrafficOutcome(
            applied: stored.count, unmatched: Array(unmatched.prefix(100)), unmatchedCount: unmatched.count)
    }

    private func checkLines(of report: TrafficReport) throws {
        let length = report.updates.reduce(0.0) { length, update in
            guard case .line(let line) = update.subject else { return length }
            return length + (MeasuredLine(line)?.length ?? 0)
        }
        guard length <= WireLimit.lineLength else {
            throw ProtocolError(
                .messageTooLarge, "At most \(Int(WireLimit.lineLength / 1_000)) km of lines are matched at once.")
        }
    }

    package func list() async throws -> RoadStateList {
        RoadStateList(data: try await states.current(in: id).map { RoadStateResource($0, in: network) })
    }

    /// - Parameter source: whose; everybody's where absent.
    package func remove(source: String?) async throws -> Int { try await states.remove(source: source, in: id) }
}

extension StoredRoadState {
    fileprivate init(
        _ update: TrafficUpdate, of part: ReportedPart, source: String, at now: Instant
    ) {
        self.init(
            road: part.road, direction: part.direction, source: source,
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
