/// A road network as plain tables: what an importer makes, what PostgreSQL keeps, what `RoadNetwork` freezes.
///
/// Rows are numbered by their place: `JunctionID`, `RoadID` and `NameID` are indices into these arrays.
package struct RoadNetworkTables: Sendable {
    package var junctions: [Junction] = []
    package var roads: [Road] = []
    /// The shapes of all roads, one after another, each from its `from` junction to its `to` junction, both included.
    package var shapePoints: [FixedCoordinate] = []
    /// Where each road's shape begins in `shapePoints`; one more at the end: `roads.count + 1` entries.
    package var shapeStarts: [UInt32] = [0]
    /// OpenStreetMap's nodes between the junctions of roads; none where the map has another source.
    package var innerNodes = InnerNodes()
    package var rareSigns = RareSigns()
    package var restrictions: [TurnRestriction] = []
    package var conditions: [RoadCondition] = []
    package var names = NameTable()
    /// The roads of some modes from the least to the most important one (`RoadOrder`); found when needed where absent.
    package var orders: [TravelMode: [RoadID]] = [:]

    package init() {}

    /// Adds a road with its shape; the length is measured here, so that no two places measure differently.
    ///
    /// - Parameter nodes: OpenStreetMap's, one for each point of the shape, where they are known.
    @discardableResult
    package mutating func append(
        _ road: Road, shape: [FixedCoordinate], nodes: [Int64] = []
    ) -> RoadID {
        var road = road
        road.length = Self.length(of: shape)
        roads.append(road)
        shapePoints.append(contentsOf: shape)
        shapeStarts.append(UInt32(shapePoints.count))
        let id = RoadID(UInt32(roads.count - 1))
        if nodes.count > 2 { innerNodes.append(nodes.dropFirst().dropLast(), of: id) }
        return id
    }

    package func shape(of road: RoadID) -> ArraySlice<FixedCoordinate> {
        shapePoints[shapeRange(of: road)]
    }

    /// OpenStreetMap's nodes between the junctions of `road`; none where they aren't known.
    package func innerNodes(of road: RoadID) -> [Int64] {
        var nodes: [Int64] = []
        innerNodes.append(of: road, to: &nodes)
        return nodes
    }

    private func shapeRange(of road: RoadID) -> Range<Int> {
        Int(shapeStarts[Int(road.index)])..<Int(shapeStarts[Int(road.index) + 1])
    }

    private static func length(of shape: [FixedCoordinate]) -> Float {
        var length = 0.0
        var previous: Coordinate?
        for point in shape {
            let coordinate = point.coordinate
            if let previous { length += previous.distance(to: coordinate) }
            previous = coordinate
        }
        return Float(length)
    }
}

extension RoadNetworkTables {
    /// Why tables can't become a network: something in the database or the importer is broken.
    package struct Inconsistency: Error, CustomStringConvertible {
        package let description: String
    }

    /// Checks every reference between the tables, so that nothing behind them has to.
    package func validate() throws(Inconsistency) {
        guard shapeStarts.count == roads.count + 1, shapeStarts.first == 0,
            shapeStarts.last.map(Int.init) == shapePoints.count
        else { throw Inconsistency(description: "the road shapes do not fit the \(roads.count) roads") }
        guard roads.count < Int(UInt32.max >> 1), junctions.count < Int(UInt32.max) else {
            throw Inconsistency(description: "\(roads.count) roads are more than 32-bit arc numbers can tell apart")
        }
        try validateRoads()
        try validateRules()
        try validateOrders()
        try validateRareSigns()
    }

    private func validateRoads() throws(Inconsistency) {
        for (index, road) in roads.enumerated() {
            guard road.from.index < junctions.count, road.to.index < junctions.count else {
                throw Inconsistency(description: "road \(index) names a junction that is not there")
            }
            guard shapeStarts[index] + 2 <= shapeStarts[index + 1] else {
                throw Inconsistency(description: "road \(index) has a shape of fewer than two points")
            }
            guard road.highestText < names.texts.count else {
                throw Inconsistency(description: "road \(index) names a text that is not there")
            }
        }
        for (index, junction) in junctions.enumerated() {
            guard junction.name.index < names.texts.count, junction.ref.index < names.texts.count else {
                throw Inconsistency(description: "junction \(index) names a text that is not there")
            }
        }
    }

    private func validateOrders() throws(Inconsistency) {
        for (mode, order) in orders {
            guard order.allSatisfy({ $0.index < roads.count }) else {
                throw Inconsistency(description: "the order for \(mode.name) names a road that is not there")
            }
        }
    }

    private func validateRules() throws(Inconsistency) {
        for (index, restriction) in restrictions.enumerated() {
            guard restriction.isWithin(roads: roads.count, junctions: junctions.count),
                restriction.hours.index < names.texts.count
            else {
                throw Inconsistency(
                    description: "turn restriction \(index) names a road, junction or text that is not there")
            }
        }
        for (index, condition) in conditions.enumerated() {
            guard condition.road.index < roads.count, condition.hours.index < names.texts.count else {
                throw Inconsistency(description: "condition \(index) names a road or text that is not there")
            }
        }
    }
}

extension Road {
    /// The highest of its references into the table of names.
    fileprivate var highestText: UInt32 {
        let signs = max(destination.highest, destinationRef.highest, turnLanes.highest)
        return max(name.index, ref.index, signs)
    }
}

extension Directed<NameID> {
    fileprivate var highest: UInt32 { max(forward.index, backward.index) }
}

extension TurnRestriction {
    fileprivate func isWithin(roads: Int, junctions: Int) -> Bool {
        guard from.index < roads, to.index < roads else { return false }
        switch via {
        case .junction(let junction): return junction.index < junctions
        case .roads(let chain): return chain.allSatisfy { $0.index < roads }
        }
    }
}
