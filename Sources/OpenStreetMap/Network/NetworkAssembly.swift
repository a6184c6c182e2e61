import Routing

/// Makes junctions and roads of ways: cuts them where they meet, end, or something controls traffic.
///
/// Junctions are numbered along a Hilbert curve and roads by where they begin, so that neighbours on the map are
/// neighbours in memory. The same elements give the same tables.
struct NetworkAssembly {
    /// The nodes that roads are made of, by their place in the set; `nil` where the file lacks one.
    private let set: NodeSet
    private let coordinates: [FixedCoordinate?]
    private let traits: [Int: NodeTraits]
    private(set) var tables = RoadNetworkTables()
    private(set) var tally = ImportTally()
    /// The roads that each way was cut into, in its own order.
    private(set) var roads: [Int64: [RoadID]] = [:]
    private(set) var junctions: [Int64: JunctionID] = [:]

    /// The stretch of a way between two junctions.
    private struct Piece {
        var way: Int
        var nodes: [Int]
    }

    init(ways: [MapWay], set: NodeSet, coordinates: [FixedCoordinate?], traits: [Int: NodeTraits]) {
        self.set = set
        self.coordinates = coordinates
        self.traits = traits
        let runs = presentRuns(of: ways)
        let pieces = split(runs)
        makeJunctions(at: pieces.flatMap { [$0.nodes[0], $0.nodes[$0.nodes.count - 1]] })
        makeRoads(of: pieces, ways: ways)
    }

    /// The stretches of ways whose nodes are all there, each node by its place in the set.
    private mutating func presentRuns(of ways: [MapWay]) -> [Piece] {
        var runs: [Piece] = []
        for (number, way) in ways.enumerated() {
            var run: [Int] = []
            for id in way.nodes {
                guard let index = set.index(of: id), coordinates[index] != nil else {
                    tally.skip(.missingNode)
                    if run.count > 1 { runs.append(Piece(way: number, nodes: run)) }
                    run = []
                    continue
                }
                if run.last != index { run.append(index) }
            }
            if run.count > 1 { runs.append(Piece(way: number, nodes: run)) }
        }
        return runs
    }

    private func split(_ runs: [Piece]) -> [Piece] {
        let isJunction = junctionFlags(of: runs)
        return runs.flatMap { run -> [Piece] in
            var pieces: [Piece] = []
            var start = 0
            for place in 1..<run.nodes.count where isJunction[run.nodes[place]] || place == run.nodes.count - 1 {
                pieces += opened(Piece(way: run.way, nodes: Array(run.nodes[start...place])))
                start = place
            }
            return pieces
        }
    }

    /// A node is a junction where ways end, where it is passed more than once, and where something controls traffic.
    private func junctionFlags(of runs: [Piece]) -> [Bool] {
        var uses = [UInt8](repeating: 0, count: coordinates.count)
        for run in runs {
            for node in run.nodes { uses[node] = min(uses[node] + 1, 2) }
            uses[run.nodes[0]] = 2
            uses[run.nodes[run.nodes.count - 1]] = 2
        }
        for node in traits.keys { uses[node] = 2 }
        return uses.map { $0 > 1 }
    }

    /// A loop from a junction to itself becomes two roads that meet half way round, so that its directions can be told apart.
    private func opened(_ piece: Piece) -> [Piece] {
        guard piece.nodes.first == piece.nodes.last else { return [piece] }
        guard piece.nodes.count > 2 else { return [] }
        let middle = piece.nodes.count / 2
        return [
            Piece(way: piece.way, nodes: Array(piece.nodes[...middle])),
            Piece(way: piece.way, nodes: Array(piece.nodes[middle...])),
        ]
    }

    private mutating func makeJunctions(at nodes: [Int]) {
        let unique = Set(nodes)
        guard let bounds = BoundingBox(around: unique.compactMap { coordinates[$0] }) else { return }
        let curve = HilbertCurve(bounds: bounds)
        let ordered = unique.compactMap { node in
            coordinates[node].map { (key: curve.position(of: $0), node: node, coordinate: $0) }
        }.sorted { ($0.key, $0.node) < ($1.key, $1.node) }
        for (number, place) in ordered.enumerated() {
            let traits = traits[place.node]
            tables.junctions.append(
                Junction(
                    coordinate: place.coordinate, osmNode: set.ids[place.node], control: traits?.control ?? .none,
                    blocked: traits?.blocked ?? [], ref: tables.names.intern(traits?.ref ?? ""),
                    name: tables.names.intern(traits?.name ?? "")))
            junctions[set.ids[place.node]] = JunctionID(UInt32(number))
        }
    }

    private mutating func makeRoads(of pieces: [Piece], ways: [MapWay]) {
        let lengths = wayLengths(of: pieces, count: ways.count)
        var placed: [(from: JunctionID, to: JunctionID, piece: Int)] = []
        for (number, piece) in pieces.enumerated() {
            guard let from = junctions[set.ids[piece.nodes[0]]],
                let to = junctions[set.ids[piece.nodes[piece.nodes.count - 1]]]
            else { continue }
            placed.append((from, to, number))
        }
        placed.sort { ($0.from, $0.to, $0.piece) < ($1.from, $1.to, $1.piece) }
        var byPiece = [RoadID?](repeating: nil, count: pieces.count)
        for (from, to, number) in placed {
            let way = ways[pieces[number].way]
            let shape = pieces[number].nodes.compactMap { coordinates[$0] }
            let road = Road(way, from: from, to: to, at: shape[0], length: lengths[pieces[number].way], names: &tables.names)
            byPiece[number] = tables.append(road, shape: shape)
        }
        for (number, road) in byPiece.enumerated() {
            if let road { roads[ways[pieces[number].way].id, default: []].append(road) }
        }
    }

    /// Metres of each whole way: what a ferry's duration is for.
    private func wayLengths(of pieces: [Piece], count: Int) -> [Double] {
        var lengths = [Double](repeating: 0, count: count)
        for piece in pieces {
            let line = MeasuredLine(piece.nodes.compactMap { coordinates[$0]?.coordinate })
            lengths[piece.way] += line?.length ?? 0
        }
        return lengths
    }
}

extension Road {
    fileprivate init(
        _ way: MapWay, from: JunctionID, to: JunctionID, at place: FixedCoordinate, length: Double,
        names: inout NameTable
    ) {
        let traits = way.traits
        var attributes = traits.attributes
        if (traits.drivingSide ?? DrivingSide(at: place)) == .left { attributes.insert(.leftHand) }
        self.init(
            osmWay: way.id, from: from, to: to, roadClass: traits.roadClass, attributes: attributes,
            access: traits.access.allowed, restricted: traits.access.restricted,
            speedLimit: traits.ferrySpeed(over: length).map { .init(both: $0) } ?? traits.speedLimit,
            name: names.intern(traits.name), ref: names.intern(traits.ref),
            destination: names.intern(traits.signs.destination),
            destinationRef: names.intern(traits.signs.destinationRef),
            turnLanes: names.intern(traits.signs.turnLanes), lanes: traits.signs.lanes)
    }
}

extension RoadTraits {
    /// A ferry that says how long it takes has the speed that follows, in km/h.
    fileprivate func ferrySpeed(over meters: Double) -> UInt8? {
        duration.map { UInt8(min(max((meters / $0 * 3.6).rounded(), 1), 200)) }
    }
}

extension NameTable {
    fileprivate mutating func intern(_ texts: Directed<String>) -> Directed<NameID> {
        let forward = intern(texts.forward)
        return Directed(forward: forward, backward: intern(texts.backward))
    }
}
