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
        var road = Road(traits)
        road.osmWay = ways.ids[way]
        road.attributes = attributes(of: way)
        if let speed = ferrySpeed(of: way) { road.speedLimit = Directed(both: speed) }
        road.name = names.intern(traits.name)
        road.ref = names.intern(traits.ref)
        road.destination = names.intern(traits.signs.destination)
        road.destinationRef = names.intern(traits.signs.destinationRef)
        let isLeftHand = road.attributes.contains(.leftHand)
        let turnLanes = traits.rareSigns?.withSharedLane(traits.signs.turnLanes, isLeftHand: isLeftHand)
        road.turnLanes = names.intern(turnLanes ?? traits.signs.turnLanes)
        return road
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

extension Road {
    /// A road without ends and texts, of what its tags say wherever it lies.
    init(_ traits: RoadTraits) {
        self.init(
            from: JunctionID(0), to: JunctionID(0), roadClass: traits.roadClass, attributes: traits.attributes,
            access: traits.access.allowed, restricted: traits.access.restricted, speedLimit: traits.speedLimit,
            lanes: traits.signs.lanes, surface: traits.surface)
    }
}

extension NameTable {
    fileprivate mutating func intern(_ texts: Directed<String>) -> Directed<NameID> {
        Directed(forward: intern(texts.forward), backward: intern(texts.backward))
    }
}
