import Routing

/// Makes a network's tables out of a topology's rows, as they come.
///
/// Junctions are numbered along a Hilbert curve and roads by the junction they begin at, as an import of a map does:
/// what is near on the map is near in memory.
struct TopologyBuilder {
    private var vertices: TopologyVertices
    private var kinds: TopologyRoads
    private(set) var report: TopologyReport
    /// Roads whose ends are still places in `vertices`, with their shapes.
    private var drafts = RoadNetworkTables()

    /// Tolerances of topologies are about a metre: what is farther from its vertex belongs to another.
    private static let reach = 2.0

    init(_ vertices: TopologyVertices, _ classes: TopologyClasses, _ rules: TagRules, _ report: TopologyReport) {
        self.vertices = vertices
        self.report = report
        kinds = TopologyRoads(classes, rules)
    }

    /// Adds a row of `ways`, or notes why it can't be a road.
    ///
    /// - Throws: `TopologyError` where there are more than a network can number.
    mutating func add(_ way: TopologyWay, _ line: [FixedCoordinate]) throws(TopologyError) {
        guard drafts.shapePoints.count + line.count < Int(UInt32.max), drafts.roads.count < Int(UInt32.max >> 1) - 2,
            vertices.count < Int(UInt32.max) - 1
        else {
            throw TopologyError(
                description: "the topology has more rows than 32-bit numbers can tell apart; make one of a smaller area"
            )
        }
        report.ways += 1
        do throws(TopologyReport.Reason) {
            try append(way, line)
        } catch {
            report.skip(way.key, error)
            if error == .notTravelled, let tag = kinds.tag(of: way) {
                report.tagsNotTravelled[tag.text, default: 0] += 1
            }
        }
    }

    private mutating func append(_ way: TopologyWay, _ line: [FixedCoordinate]) throws(TopologyReport.Reason) {
        guard let first = line.first else { throw .noLine }
        var road = try kinds.road(way, from: first)
        let (from, to) = try ends(of: way)
        let shape = try shape(line, from: from, to: to)
        road.name = drafts.names.intern(way.name)
        guard from == to else { return append(road, from, to, shape[...]) }
        appendLoop(road, at: from, shape, node: 0 &- way.key)
    }

    private func ends(of way: TopologyWay) throws(TopologyReport.Reason) -> (from: Int, to: Int) {
        guard let source = way.source, let target = way.target else { throw .noEnd }
        guard let from = vertices.index(of: source), let to = vertices.index(of: target) else { throw .unknownVertex }
        return (from, to)
    }

    /// The line from vertex to vertex, without points that repeat the one before.
    private func shape(
        _ line: [FixedCoordinate], from: Int, to: Int
    ) throws(TopologyReport.Reason) -> [FixedCoordinate] {
        let (start, end) = (vertices.places[from], vertices.places[to])
        guard let first = line.first, let last = line.last, isNear(first, start), isNear(last, end) else {
            throw .apart
        }
        var shape = [start]
        for point in line.dropFirst().dropLast() + [end] where point != shape.last { shape.append(point) }
        if shape.count == 1 {
            guard from != to else { throw .noExtent }
            shape.append(end)
        }
        return shape
    }

    private func isNear(_ one: FixedCoordinate, _ other: FixedCoordinate) -> Bool {
        one == other || one.coordinate.distance(to: other.coordinate) <= Self.reach
    }

    /// A loop becomes two roads that meet at its middle, so that no road ends where it begins: its two directions and
    /// the turn from its end into its start stay distinct for every search.
    private mutating func appendLoop(_ road: Road, at vertex: Int, _ shape: [FixedCoordinate], node: Int64) {
        let half = shape.count / 2
        let middle = vertices.append(place: shape[half], node: node)
        append(road, vertex, middle, shape[...half])
        append(road, middle, vertex, shape[half...])
    }

    private mutating func append(_ road: Road, _ from: Int, _ to: Int, _ shape: ArraySlice<FixedCoordinate>) {
        var road = road
        road.from = JunctionID(UInt32(from))
        road.to = JunctionID(UInt32(to))
        drafts.append(road, shape: Array(shape))
    }
}

extension TopologyBuilder {
    /// The tables of everything that was added.
    func tables() -> RoadNetworkTables {
        let order = verticesAlongCurve()
        var junctionOfVertex = [UInt32](repeating: 0, count: vertices.count)
        var tables = RoadNetworkTables()
        tables.names = drafts.names
        tables.junctions.reserveCapacity(order.count)
        for (index, vertex) in order.enumerated() {
            junctionOfVertex[vertex] = UInt32(index)
            tables.junctions.append(
                Junction(coordinate: vertices.places[vertex], osmNode: vertices.nodes[vertex]))
        }
        appendRoads(to: &tables, junctionOfVertex)
        return tables
    }

    /// Those that roads use; ties in the order of their keys.
    private func verticesAlongCurve() -> [Int] {
        var isUsed = [Bool](repeating: false, count: vertices.count)
        for road in drafts.roads {
            isUsed[Int(road.from.index)] = true
            isUsed[Int(road.to.index)] = true
        }
        let used = isUsed.indices.filter { isUsed[$0] }
        return HilbertCurve.order(of: used.map { vertices.places[$0] }).map { used[Int($0)] }
    }

    private func appendRoads(to tables: inout RoadNetworkTables, _ junctionOfVertex: [UInt32]) {
        let order = drafts.roads.indices.map {
            UInt64(junctionOfVertex[Int(drafts.roads[$0].from.index)]) << 32 | UInt64($0)
        }.sorted()
        tables.roads.reserveCapacity(order.count)
        tables.shapeStarts.reserveCapacity(order.count + 1)
        tables.shapePoints.reserveCapacity(drafts.shapePoints.count)
        for key in order {
            let draft = RoadID(UInt32(truncatingIfNeeded: key))
            var road = drafts.roads[Int(draft.index)]
            road.from = JunctionID(junctionOfVertex[Int(road.from.index)])
            road.to = JunctionID(junctionOfVertex[Int(road.to.index)])
            tables.append(road, shape: Array(drafts.shape(of: draft)))
        }
    }
}
