import Routing

/// Finds the roads that turn restrictions are about.
///
/// A relation names whole ways; the restriction is about the pieces of them that touch at the place of the turn.
struct RestrictionResolver {
    let builder: NetworkBuilder
    let split: SplitWays
    private let nodes: NodeNumbers
    /// The ways that relations name, by id.
    private let wayOfID: [Int64: Int]

    init(
        _ builder: NetworkBuilder, ways: RoutableWays, split: SplitWays, numbers: NodeNumbers, skipped: Set<Int>
    ) {
        self.builder = builder
        self.split = split
        nodes = numbers
        let named = Set(ways.restrictions.lazy.flatMap { $0.from + $0.to + $0.viaWays })
        var wayOfID: [Int64: Int] = [:]
        for way in 0..<ways.count where named.contains(ways.ids[way]) && !skipped.contains(way) {
            wayOfID[ways.ids[way]] = way
        }
        self.wayOfID = wayOfID
    }

    /// What became of a relation.
    struct Resolution: Equatable {
        /// One for each rule and each pair of roads.
        var restrictions: [TurnRestriction] = []
        /// Why something is missing; each reason once.
        var reasons: [ImportReport.Reason] = []

        fileprivate mutating func note(_ reason: ImportReport.Reason) {
            if !reasons.contains(reason) { reasons.append(reason) }
        }
    }

    func resolve(_ relation: RestrictionRelation, _ names: inout NameTable) -> Resolution {
        var resolution = Resolution(reasons: relation.reading.problems)
        for rule in relation.reading.rules {
            do throws(ImportReport.Reason) {
                try Self.check(relation, rule.shape)
            } catch {
                resolution.note(error)
                continue
            }
            let hours = names.intern(rule.hours)
            for (from, to) in Self.pairs(relation) {
                do throws(ImportReport.Reason) {
                    var restriction = try resolve(rule, relation, from: from, to: to)
                    restriction.hours = hours
                    resolution.restrictions.append(restriction)
                } catch {
                    resolution.note(error)
                }
            }
        }
        return resolution
    }

    private static func check(
        _ relation: RestrictionRelation, _ shape: RestrictionRule.Shape
    ) throws(ImportReport.Reason) {
        guard !relation.from.isEmpty, !relation.to.isEmpty, !(relation.viaNodes.isEmpty && relation.viaWays.isEmpty)
        else { throw .missingMember }
        guard shape == .manyToOne || relation.from.count == 1, shape == .oneToMany || relation.to.count == 1,
            relation.viaNodes.count <= 1, relation.viaNodes.isEmpty || relation.viaWays.isEmpty
        else { throw .ambiguousMember }
    }

    private static func pairs(_ relation: RestrictionRelation) -> [(from: Int64, to: Int64)] {
        relation.from.flatMap { from in relation.to.map { (from, $0) } }
    }

    private func resolve(
        _ rule: RestrictionRule, _ relation: RestrictionRelation, from: Int64, to: Int64
    ) throws(ImportReport.Reason) -> TurnRestriction {
        let from = try way(from)
        let to = try way(to)
        let turn = try turn(of: relation, from: from, to: to, rule.modes)
        let roads = try pair(
            try candidates(of: from, touching: turn.entry, .arriving, rule.modes),
            try candidates(of: to, touching: turn.exit, .departing, rule.modes), turn, rule)
        return TurnRestriction(
            kind: rule.kind, from: roads.from, via: turn.via, to: roads.to, modes: rule.modes,
            osmRelation: relation.id)
    }

    private func way(_ id: Int64) throws(ImportReport.Reason) -> Int {
        guard let way = wayOfID[id], !pieces(of: way).isEmpty else { throw .memberNotInNetwork }
        return way
    }

    /// Where a turn begins and ends, and what lies between.
    struct Turn {
        var entry: JunctionID
        var exit: JunctionID
        var via: TurnRestriction.Via
    }

    private func turn(
        of relation: RestrictionRelation, from: Int, to: Int, _ modes: TravelModes
    ) throws(ImportReport.Reason) -> Turn {
        if let node = relation.viaNodes.first { return try turn(atNode: node) }
        var via: [Int] = []
        for id in relation.viaWays { via.append(try way(id)) }
        return try chain(via, from: from, to: to, modes)
    }

    private func turn(atNode id: Int64) throws(ImportReport.Reason) -> Turn {
        var hint = 0
        guard let node = nodes.number(of: id, near: &hint) else { throw .memberNotInNetwork }
        // A node along a road, where nothing turns off; or one that the file doesn't have, so that no road reaches it.
        guard let junction = builder.junction(atNode: node) else { throw .notConnected }
        return Turn(entry: junction, exit: junction, via: .junction(junction))
    }
}

extension RestrictionResolver {
    private enum Movement {
        case arriving
        case departing
    }

    func pieces(of way: Int) -> Range<Int> { split.pieceStarts[way]..<split.pieceStarts[way + 1] }
    func road(_ id: RoadID) -> Road { builder.tables.roads[Int(id.index)] }
    func roads(of way: Int) -> [RoadID] { pieces(of: way).map { builder.roadOfPiece[$0] } }

    func touches(_ road: RoadID, _ junction: JunctionID) -> Bool {
        self.road(road).from == junction || self.road(road).to == junction
    }

    /// The roads of `way` by which one may arrive at `junction`, or depart from it: where a way runs through the junction,
    /// those of both sides.
    private func candidates(
        of way: Int, touching junction: JunctionID, _ movement: Movement, _ modes: TravelModes
    ) throws(ImportReport.Reason) -> [RoadID] {
        let touching = roads(of: way).filter { touches($0, junction) }
        guard !touching.isEmpty else { throw .notConnected }
        if touching.count == 1 { return touching }
        return touching.filter { isUsable($0, at: junction, movement, modes) }
    }

    /// The two roads that are meant. Where a way that runs through leaves a choice, the turn that the sign shows decides, if
    /// just one pair can be that turn.
    private func pair(
        _ from: [RoadID], _ to: [RoadID], _ turn: Turn, _ rule: RestrictionRule
    ) throws(ImportReport.Reason) -> (from: RoadID, to: RoadID) {
        if from.count == 1, to.count == 1 { return (from[0], to[0]) }
        guard case .junction(let junction) = turn.via, let shown = rule.turn else { throw .unclearSide }
        let pairs = from.flatMap { from in to.map { (from: from, to: $0) } }
        let meant = pairs.filter { builder.turn(from: $0.from, to: $0.to, at: junction, mayBe: shown) }
        guard meant.count == 1 else { throw .unclearSide }
        return meant[0]
    }

    private func isUsable(_ id: RoadID, at junction: JunctionID, _ movement: Movement, _ modes: TravelModes) -> Bool {
        let isForward = movement == .arriving ? road(id).to == junction : road(id).from == junction
        return !road(id).access[isForward ? .forward : .backward].isDisjoint(with: modes)
    }
}
