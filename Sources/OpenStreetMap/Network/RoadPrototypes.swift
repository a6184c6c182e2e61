import Routing

/// What all roads of a way have in common, with its texts interned once.
struct RoadPrototypes {
    private let ways: RoutableWays
    private let split: SplitWays
    private let nodes: RoadNodes
    private var made: [Int: Road] = [:]

    init(_ ways: RoutableWays, split: SplitWays, nodes: RoadNodes) {
        self.ways = ways
        self.split = split
        self.nodes = nodes
    }

    /// A road without junctions and length.
    mutating func road(of way: Int, names: inout NameTable) -> Road {
        if let road = made[way] { return road }
        let road = make(way, &names)
        // Ways that are one road, the most, are not asked for again.
        if split.pieceStarts[way + 1] - split.pieceStarts[way] > 1 { made[way] = road }
        return road
    }

    private func make(_ way: Int, _ names: inout NameTable) -> Road {
        let traits = ways.traits[way]
        let signs = traits.signs
        return Road(
            osmWay: ways.ids[way], from: JunctionID(0), to: JunctionID(0), roadClass: traits.roadClass,
            attributes: attributes(of: way), access: traits.access.allowed, restricted: traits.access.restricted,
            speedLimit: ferrySpeed(of: way).map { Directed(both: $0) } ?? traits.speedLimit,
            name: names.intern(traits.name), ref: names.intern(traits.ref),
            destination: names.intern(signs.destination), destinationRef: names.intern(signs.destinationRef),
            turnLanes: names.intern(signs.turnLanes), lanes: signs.lanes, surface: traits.surface)
    }

    private func attributes(of way: Int) -> RoadAttributes {
        let traits = ways.traits[way]
        let side = traits.drivingSide ?? DrivingSide(at: start(of: way))
        return side == .left ? traits.attributes.union(.leftHand) : traits.attributes
    }

    private func start(of way: Int) -> FixedCoordinate {
        nodes.coordinate(of: split.nodes[Int(split.pieces[split.pieceStarts[way]].first)])
    }

    /// The speed that a ferry's timetable implies over the whole way, in km/h.
    private func ferrySpeed(of way: Int) -> UInt8? {
        guard let duration = ways.traits[way].duration else { return nil }
        let places = ways.nodeRange(of: way)
        var metres = 0.0
        for place in places.dropLast() {
            let (one, next) = (split.nodes[place], split.nodes[place + 1])
            // A timetable for a crossing of which a part is missing says nothing.
            guard !nodes.isMissing(one), !nodes.isMissing(next) else { return nil }
            metres += nodes.coordinate(of: one).coordinate.distance(to: nodes.coordinate(of: next).coordinate)
        }
        return UInt8(min(max((metres / duration * 3.6).rounded(), 1), 100))
    }
}

extension NameTable {
    fileprivate mutating func intern(_ texts: Directed<String>) -> Directed<NameID> {
        Directed(forward: intern(texts.forward), backward: intern(texts.backward))
    }
}
