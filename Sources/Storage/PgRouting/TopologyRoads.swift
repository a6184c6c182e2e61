import Routing

/// Says what a row of `ways` is as a road; rows of a kind are asked for once.
struct TopologyRoads {
    private let classes: TopologyClasses
    private let rules: TagRules
    private var made: [TopologyWay.Kind: Road?] = [:]

    init(_ classes: TopologyClasses, _ rules: TagRules) {
        self.classes = classes
        self.rules = rules
    }

    /// A road without ends and name.
    mutating func road(_ way: TopologyWay, from start: FixedCoordinate) throws(TopologyReport.Reason) -> Road {
        guard tag(of: way) != nil else { throw .noTag }
        guard var road = road(of: way.kind) else { throw .notTravelled }
        if let cost = way.cost, cost.sign == .minus { close(&road, .forward) }
        if let cost = way.reverseCost, cost.sign == .minus { close(&road, .backward) }
        guard !road.access.forward.isEmpty || !road.access.backward.isEmpty else { throw .closed }
        road.osmWay = way.osmWay
        road.attributes.formUnion(rules.attributes(start))
        return road
    }

    func tag(of way: TopologyWay) -> TopologyClass? { way.kind.tag.flatMap { classes[$0] } }

    private mutating func road(of kind: TopologyWay.Kind) -> Road? {
        if let known = made[kind] { return known }
        let tags = kind.tag.flatMap { classes[$0] }.flatMap { kind.tags(as: $0, classes) }
        let road = tags.flatMap(rules.road)
        made[kind] = .some(road)
        return road
    }

    /// The costs are a car's: bicycles and walkers go by the tags alone.
    private func close(_ road: inout Road, _ direction: Direction) {
        road.access[direction].remove(.car)
        road.restricted[direction].remove(.car)
    }
}
