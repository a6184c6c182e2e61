import Guidance
import Routing
import TestSupport
import Testing

@Suite("Lanes in a mirror")
struct LaneSymmetryTests {
    private static let anchor = Coordinate(latitude: 0, longitude: 10)
    private static let arrows = [
        "", "none", "left", "left;through", "through", "through;right", "right", "slight_left", "slight_right",
        "sharp_right", "reverse", "left;reverse", "merge_to_left", "through;merge_to_right",
    ]

    /// A crossing to which one comes from the south, of arms in some directions.
    private struct Star {
        /// Degrees clockwise from north.
        var arms: [Double]
        var lanes: [String]
        var isLeftHand = false

        init(seed: Int) {
            var random = SeededGenerator(seed: UInt64(seed))
            arms = (0..<Int.random(in: 1...4, using: &random)).map { _ in .random(in: -160...160, using: &random) }
            lanes = (0..<Int.random(in: 1...4, using: &random)).map { _ in
                LaneSymmetryTests.arrows.randomElement(using: &random) ?? ""
            }
        }

        var mirrored: Star {
            var star = self
            star.arms = arms.map { -$0 }
            star.lanes = lanes.reversed().map { lane in
                lane.split(separator: ";").map { LaneSymmetryTests.mirrored(String($0)) }.joined(separator: ";")
            }
            star.isLeftHand = true
            return star
        }

        /// For each arm the lanes that are to be taken to get there.
        func activeLanes() throws -> [[Bool]] {
            var tables = RoadNetworkTables()
            let places =
                [anchor.moved(by: 300, bearing: 180), anchor] + arms.map { anchor.moved(by: 300, bearing: $0) }
            for place in places { tables.junctions.append(Junction(coordinate: FixedCoordinate(place))) }
            for arm in places.indices where arm != 1 {
                var road = Road(from: JunctionID(1), to: JunctionID(UInt32(arm)))
                if isLeftHand { road.attributes.insert(.leftHand) }
                if arm == 0 { road.turnLanes.backward = tables.names.intern(lanes.joined(separator: "|")) }
                tables.append(road, shape: [1, arm].map { tables.junctions[$0].coordinate })
            }
            let metric = Metric(network: try RoadNetwork(freezing: tables), profile: .standard(for: .car))
            return arms.indices.map { arm in
                let path = RoutePath(
                    arcs: [RoadID(0).arc(.backward), RoadID(UInt32(arm) + 1).arc(.forward)], startOffset: 0,
                    endOffset: 299, cost: 0)
                let steps = RouteGuide(metric: metric).directions(along: [path], to: []).legs[0].steps
                return steps.flatMap(\.intersections).flatMap(\.lanes).map(\.isActive)
            }
        }
    }

    private static func mirrored(_ word: String) -> String {
        if word.contains("left") { return word.replacing("left", with: "right") }
        return word.replacing("right", with: "left")
    }

    @Test("left-hand traffic is right-hand traffic mirrored", arguments: 0..<200)
    func mirror(seed: Int) throws {
        let star = Star(seed: seed)
        let plain = try star.activeLanes()
        let mirrored = try star.mirrored.activeLanes().map { Array($0.reversed()) }
        #expect(plain == mirrored, "\(star)")
    }

    @Test("lanes are found in many of these crossings, or the mirror shows nothing")
    func isNotEmpty() throws {
        let found = try (0..<200).filter { try Star(seed: $0).activeLanes().contains { $0.contains(true) } }
        #expect(found.count > 50)
    }
}
