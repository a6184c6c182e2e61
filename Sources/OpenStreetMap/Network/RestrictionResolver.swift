import Routing

/// Finds the roads that turn restrictions are about.
///
/// A relation names whole ways; the restriction is about the pieces of them that touch at the place of the turn.
struct RestrictionResolver {
    private let builder: NetworkBuilder
    private let split: SplitWays
    private let numbers: NodeNumbers
    /// The ways that relations name, by id.
    private let wayOfID: [Int64: Int]

    init(
        _ builder: NetworkBuilder, ways: RoutableWays, split: SplitWays, numbers: NodeNumbers, skipped: Set<Int>
    ) {
        self.builder = builder
        self.split = split
        self.numbers = numbers
        let named = Set(ways.restrictions.lazy.flatMap { $0.from + $0.to + $0.viaWays })
        var wayOfID: [Int64: Int] = [:]
        for way in 0..<ways.count where named.contains(ways.ids[way]) && !skipped.contains(way) {
            wayOfID[ways.ids[way]] = way
        }
        self.wayOfID = wayOfID
    }

    /// - Returns: one restriction for each rule and each pair of roads, or why there is none.
    func resolve(_ relation: RestrictionRelation) -> Result<[TurnRestriction], ImportReport.Reason> {
        do throws(ImportReport.Reason) {
            var restrictions: [TurnRestriction] = []
            for rule in try Self.rules(of: relation) { restrictions += try resolve(rule, relation) }
            return .success(restrictions)
        } catch {
            return .failure(error)
        }
    }

    private static func rules(of relation: RestrictionRelation) throws(ImportReport.Reason) -> [RestrictionRule] {
        switch relation.reading {
        case .rules(let rules): return rules
        case .conditional: throw .conditional
        case .otherVehicles: throw .otherVehicles
        case .unknown: throw .unknownRestriction
        }
    }

    private func resolve(
        _ rule: RestrictionRule, _ relation: RestrictionRelation
    ) throws(ImportReport.Reason) -> [TurnRestriction] {
        guard !relation.from.isEmpty, !relation.to.isEmpty else { throw .missingMember }
        guard rule.isFan || relation.from.count == 1 && relation.to.count == 1 else { throw .ambiguousMember }
        var restrictions: [TurnRestriction] = []
        for from in relation.from {
            for to in relation.to {
                restrictions.append(try resolve(rule, relation, from: way(from), to: way(to)))
            }
        }
        return restrictions
    }

    private func way(_ id: Int64) throws(ImportReport.Reason) -> Int {
        guard let way = wayOfID[id], !pieces(of: way).isEmpty else { throw .memberNotInNetwork }
        return way
    }

    private func resolve(
        _ rule: RestrictionRule, _ relation: RestrictionRelation, from: Int, to: Int
    ) throws(ImportReport.Reason) -> TurnRestriction {
        let via: TurnRestriction.Via
        let entry: JunctionID
        let exit: JunctionID
        switch (relation.viaNodes.count, relation.viaWays.count) {
        case (1, 0):
            entry = try junction(atNode: relation.viaNodes[0])
            exit = entry
            via = .junction(entry)
        case (0, 1...):
            let chain = try chain(relation.viaWays, from: from, to: to)
            (entry, exit, via) = (chain.entry, chain.exit, .roads(chain.roads))
        case (0, 0): throw .missingMember
        default: throw .ambiguousMember
        }
        return TurnRestriction(
            kind: rule.kind, from: try road(of: from, touching: entry, .arriving, rule.modes), via: via,
            to: try road(of: to, touching: exit, .departing, rule.modes), modes: rule.modes, osmRelation: relation.id)
    }

    private func junction(atNode id: Int64) throws(ImportReport.Reason) -> JunctionID {
        var hint = 0
        guard let node = numbers.number(of: id, near: &hint), let junction = builder.junction(atNode: node) else {
            throw .memberNotInNetwork
        }
        return junction
    }
}

extension RestrictionResolver {
    private enum Movement {
        case arriving
        case departing
    }

    private func pieces(of way: Int) -> Range<Int> { split.pieceStarts[way]..<split.pieceStarts[way + 1] }
    private func road(_ id: RoadID) -> Road { builder.tables.roads[Int(id.index)] }

    /// The road of `way` by which one arrives at `junction`, or departs from it. Where a way runs through the junction,
    /// only a one-way street leaves no doubt which side is meant.
    private func road(
        of way: Int, touching junction: JunctionID, _ movement: Movement, _ modes: TravelModes
    ) throws(ImportReport.Reason) -> RoadID {
        let touching = pieces(of: way).map { builder.roadOfPiece[$0] }
            .filter { road($0).from == junction || road($0).to == junction }
        guard !touching.isEmpty else { throw .notConnected }
        if touching.count == 1 { return touching[0] }
        let usable = touching.filter { isUsable($0, at: junction, movement, modes) }
        guard usable.count == 1 else { throw .ambiguousMember }
        return usable[0]
    }

    private func isUsable(_ id: RoadID, at junction: JunctionID, _ movement: Movement, _ modes: TravelModes) -> Bool {
        let road = road(id)
        let isForward = movement == .arriving ? road.to == junction : road.from == junction
        return !road.access[isForward ? .forward : .backward].isDisjoint(with: modes)
    }

    /// The roads of the via ways in the order of travel, from where the `from` way touches them to where the `to` way
    /// does.
    private func chain(
        _ viaWays: [Int64], from: Int, to: Int
    ) throws(ImportReport.Reason) -> (entry: JunctionID, exit: JunctionID, roads: [RoadID]) {
        var ways: [Int] = []
        for id in viaWays { ways.append(try way(id)) }
        for order in [ways, ways.reversed()] {
            for entry in ends(of: order[0]) where touches(from, entry) {
                guard let walked = walk(order, from: entry), touches(to, walked.exit) else { continue }
                return (entry, walked.exit, walked.roads)
            }
        }
        throw .notConnected
    }

    /// Follows `ways` from end to end.
    private func walk(_ ways: [Int], from entry: JunctionID) -> (exit: JunctionID, roads: [RoadID])? {
        var place = entry
        var roads: [RoadID] = []
        for way in ways {
            let ends = ends(of: way)
            let stretch = pieces(of: way).map { builder.roadOfPiece[$0] }
            if ends[0] == place {
                roads += stretch
                place = ends[1]
            } else if ends[1] == place {
                roads += stretch.reversed()
                place = ends[0]
            } else {
                return nil
            }
        }
        return isContinuous(roads, from: entry) ? (place, roads) : nil
    }

    /// Whether no missing node has torn the stretch.
    private func isContinuous(_ roads: [RoadID], from entry: JunctionID) -> Bool {
        var place = entry
        for id in roads {
            let road = road(id)
            guard road.from == place || road.to == place else { return false }
            place = road.from == place ? road.to : road.from
        }
        return true
    }

    private func ends(of way: Int) -> [JunctionID] {
        let pieces = pieces(of: way)
        let first = road(builder.roadOfPiece[pieces.lowerBound])
        let last = road(builder.roadOfPiece[pieces.upperBound - 1])
        return [first.from, last.to]
    }

    private func touches(_ way: Int, _ junction: JunctionID) -> Bool {
        pieces(of: way).contains {
            let road = road(builder.roadOfPiece[$0])
            return road.from == junction || road.to == junction
        }
    }
}
