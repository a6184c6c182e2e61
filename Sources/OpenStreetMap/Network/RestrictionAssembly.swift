import Routing

/// Brings turn restrictions from ways and nodes to roads and junctions.
struct RestrictionAssembly {
    private let tables: RoadNetworkTables
    private let roads: [Int64: [RoadID]]
    private let junctions: [Int64: JunctionID]
    private(set) var restrictions: [TurnRestriction] = []
    private(set) var tally = ImportTally()

    init(_ mapped: [MapRestriction], on network: NetworkAssembly) {
        tables = network.tables
        roads = network.roads
        junctions = network.junctions
        for restriction in mapped { add(restriction) }
    }

    private mutating func add(_ mapped: MapRestriction) {
        guard mapped.ways("via").isEmpty else { return tally.skip(.restrictionOverRoads) }
        var added = false
        for rule in mapped.rules {
            for restriction in turns(of: mapped, rule) {
                restrictions.append(restriction)
                added = true
            }
        }
        if !added { tally.skip(.brokenRestriction) }
    }

    /// All turns that a rule speaks of; none where its members are missing, don't meet, or leave open which road is meant.
    private func turns(of mapped: MapRestriction, _ rule: RestrictionRule) -> [TurnRestriction] {
        let (origins, destinations, vias) = (mapped.ways("from"), mapped.ways("to"), mapped.nodes("via"))
        guard vias.count == 1, let via = junctions[vias[0]], rule.isFan || (origins.count == 1 && destinations.count == 1)
        else { return [] }
        let arriving = origins.compactMap { road(of: $0, at: via, arrives: true, rule.modes) }
        let leaving = destinations.compactMap { road(of: $0, at: via, arrives: false, rule.modes) }
        return arriving.flatMap { from in
            leaving.map { to in
                TurnRestriction(
                    kind: rule.kind, from: from, via: .junction(via), to: to, modes: rule.modes, osmRelation: mapped.id)
            }
        }
    }

    /// The one road of a way by which the restricted modes can arrive at, or leave, a junction.
    private func road(of way: Int64, at junction: JunctionID, arrives: Bool, _ modes: TravelModes) -> RoadID? {
        let candidates = (roads[way] ?? []).filter { id in
            let road = tables.roads[Int(id.index)]
            let end = arrives ? road.to : road.from
            let start = arrives ? road.from : road.to
            return (end == junction && !road.access.forward.isDisjoint(with: modes))
                || (start == junction && !road.access.backward.isDisjoint(with: modes))
        }
        return candidates.count == 1 ? candidates[0] : nil
    }
}
