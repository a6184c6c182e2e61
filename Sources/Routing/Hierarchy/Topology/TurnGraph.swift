/// The graph that a hierarchy is made of: its nodes are states of the search, its edges the turns between them.
///
/// It has whatever a profile may do at some time, in any circumstances: hours come and go, closures too, and none of them
/// makes another graph. Nodes are numbered by importance: along the order of the roads, those of one road side by side.
struct TurnGraph: Sendable {
    let nodes: [HierarchyNode]
    /// Each turn once: its tail, its head, and where it stands in a table of turns.
    let turns: [Turn]

    struct Turn: Sendable, BitwiseCopyable {
        var tail: UInt32
        var head: UInt32
        var index: UInt32
    }

    /// The roads that a profile may travel at some time.
    static func roads(of network: RoadNetwork, for profile: Profile) -> [RoadID] {
        network.roads.indices.map { RoadID(UInt32($0)) }.filter { road in
            let possible = network.roadAtItsMostOpen(road)
            return Direction.allCases.contains { profile.speed(on: possible, $0) != nil }
        }
    }

    /// - Parameter order: all roads of the profile, from the least to the most important one.
    init(of network: RoadNetwork, for profile: Profile, order: [RoadID]) {
        var nodes: [HierarchyNode] = []
        var numbers = NodeNumbers(stateCount: network.memory.stateCount)
        for road in order {
            let possible = network.roadAtItsMostOpen(road)
            for direction in Direction.allCases where profile.speed(on: possible, direction) != nil {
                let arc = road.arc(direction)
                for state in network.memory.states(of: arc) {
                    for part in network.parts(of: road, direction, for: profile.mode) {
                        numbers[state, part] = UInt32(nodes.count)
                        nodes.append(HierarchyNode(state: state, arc: arc, part: part))
                    }
                }
            }
        }
        self.nodes = nodes
        turns = nodes.indices.flatMap {
            Self.turns(from: nodes[$0], numbered: UInt32($0), in: network, profile, numbers)
        }
    }

    private static func turns(
        from node: HierarchyNode, numbered tail: UInt32, in network: RoadNetwork, _ profile: Profile,
        _ numbers: NodeNumbers
    ) -> [Turn] {
        let junction = network.head(of: node.arc)
        let isWatched = network.memory.isWatched(junction)
        let isBlocked = network.junction(junction).blocked.contains(profile.mode)
        var turns: [Turn] = []
        for next in network.departures(from: junction) {
            guard !isBlocked || next == node.arc.reversed else { continue }
            let move = RestrictionMemory.Move(state: node.state, arc: next)
            let state = isWatched ? network.memory.state(after: move) : SearchState(next)
            for part in HierarchyNode.Part.allCases where node.part.leads(to: part) {
                guard let head = numbers[state, part] else { continue }
                turns.append(
                    Turn(tail: tail, head: head, index: UInt32(network.turnIndex(from: node.arc, to: next))))
            }
        }
        return turns
    }
}

/// The number of the node of each state in each part of a trip.
private struct NodeNumbers {
    private var numbers: [UInt32]
    private static let none = UInt32.max

    init(stateCount: Int) {
        numbers = Array(repeating: Self.none, count: stateCount * HierarchyNode.Part.allCases.count)
    }

    subscript(state: SearchState, part: HierarchyNode.Part) -> UInt32? {
        get {
            let number = numbers[Self.place(of: state, part)]
            return number == Self.none ? nil : number
        }
        set { numbers[Self.place(of: state, part)] = newValue ?? Self.none }
    }

    private static func place(of state: SearchState, _ part: HierarchyNode.Part) -> Int {
        Int(state.index) * HierarchyNode.Part.allCases.count + Int(part.rawValue)
    }
}

extension RoadNetwork {
    /// A road with all access that some of its conditions give at some time.
    func roadAtItsMostOpen(_ id: RoadID) -> Road {
        var road = roads[Int(id.index)]
        for condition in conditionsOfRoads[id] ?? [] {
            switch condition.effect {
            case .opened(let modes), .restricted(let modes): road.access[condition.direction].formUnion(modes)
            case .closed, .speedLimit: break
            }
        }
        return road
    }

    /// The parts of a trip in which one mode may be on a road, at some time.
    fileprivate func parts(of id: RoadID, _ direction: Direction, for mode: TravelMode) -> [HierarchyNode.Part] {
        var (mayBeOpen, mayBeRestricted) = (true, false)
        if roads[Int(id.index)].restricted[direction].contains(mode) { (mayBeOpen, mayBeRestricted) = (false, true) }
        for condition in conditionsOfRoads[id] ?? [] where condition.direction == direction {
            switch condition.effect {
            case .opened(let modes) where modes.contains(mode): mayBeOpen = true
            case .restricted(let modes) where modes.contains(mode): mayBeRestricted = true
            case .opened, .restricted, .closed, .speedLimit: break
            }
        }
        return (mayBeOpen ? [.open] : []) + (mayBeRestricted ? [.leaving, .entering] : [])
    }
}
