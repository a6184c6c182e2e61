import Guidance
import Routing
import TestSupport
import Testing

/// A generator of the same numbers for the same seed (SplitMix64).
private struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}

@Suite("Random routes")
struct RandomRouteTests {
    /// A jittered grid of streets with all classes, one-ways, missing links, roundabouts, restrictions and long shapes.
    private static func town(seed: UInt64) throws -> RoadNetwork {
        var random = SeededGenerator(state: seed)
        let side = 7
        var tables = RoadNetworkTables()
        let names = ["", "High Street", "Mill Lane", "Long Road", "A & B"].map { tables.names.intern($0) }
        let anchor = Coordinate(latitude: Double.random(in: -70...70, using: &random), longitude: 24.9)
        for index in 0..<side * side {
            let south = Double(index / side) * 120 + .random(in: -40...40, using: &random)
            let east = Double(index % side) * 120 + .random(in: -40...40, using: &random)
            let place = anchor.moved(by: south, bearing: 180).moved(by: east, bearing: 90)
            let control = JunctionControl.allCases.prefix(4).randomElement(using: &random) ?? .none
            tables.junctions.append(Junction(coordinate: FixedCoordinate(place), control: control))
        }
        for index in 0..<side * side {
            for (neighbor, exists) in [(index + 1, index % side < side - 1), (index + side, index / side < side - 1)]
            where exists && Int.random(in: 0..<10, using: &random) > 0 {
                let start = tables.junctions[index].coordinate
                let end = tables.junctions[neighbor].coordinate
                let middle = FixedCoordinate(
                    start.coordinate.interpolated(to: end.coordinate, fraction: 0.5)
                        .moved(by: .random(in: 0...25, using: &random), bearing: .random(in: 0..<360, using: &random)))
                var road = Road(
                    from: JunctionID(UInt32(index)), to: JunctionID(UInt32(neighbor)),
                    roadClass: RoadClass.allCases.prefix(14).randomElement(using: &random) ?? .residential,
                    name: names.randomElement(using: &random) ?? .none)
                if Int.random(in: 0..<4, using: &random) == 0 { road.access.backward = [] }
                if Int.random(in: 0..<12, using: &random) == 0 { road.attributes.insert(.roundabout) }
                if Int.random(in: 0..<20, using: &random) == 0 { road.attributes.insert(.leftHand) }
                if Int.random(in: 0..<20, using: &random) == 0 { road.roadClass = .ferry }
                for direction in Direction.allCases where Bool.random(using: &random) {
                    let lanes = (0..<Int.random(in: 1...5, using: &random)).map { _ in
                        Self.arrows.randomElement(using: &random) ?? ""
                    }
                    road.turnLanes[direction] = tables.names.intern(lanes.joined(separator: "|"))
                }
                tables.append(road, shape: Bool.random(using: &random) ? [start, end] : [start, middle, end])
            }
        }
        return try RoadNetwork(freezing: tables)
    }

    private static let arrows = [
        "", "none", "left", "left", "through", "through", "right", "right", "slight_left", "slight_right", "reverse",
        "merge_to_left", "left;through", "through;right", "sharp_right", "left;reverse", "nonsense",
    ]

    /// Of the roads travelled, as far as they are.
    private static func length(of path: RoutePath, in network: RoadNetwork) -> Double {
        let roads = path.arcs.map { Double(network.road(of: $0).length) }
        return roads.reduce(0, +) - path.startOffset - (roads[roads.count - 1] - path.endOffset)
    }

    private static func withoutWords(_ leg: LegDirections) -> LegDirections {
        var leg = leg
        for index in leg.steps.indices {
            leg.steps[index].maneuver.instruction = ""
            (leg.steps[index].voice, leg.steps[index].banners) = ([], [])
        }
        return leg
    }

    private static func withoutSteps(_ leg: LegDirections) -> LegDirections {
        var leg = leg
        (leg.steps, leg.summary) = ([], "")
        return leg
    }

    @Test("every route obeys the rules of its format", arguments: 1...12 as ClosedRange<UInt64>)
    func rules(seed: UInt64) throws {
        var random = SeededGenerator(state: seed &* 7919)
        let network = try Self.town(seed: seed)
        let metric = Metric(network: network, profile: .car)
        var search = BidirectionalDijkstra(metric: metric)
        let guide = RouteGuide(metric: metric, units: seed % 2 == 0 ? .metric : .imperial)
        var routes = 0
        for _ in 0..<100 {
            func place() -> RouteEndpoint {
                let road = RoadID(UInt32.random(in: 0..<UInt32(network.roads.count), using: &random))
                let length = Double(network.roads[Int(road.index)].length)
                let offset = [0, length, .random(in: 0...length, using: &random)].randomElement(using: &random) ?? 0
                return RouteEndpoint(position: RoadPosition(road: road, offset: offset))
            }
            let (origin, destination) = (place(), place())
            guard let path = search.route(from: origin, to: destination) else { continue }
            routes += 1
            let stop = Waypoint(
                coordinate: network.coordinate(of: destination.position)
                    .moved(by: .random(in: 0...30, using: &random), bearing: .random(in: 0..<360, using: &random)))
            let directions = guide.directions(along: [path], to: [stop])
            let context: Comment = "seed \(seed), \(origin) to \(destination)"
            LegRules.check(directions.legs[0], context)
            #expect(directions.duration == Double(path.cost) / 1000, context)
            #expect(abs(directions.distance - Self.length(of: path, in: network)) < 0.1, context)
            #expect(
                RouteGuide(metric: metric, announcements: []).directions(along: [path], to: [stop]).legs
                    == [Self.withoutWords(directions.legs[0])], context)
            #expect(guide.outline(along: [path]).legs == [Self.withoutSteps(directions.legs[0])], context)
            #expect(guide.directions(along: [path], to: [stop]) == directions)
        }
        #expect(routes > 30)
    }
}
