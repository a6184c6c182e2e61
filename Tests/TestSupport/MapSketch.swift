import Routing

/// A road network drawn with characters, for tests that say on one screen what the map is and what must come of it.
///
/// ```swift
/// let map = try MapSketch(
///     """
///           C
///           |
///     A-----B-----D  1
///     """,
///     ["ABD": .named("High Street"), "BC": .named("Mill Lane").oneWay()])
///
/// map.network                                  // frozen, as every query reads it
/// map.road("AB"), map.arc("BA")                // a road, and one direction of it
/// map.coordinate("1")                          // any letter or digit is a place, on a road or beside
/// map.position("AB", 0.5)                      // half way from A to B
/// try map.route(from: "A", to: "C")            // the car's best path
/// ```
///
/// Letters and digits are nodes, every other character is decoration: roads come only from the list of ways, each a
/// string of nodes in driving order. A node is a junction where ways end, meet, or something controls traffic;
/// otherwise it shapes the road. A character is `meters` wide and a line as tall; north is up, and the upper left
/// corner lies at `anchor`.
package struct MapSketch: Sendable {
    package let tables: RoadNetworkTables
    package let network: RoadNetwork
    let coordinates: [Character: Coordinate]
    /// The nodes along each road, in the direction of its shape.
    let nodes: [[Character]]
    let junctions: [Character: JunctionID]

    /// What is wrong with a drawing.
    package struct Mistake: Error, CustomStringConvertible {
        package let description: String
    }

    /// The middle of Helsinki.
    package static let helsinki = Coordinate(latitude: 60.17, longitude: 24.94)

    /// - Throws: `Mistake` where a way or rule names what isn't drawn.
    package init(
        _ drawing: String, meters: Double = 20, anchor: Coordinate = helsinki,
        _ ways: KeyValuePairs<String, SketchRoad>, restrictions: [SketchRestriction] = [],
        controls: [Character: JunctionControl] = [:], barriers: [Character: TravelModes] = [:],
        signs: [Character: SketchSign] = [:]
    ) throws {
        coordinates = Self.places(in: drawing, meters: meters, anchor: anchor)
        var builder = MapSketchBuilder(coordinates: coordinates, controls: controls, barriers: barriers, signs: signs)
        builder.chooseJunctions(of: ways.map(\.key))
        for way in ways { try builder.add(way.value, along: Array(way.key)) }
        for restriction in restrictions { try builder.add(restriction) }
        tables = builder.tables
        nodes = builder.nodes
        junctions = builder.junctions
        network = try RoadNetwork(freezing: tables)
    }

    private static func places(
        in drawing: String, meters: Double, anchor: Coordinate
    ) -> [Character: Coordinate] {
        var places: [Character: Coordinate] = [:]
        for (row, line) in drawing.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            for (column, character) in line.enumerated() where character.isLetter || character.isNumber {
                places[character] = anchor.moved(by: Double(row) * meters, bearing: 180)
                    .moved(by: Double(column) * meters, bearing: 90)
            }
        }
        return places
    }
}

extension MapSketch {
    package func coordinate(_ place: Character) throws -> Coordinate {
        guard let coordinate = coordinates[place] else { throw Mistake(description: "\(place) isn't on the map") }
        return coordinate
    }

    package func junction(_ node: Character) throws -> JunctionID {
        guard let junction = junctions[node] else { throw Mistake(description: "\(node) is no junction") }
        return junction
    }

    /// The road that runs through two nodes, named in any order.
    package func road(_ ends: String) throws -> RoadID { try arc(ends).road }

    /// The direction of a road that leads from the first node to the second; neighbors come before nodes further apart.
    package func arc(_ ends: String) throws -> ArcID {
        guard let start = ends.first, let end = ends.last, start != end else {
            throw Mistake(description: "a road is named by two nodes, not by '\(ends)'")
        }
        for (index, nodes) in nodes.enumerated() {
            let steps = zip(nodes, nodes.dropFirst())
            if steps.contains(where: { $0 == (start, end) }) { return RoadID(UInt32(index)).arc(.forward) }
            if steps.contains(where: { $0 == (end, start) }) { return RoadID(UInt32(index)).arc(.backward) }
        }
        for (index, nodes) in nodes.enumerated() {
            guard let from = nodes.firstIndex(of: start), let to = nodes.lastIndex(of: end) else { continue }
            return RoadID(UInt32(index)).arc(from < to ? .forward : .backward)
        }
        throw Mistake(description: "no road leads past \(start) and \(end)")
    }

    /// The nodes at an arc's ends, in its direction: what `arc(_:)` finds it by.
    package func label(_ arc: ArcID) -> String {
        let nodes = nodes[Int(arc.road.index)]
        let ends = String([nodes[0], nodes[nodes.count - 1]])
        return arc.direction == .forward ? ends : String(ends.reversed())
    }

    /// The place on a road between two of its nodes: 0 is at the first, 1 at the second.
    package func position(_ ends: String, _ fraction: Double = 0.5) throws -> RoadPosition {
        let road = try road(ends)
        let line = network.line(of: road)
        let offsets = try ends.map { line.nearest(to: try coordinate($0)).offset }
        return RoadPosition(road: road, offset: offsets[0] + (offsets[offsets.count - 1] - offsets[0]) * fraction)
    }
}
