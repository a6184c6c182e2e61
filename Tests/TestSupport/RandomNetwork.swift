import Routing

/// Small road networks with everything that makes a search hard: one-ways, restrictions, barriers, zones, loops, parallel
/// roads, dead ends, signals. The same seed gives the same network.
package struct RandomNetwork {
    package let tables: RoadNetworkTables
    package let network: RoadNetwork

    /// - Parameter hasHours: some restrictions hold at some times only, and so does what some roads are like.
    package init(seed: UInt64, junctions: Int = 14, roads: Int = 24, hasHours: Bool = false) throws {
        var generator = SeededGenerator(seed: seed)
        var tables = RoadNetworkTables()
        for node in 0..<junctions {
            tables.junctions.append(
                Junction(
                    coordinate: Self.place(&generator), osmNode: Int64(node) + 1,
                    control: [.none, .none, .signals, .stop, .giveWay].randomElement(using: &generator) ?? .none,
                    blocked: Int.random(in: 0..<20, using: &generator) == 0 ? .car : []))
        }
        for _ in 0..<roads { Self.addRoad(to: &tables, &generator) }
        var traits = SeededGenerator(seed: ~seed)
        for road in tables.roads.indices { Self.addTraits(to: &tables.roads[road], &traits) }
        for _ in 0..<roads / 3 { Self.addRestriction(to: &tables, &generator) }
        for _ in 0..<roads / 3 { Self.addLongRestriction(to: &tables, &generator) }
        if hasHours { Self.addHours(to: &tables, &generator) }
        self.tables = tables
        network = try RoadNetwork(freezing: tables)
    }

    private static func place(_ generator: inout SeededGenerator) -> FixedCoordinate {
        FixedCoordinate(
            latitude: 601_600_000 + .random(in: 0..<60_000, using: &generator),
            longitude: 249_300_000 + .random(in: 0..<120_000, using: &generator))
    }

    private static func addRoad(to tables: inout RoadNetworkTables, _ generator: inout SeededGenerator) {
        let from = Int.random(in: 0..<tables.junctions.count, using: &generator)
        let to = Int.random(in: 0..<tables.junctions.count, using: &generator)
        var shape = [tables.junctions[from].coordinate]
        let bends = Int.random(in: 0...2, using: &generator) + (from == to ? 1 : 0)
        for _ in 0..<bends { shape.append(place(&generator)) }
        shape.append(tables.junctions[to].coordinate)
        // Numbers far apart, up and down, as in a map of many years.
        let inner = (0..<bends).map { Int64(tables.roads.count + 1) * 1_000_003 - Int64($0) * 70_000 }
        let nodes = [tables.junctions[from].osmNode] + inner + [tables.junctions[to].osmNode]
        let kind = Int.random(in: 0..<10, using: &generator)
        let access = Directed<TravelModes>(
            forward: kind == 0 ? [] : .all, backward: kind <= 3 ? [] : .all)
        let isZone = Int.random(in: 0..<5, using: &generator) == 0
        tables.append(
            Road(
                osmWay: Int64(tables.roads.count), from: JunctionID(UInt32(from)), to: JunctionID(UInt32(to)),
                roadClass: RoadClass.allCases.randomElement(using: &generator) ?? .residential, access: access,
                restricted: .init(both: isZone ? .car : []),
                speedLimit: .init(
                    forward: .random(in: 0...120, using: &generator), backward: .random(in: 0...120, using: &generator))
            ),
            shape: shape, nodes: nodes)
    }

    /// What a trip may avoid: tolls, tunnels, unpaved roads.
    private static func addTraits(to road: inout Road, _ generator: inout SeededGenerator) {
        for trait in [RoadAttributes.toll, .tunnel, .unpaved] where Int.random(in: 0..<8, using: &generator) == 0 {
            road.attributes.insert(trait)
        }
        guard Int.random(in: 0..<4, using: &generator) == 0 else { return }
        road.surface = SurfaceQuality.allCases.randomElement(using: &generator) ?? .unknown
    }

    private static func addRestriction(to tables: inout RoadNetworkTables, _ generator: inout SeededGenerator) {
        let from = Int.random(in: 0..<tables.roads.count, using: &generator)
        let via = Bool.random(using: &generator) ? tables.roads[from].from : tables.roads[from].to
        let others = tables.roads.indices.filter { tables.roads[$0].from == via || tables.roads[$0].to == via }
        guard let to = others.randomElement(using: &generator) else { return }
        tables.restrictions.append(
            TurnRestriction(
                kind: Int.random(in: 0..<3, using: &generator) == 0 ? .only : .no, from: RoadID(UInt32(from)),
                via: .junction(via), to: RoadID(UInt32(to))))
    }

    /// A walk of three to five roads, of which the last is forbidden or demanded.
    private static func addLongRestriction(to tables: inout RoadNetworkTables, _ generator: inout SeededGenerator) {
        var place = JunctionID(UInt32.random(in: 0..<UInt32(tables.junctions.count), using: &generator))
        var walk: [RoadID] = []
        for _ in 0..<Int.random(in: 3...5, using: &generator) {
            let onward = tables.roads.indices.filter { tables.roads[$0].from == place || tables.roads[$0].to == place }
            guard let next = onward.randomElement(using: &generator) else { return }
            walk.append(RoadID(UInt32(next)))
            place = tables.roads[next].from == place ? tables.roads[next].to : tables.roads[next].from
        }
        tables.restrictions.append(
            TurnRestriction(
                kind: Int.random(in: 0..<3, using: &generator) == 0 ? .only : .no, from: walk[0],
                via: .roads(Array(walk[1..<walk.count - 1])), to: walk[walk.count - 1]))
    }

    private static func addHours(to tables: inout RoadNetworkTables, _ generator: inout SeededGenerator) {
        let hours = (0..<4).map { tables.names.intern("Mo 0\($0):00-12:00") }
        for index in tables.restrictions.indices where Bool.random(using: &generator) {
            tables.restrictions[index].hours = hours.randomElement(using: &generator) ?? .none
        }
        for _ in 0..<tables.roads.count {
            let effects: [RoadCondition.Effect] = [
                .opened(.car), .closed(.all), .restricted(.car), .speedLimit(.random(in: 5...120, using: &generator)),
            ]
            tables.conditions.append(
                RoadCondition(
                    road: RoadID(.random(in: 0..<UInt32(tables.roads.count), using: &generator)),
                    direction: Direction.allCases.randomElement(using: &generator) ?? .forward,
                    effect: effects.randomElement(using: &generator) ?? .closed(.all),
                    hours: hours.randomElement(using: &generator) ?? hours[0]))
        }
    }

    /// Some of the hours that the network knows, some closures and speeds, and some learned speeds.
    package func circumstances(using generator: inout SeededGenerator) -> Circumstances {
        var circumstances = Circumstances()
        for condition in network.conditions where Bool.random(using: &generator) {
            circumstances.hours.insert(condition.hours)
        }
        for _ in 0..<6 {
            let arc = ArcID(.random(in: 0..<UInt32(network.arcCount), using: &generator))
            circumstances.states[arc] =
                Bool.random(using: &generator) ? .closed : .speed(.random(in: 1...130, using: &generator))
        }
        circumstances.learned = learned(using: &generator)
        return circumstances
    }

    private func learned(using generator: inout SeededGenerator) -> LearnedSpeeds {
        var observations: [TravelMode: [ArcID: LearnedSpeeds.Observation]] = [:]
        for _ in 0..<8 {
            let arc = ArcID(.random(in: 0..<UInt32(network.arcCount), using: &generator))
            let mode = TravelMode.allCases.randomElement(using: &generator) ?? .car
            observations[mode, default: [:]][arc] = .init(
                trips: .random(in: 1...50, using: &generator), slowness: .random(in: 0.03...1, using: &generator))
        }
        return LearnedSpeeds(observations)
    }

    /// A random place along a random road, in one direction or both.
    package func endpoint(using generator: inout SeededGenerator) -> RouteEndpoint {
        let road = RoadID(UInt32.random(in: 0..<UInt32(network.roads.count), using: &generator))
        let directions: [[Direction]] = [[.forward], [.backward], Direction.allCases]
        return RouteEndpoint(
            position: RoadPosition(
                road: road,
                offset: Double.random(in: 0...Double(network.roads[Int(road.index)].length), using: &generator)),
            directions: directions.randomElement(using: &generator) ?? Direction.allCases)
    }
}
