/// The road network as every query reads it: frozen arrays, indexed by the numbers of junctions, roads and arcs.
///
/// Built once from its tables, never changed, shared by all threads. What differs between profiles or changes while the
/// server runs (durations, closures, turn costs) lies in a `Metric` beside it.
///
/// What other modules ask for every road on the way is `@inlinable`, here and in the types that it is made of: a call into
/// another module for one number takes longer than all else that is done with it.
@usableFromInline package final class RoadNetwork: Sendable {
    @usableFromInline package let junctions: [Junction]
    @usableFromInline package let roads: [Road]
    package let restrictions: [TurnRestriction]
    @usableFromInline package let names: NameTable
    package let rareSigns: RareSigns
    let shapePoints: [FixedCoordinate]
    let shapeStarts: [UInt32]
    private let innerNodes: InnerNodes

    /// As they came with the map.
    let orders: [TravelMode: [RoadID]]
    package let conditions: [RoadCondition]
    /// In their order; few roads have any.
    let conditionsOfRoads: [RoadID: [RoadCondition]]
    private let restrictionsOfJunctions: [JunctionID: [TurnRestriction]]
    @usableFromInline let graph: ArcGraph
    /// What a search must remember of the way that it came.
    package let memory: RestrictionMemory
    /// The direction in which each arc leaves its tail, in degrees, measured over its first metres.
    @usableFromInline package let departureBearings: [Float]

    package let index: RoadIndex

    /// How far into a road its direction is measured: far enough to see past the kerb, near enough to be the junction.
    static let bearingLookahead = 12.0
    /// - Throws: `RoadNetworkTables.Inconsistency` where a table refers to something that is not there.
    package init(freezing tables: RoadNetworkTables) throws(RoadNetworkTables.Inconsistency) {
        try tables.validate()
        junctions = tables.junctions
        roads = tables.roads
        restrictions = tables.restrictions
        names = tables.names
        rareSigns = tables.rareSigns
        shapePoints = tables.shapePoints
        shapeStarts = tables.shapeStarts
        innerNodes = tables.innerNodes

        restrictionsOfJunctions = Self.byJunction(tables.restrictions)
        conditions = tables.conditions
        orders = tables.orders
        conditionsOfRoads = Dictionary(grouping: tables.conditions, by: \.road)
        let (bearings, index) = Parallel.both {
            Parallel.map(count: tables.roads.count * 2) { arc in
                Float(tables.departureBearing(of: ArcID(UInt32(arc)), lookahead: Self.bearingLookahead))
            }
        } and: {
            RoadIndex(tables: tables)
        }
        departureBearings = bearings
        self.index = index
        let graph = try ArcGraph(of: tables, bearings: bearings)
        self.graph = graph
        memory = RestrictionMemory(of: tables.restrictions, in: graph)
    }
}

extension RoadNetwork {
    /// Those that say what to do at one junction; `memory` has those over other roads.
    func restrictions(at junction: JunctionID) -> [TurnRestriction] { restrictionsOfJunctions[junction] ?? [] }

    private static func byJunction(_ restrictions: [TurnRestriction]) -> [JunctionID: [TurnRestriction]] {
        var result: [JunctionID: [TurnRestriction]] = [:]
        for restriction in restrictions {
            if case .junction(let via) = restriction.via { result[via, default: []].append(restriction) }
        }
        return result
    }

    package var arcCount: Int { graph.heads.count }
    /// How many entries a metric's turn table has.
    var turnCount: Int { graph.turnCount }

    @inlinable package func head(of arc: ArcID) -> JunctionID { graph.head(of: arc) }
    @inlinable package func tail(of arc: ArcID) -> JunctionID { graph.tail(of: arc) }
    @inlinable package func road(of arc: ArcID) -> Road { roads[Int(arc.road.index)] }
    @inlinable package func junction(_ id: JunctionID) -> Junction { junctions[Int(id.index)] }

    /// The arcs that leave `junction`, clockwise from north. Their reversals are the arcs that arrive.
    @inlinable package func departures(from junction: JunctionID) -> ArraySlice<ArcID> {
        graph.departures(from: junction)
    }

    /// Where a turn stands in a metric's turn table (`ArcGraph`).
    @inlinable func turnIndex(from arrival: ArcID, to departure: ArcID) -> Int {
        graph.turnIndex(from: arrival, to: departure)
    }

    /// The direction in which `arc` arrives at its head, in degrees.
    @inlinable package func arrivalBearing(of arc: ArcID) -> Double {
        Bearing.normalized(Double(departureBearings[Int(arc.reversed.index)]) + 180)
    }

    @inlinable package func departureBearing(of arc: ArcID) -> Double { Double(departureBearings[Int(arc.index)]) }

    /// The turn from one arc into the next in degrees: 0 is straight on, positive to the right, -180 a U-turn.
    @inlinable package func turnAngle(from arrival: ArcID, to departure: ArcID) -> Double {
        guard departure != arrival.reversed else { return -180 }
        return Bearing.turn(from: arrivalBearing(of: arrival), to: departureBearing(of: departure))
    }

    /// The shape of `arc` in its direction of travel, both junctions included.
    package func shape(of arc: ArcID) -> [Coordinate] {
        let points = shapePoints[shapeRange(of: arc.road)].map(\.coordinate)
        return arc.direction == .forward ? points : points.reversed()
    }

    /// The same with its distances.
    package func line(of arc: ArcID) -> MeasuredLine {
        // Validated when the network was frozen: a shape has at least two points.
        MeasuredLine(shape(of: arc)) ?? MeasuredLine(point: .init(latitude: 0, longitude: 0))
    }

    /// Appends the shape of `arc` in its direction of travel but for its first point, which ends the arc before it.
    func appendShape(of arc: ArcID, to coordinates: inout [Coordinate]) {
        let range = shapeRange(of: arc.road)
        if arc.direction == .forward {
            for place in range.dropFirst() { coordinates.append(shapePoints[place].coordinate) }
        } else {
            for place in range.dropLast().reversed() { coordinates.append(shapePoints[place].coordinate) }
        }
    }

    /// OpenStreetMap's nodes in the direction of travel, one for each point of the shape.
    ///
    /// - Returns: `nil` where they aren't known: the map has another source, or the shape was edited.
    package func nodes(of arc: ArcID) -> [Int64]? {
        var nodes: [Int64] = []
        nodes.reserveCapacity(pointCount(of: arc.road))
        return appendNodes(of: arc, to: &nodes) ? nodes : nil
    }

    /// Appends the same to others.
    ///
    /// - Returns: `false` where they aren't known; then it is not said what was appended.
    func appendNodes(of arc: ArcID, to nodes: inout [Int64]) -> Bool {
        let (first, last) = (junction(tail(of: arc)).osmNode, junction(head(of: arc)).osmNode)
        guard first != 0, last != 0 else { return false }
        let start = nodes.count
        nodes.append(first)
        innerNodes.append(of: arc.road, to: &nodes)
        if arc.direction == .backward { nodes.reverse(from: start + 1) }
        nodes.append(last)
        return nodes.count - start == pointCount(of: arc.road)
    }

    /// How many points the shape of `road` has.
    func pointCount(of road: RoadID) -> Int { shapeRange(of: road).count }

    /// The shape of `road` along its own direction.
    package func line(of road: RoadID) -> MeasuredLine {
        // Validated when the network was frozen: a shape has at least two points.
        MeasuredLine(shapePoints[shapeRange(of: road)].map(\.coordinate))
            ?? .init(point: .init(latitude: 0, longitude: 0))
    }

    package func name(of road: Road) -> String { names[road.name] }

    private func shapeRange(of road: RoadID) -> Range<Int> {
        Int(shapeStarts[Int(road.index)])..<Int(shapeStarts[Int(road.index) + 1])
    }

    /// The smallest box around all junctions, `nil` for an empty network.
    package var bounds: BoundingBox? { BoundingBox(around: junctions.lazy.map(\.coordinate)) }
}

extension [Int64] {
    /// Turns around all that follows from `start` on, in place: a slice would be a copy.
    fileprivate mutating func reverse(from start: Int) {
        var (low, high) = (start, count - 1)
        while low < high {
            swapAt(low, high)
            (low, high) = (low + 1, high - 1)
        }
    }
}

extension RoadNetworkTables {
    /// The direction from an arc's tail to the point `lookahead` metres along it.
    fileprivate func departureBearing(of arc: ArcID, lookahead: Double) -> Double {
        let shape = shape(of: arc.road)
        let isForward = arc.direction == .forward
        let start = (isForward ? shape[shape.startIndex] : shape[shape.endIndex - 1]).coordinate
        var walked = 0.0
        var previous = start
        for step in 1..<shape.count {
            let next = shape[isForward ? shape.startIndex + step : shape.endIndex - 1 - step].coordinate
            let length = previous.distance(to: next)
            if walked + length >= lookahead {
                let target = previous.interpolated(to: next, fraction: (lookahead - walked) / length)
                return start.bearing(to: target)
            }
            walked += length
            previous = next
        }
        return start.bearing(to: previous)
    }
}
