/// What travelling costs one profile on one network at one time: every arc and every turn, in milliseconds.
///
/// Frozen like the network; a change (traffic, a closure, the hour) makes the next metric beside it, and running queries
/// keep theirs.
@usableFromInline package final class Metric: Sendable {
    @usableFromInline package let network: RoadNetwork
    package let profile: Profile
    package let circumstances: Circumstances
    package let avoidance: Avoidance
    /// One for each arc; `.impassable` where this mode can't travel.
    @usableFromInline let arcCosts: [Milliseconds]
    /// For each arc whether it is usable only where a trip begins or ends.
    @usableFromInline let restricted: [Bool]
    /// One for each pair of arriving and departing arc at each junction (`ArcGraph.turnIndex`).
    @usableFromInline let turnCosts: [Milliseconds]
    /// Moves that turn restrictions over other roads forbid.
    private let forbidden: Set<RestrictionMemory.Move>
    /// Of the map as it was imported: what is closed for a while or avoided makes no islands.
    let connectivity: Connectivity

    package init(network: RoadNetwork, profile: Profile, circumstances: Circumstances = Circumstances()) {
        self.network = network
        self.profile = profile
        self.circumstances = circumstances
        avoidance = .none
        var arcs = ArcTable(arcCount: network.arcCount)
        for road in network.roads.indices {
            arcs.fill(RoadID(UInt32(road)), of: network, for: profile, in: circumstances, avoiding: .none)
        }
        arcCosts = arcs.costs
        restricted = arcs.restricted
        var turns = TurnTable(network: network, profile: profile, circumstances: circumstances)
        for junction in network.junctions.indices { turns.fill(JunctionID(UInt32(junction)), arcCosts: arcs.costs) }
        turnCosts = turns.costs
        forbidden = network.memory.forbiddenMoves(for: profile.mode, in: network, circumstances, arcCosts: arcs.costs)
        connectivity = Connectivity(graph: network.graph, arcCosts: arcs.costs, turnCosts: turns.costs)
    }

    /// The same turns with other costs of the arcs.
    init(_ metric: Metric, arcCosts: [Milliseconds]) {
        network = metric.network
        profile = metric.profile
        circumstances = metric.circumstances
        avoidance = metric.avoidance
        self.arcCosts = arcCosts
        restricted = metric.restricted
        turnCosts = metric.turnCosts
        forbidden = metric.forbidden
        connectivity = metric.connectivity
    }

    /// The metric in other circumstances, its avoidance kept: what they don't touch is taken over. O(changes), and a copy
    /// of the tables.
    package convenience init(_ metric: Metric, in circumstances: Circumstances) {
        self.init(metric, in: circumstances, avoiding: metric.avoidance)
    }

    /// The metric with another avoidance, in the same circumstances. O(roads).
    package convenience init(_ metric: Metric, avoiding avoidance: Avoidance) {
        self.init(metric, in: metric.circumstances, avoiding: avoidance)
    }

    private init(_ metric: Metric, in circumstances: Circumstances, avoiding avoidance: Avoidance) {
        network = metric.network
        profile = metric.profile
        self.circumstances = circumstances
        self.avoidance = avoidance
        let roads = metric.roads(touchedBy: circumstances, avoidance)
        let before = ArcTable(costs: metric.arcCosts, restricted: metric.restricted)
        var arcs = before
        for road in roads { arcs.fill(road, of: network, for: profile, in: circumstances, avoiding: avoidance) }
        arcCosts = arcs.costs
        restricted = arcs.restricted
        var turns = TurnTable(
            network: network, profile: profile, circumstances: circumstances, costs: metric.turnCosts)
        // Turns depend on which arcs are open, not on how fast they are.
        let flipped = roads.filter { before.isOpen($0) != arcs.isOpen($0) }
        for junction in metric.junctions(touchedBy: circumstances, flipped) {
            turns.fill(junction, arcCosts: arcs.costs)
        }
        turnCosts = turns.costs
        forbidden = network.memory.forbiddenMoves(for: profile.mode, in: network, circumstances, arcCosts: arcs.costs)
        connectivity = metric.connectivity
    }
}

extension Metric {
    @inlinable package func isPassable(_ arc: ArcID) -> Bool { arcCosts[Int(arc.index)] != .impassable }

    /// Whether the mode can travel along the road in any direction.
    @inlinable package func isPassable(_ road: RoadID) -> Bool {
        isPassable(road.arc(.forward)) || isPassable(road.arc(.backward))
    }

    /// The cost of the whole arc, `.impassable` where it is closed.
    @inlinable package func cost(of arc: ArcID) -> Milliseconds { arcCosts[Int(arc.index)] }

    /// How fast an arc is travelled now, as a share of how fast it usually is; `nil` where nothing is reported of it, or
    /// where that doesn't concern this mode. O(1).
    package func flow(on arc: ArcID) -> Double? {
        guard !circumstances.states.isEmpty, profile.mode == .car, let state = circumstances.states[arc] else {
            return nil
        }
        guard case .speed(let driven) = state else { return 0 }
        guard let usual = profile.speed(on: network.road(arc.road, when: circumstances), arc.direction) else {
            return nil
        }
        return Double(driven) / usual
    }

    /// The cost of the part of an arc between two offsets in metres along its direction of travel.
    package func cost(of arc: ArcID, from start: Double, to end: Double) -> Milliseconds {
        let whole = arcCosts[Int(arc.index)]
        let length = Double(network.road(of: arc).length)
        guard whole != .impassable else { return .impassable }
        guard length > 0 else { return whole }
        let share = min(max((end - start) / length, 0), 1)
        return Milliseconds((Double(whole) * share).rounded())
    }

    /// The cost of turning from one arc into another that leaves where it arrives; `.impassable` where forbidden.
    @inlinable package func turnCost(from arrival: ArcID, to departure: ArcID) -> Milliseconds {
        turnCosts[network.turnIndex(from: arrival, to: departure)]
    }

    /// The costs of turning from `arrival` into each of the arcs that depart from its head, in their order.
    @inlinable package func turnCosts(from arrival: ArcID) -> ArraySlice<Milliseconds> {
        turnCosts[network.graph.turns(from: arrival)]
    }

    /// What a way costs that is known already: its arcs, the first and the last in part, and the plain turns between them;
    /// a turn that is forbidden, and was made all the same, counts nothing.
    package func cost(along path: RoutePath) -> Milliseconds {
        var total: Milliseconds = 0
        for (place, arc) in path.arcs.enumerated() {
            let start = place == 0 ? path.startOffset : 0
            let end = place == path.arcs.count - 1 ? path.endOffset : Double(network.road(of: arc).length)
            let part = cost(of: arc, from: start, to: end)
            let turn = place == 0 ? 0 : turnCost(from: path.arcs[place - 1], to: arc)
            total += (part == .impassable ? 0 : part) + (turn == .impassable ? 0 : turn)
        }
        return total
    }

    @inlinable package func isRestricted(_ arc: ArcID) -> Bool { restricted[Int(arc.index)] }

    /// Whether no restriction over other roads forbids a move.
    package func allows(_ move: RestrictionMemory.Move) -> Bool { !forbidden.contains(move) }
}

// MARK: - What another metric changes

extension Metric {
    private func roads(touchedBy other: Circumstances, _ avoidance: Avoidance) -> Set<RoadID> {
        var roads = Set(self.avoidance.roads(of: network, unlike: avoidance))
        for (arc, state) in circumstances.states where other.states[arc] != state { roads.insert(arc.road) }
        for (arc, state) in other.states where circumstances.states[arc] != state { roads.insert(arc.road) }
        roads.formUnion(circumstances.learned.roads(unlike: other.learned, profile.mode))
        let flipped = circumstances.hours.symmetricDifference(other.hours)
        guard !flipped.isEmpty else { return roads }
        for condition in network.conditions where flipped.contains(condition.hours) { roads.insert(condition.road) }
        return roads
    }

    /// The junctions where turning, or an arc that begins or ends there, may cost something else in another metric.
    func junctions(where other: Metric) -> Set<JunctionID> {
        let roads = roads(touchedBy: other.circumstances, other.avoidance).filter { road in
            Direction.allCases.contains { direction in
                let arc = road.arc(direction)
                return cost(of: arc) != other.cost(of: arc) || isRestricted(arc) != other.isRestricted(arc)
            }
        }
        let moves = forbidden.symmetricDifference(other.forbidden)
        let watched = moves.map { network.head(of: network.memory.arc(of: $0.state)) }
        return junctions(touchedBy: other.circumstances, roads).union(watched)
    }

    /// The roads along which, or at whose ends, something may cost differently in another metric of the same network; some
    /// of them cost the same.
    package func roads(where other: Metric) -> Set<RoadID> {
        junctions(where: other).reduce(into: []) { roads, junction in
            roads.formUnion(network.departures(from: junction).map(\.road))
        }
    }

    private func junctions(touchedBy other: Circumstances, _ roads: Set<RoadID>) -> Set<JunctionID> {
        var junctions: Set<JunctionID> = []
        for road in roads {
            let road = network.roads[Int(road.index)]
            junctions.formUnion([road.from, road.to])
        }
        let flipped = circumstances.hours.symmetricDifference(other.hours)
        for restriction in network.restrictions where flipped.contains(restriction.hours) {
            if case .junction(let via) = restriction.via { junctions.insert(via) }
        }
        return junctions
    }
}
