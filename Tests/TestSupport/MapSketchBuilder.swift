import Routing

/// Makes tables of a drawing's ways.
struct MapSketchBuilder {
    private(set) var tables = RoadNetworkTables()
    private(set) var nodes: [[Character]] = []
    private(set) var junctions: [Character: JunctionID] = [:]
    private let coordinates: [Character: Coordinate]
    private let controls: [Character: JunctionControl]
    private let barriers: [Character: TravelModes]
    private let signs: [Character: SketchSign]
    private var isJunction: Set<Character> = []

    init(
        coordinates: [Character: Coordinate], controls: [Character: JunctionControl],
        barriers: [Character: TravelModes], signs: [Character: SketchSign]
    ) {
        self.coordinates = coordinates
        self.controls = controls
        self.barriers = barriers
        self.signs = signs
    }

    mutating func chooseJunctions(of ways: [String]) {
        isJunction = Set(controls.keys).union(barriers.keys).union(signs.keys)
        var seen: Set<Character> = []
        for way in ways {
            for end in [way.first, way.last].compactMap(\.self) { isJunction.insert(end) }
            for node in way where !seen.insert(node).inserted { isJunction.insert(node) }
        }
    }

    mutating func add(_ road: SketchRoad, along way: [Character]) throws {
        guard way.count >= 2 else { throw MapSketch.Mistake(description: "a way needs two nodes: '\(String(way))'") }
        var stretch = [way[0]]
        for node in way.dropFirst() {
            stretch.append(node)
            guard isJunction.contains(node) else { continue }
            try addRoad(road, along: stretch)
            stretch = [node]
        }
    }

    private mutating func addRoad(_ sketch: SketchRoad, along stretch: [Character]) throws {
        let shape = try stretch.map { FixedCoordinate(try coordinate($0)) }
        let from = try junction(stretch[0])
        let to = try junction(stretch[stretch.count - 1])
        let id = tables.append(
            Road(
                osmWay: Int64(tables.roads.count + 1), from: from, to: to, roadClass: sketch.roadClass,
                attributes: sketch.attributes, access: sketch.access, restricted: .init(both: sketch.restricted),
                speedLimit: .init(both: sketch.speedLimit), name: tables.names.intern(sketch.name),
                ref: tables.names.intern(sketch.ref),
                destination: .init(forward: tables.names.intern(sketch.destination), backward: .none),
                destinationRef: .init(forward: tables.names.intern(sketch.destinationRef), backward: .none),
                turnLanes: .init(
                    forward: tables.names.intern(sketch.turnLanes.forward),
                    backward: tables.names.intern(sketch.turnLanes.backward))),
            shape: shape, nodes: osmNodes(along: stretch, from: from, to: to))
        nodes.append(stretch)
        addRareSigns(sketch, to: id)
    }

    private mutating func addRareSigns(_ sketch: SketchRoad, to road: RoadID) {
        for direction in Direction.allCases {
            tables.rareSigns.laneModes[road.arc(direction)] = tables.names.intern(sketch.laneModes[direction])
        }
        tables.rareSigns.exitNumbers[road.arc(.forward)] = tables.names.intern(sketch.exitNumber)
        for (language, name) in sketch.names.sorted(by: { $0.key < $1.key }) {
            tables.rareSigns.names[language, default: .init()][road] = tables.names.intern(name)
        }
    }

    private func osmNodes(along stretch: [Character], from: JunctionID, to: JunctionID) -> [Int64] {
        let inner = stretch.dropFirst().dropLast().map { Self.innerNode($0) }
        return [tables.junctions[Int(from.index)].osmNode] + inner + [tables.junctions[Int(to.index)].osmNode]
    }

    /// The number of a node that is no junction.
    static func innerNode(_ node: Character) -> Int64 { Int64(node.unicodeScalars.first?.value ?? 0) + 1_000 }

    private mutating func junction(_ node: Character) throws -> JunctionID {
        if let known = junctions[node] { return known }
        let junction = JunctionID(UInt32(tables.junctions.count))
        let sign = signs[node] ?? SketchSign()
        tables.junctions.append(
            Junction(
                coordinate: FixedCoordinate(try coordinate(node)), osmNode: Int64(tables.junctions.count + 1),
                control: controls[node] ?? .none, blocked: barriers[node] ?? [], ref: tables.names.intern(sign.ref),
                name: tables.names.intern(sign.name)))
        tables.rareSigns.exitDestinations[junction] = tables.names.intern(sign.exitTo)
        junctions[node] = junction
        return junction
    }

    private func coordinate(_ node: Character) throws -> Coordinate {
        guard let coordinate = coordinates[node] else {
            throw MapSketch.Mistake(description: "a way names \(node), which isn't drawn")
        }
        return coordinate
    }

    mutating func add(_ restriction: SketchRestriction) throws {
        let from = try road(restriction.from)
        let to = try road(restriction.to)
        guard let via = restriction.from.last.flatMap({ junctions[$0] }) else {
            throw MapSketch.Mistake(description: "'\(restriction.from)' doesn't end at a junction")
        }
        let roads = try restriction.over.map(road)
        tables.restrictions.append(
            TurnRestriction(
                kind: restriction.kind, from: from, via: roads.isEmpty ? .junction(via) : .roads(roads), to: to))
    }

    private func road(_ ends: String) throws -> RoadID {
        guard let start = ends.first, let end = ends.last,
            let index = nodes.firstIndex(where: { $0.contains(start) && $0.contains(end) })
        else { throw MapSketch.Mistake(description: "a restriction names '\(ends)', where no road is") }
        return RoadID(UInt32(index))
    }
}
