import Routing
import TestSupport
import Testing

@Suite("Routes of who is under way")
struct OnwardTests {
    /// Behind is the stop, ahead a block around which one may drive.
    private static func block() throws -> MapSketch {
        try MapSketch(
            """
                  C-----D
                  |     |
            A-----B-----E---------------F
            """, meters: 30,
            ["ABEF": .named("High Street"), "BCDE": .named("Mill Lane")])
    }

    private static func route(
        _ map: MapSketch, from origin: String, to destination: String, at fraction: Double = 0.5,
        onwardFor meters: Double
    ) throws -> (best: RoutePath, onward: RoutePath?) {
        let metric = map.metric()
        let hierarchy = Hierarchy(of: map.network, for: .car)
        var search = HierarchySearch(metric: HierarchyMetric(hierarchy, metric: metric))
        let start = RouteEndpoint(
            position: try map.position(origin, fraction), directions: [try map.arc(origin).direction])
        let end = RouteEndpoint(position: try map.position(destination, 0.5))
        let best = search.route(from: start, to: end)
        return (try #require(best), search.route(from: start, to: end, onwardFor: meters))
    }

    @Test("lead around the block instead of into a dead end and back")
    func aroundTheBlock() throws {
        let map = try MapSketch(
            """
                  C-----D
                  |     |
                  |     |
                  |     |
            A-----B-----E-F
            """, meters: 30,
            ["ABEF": .named("High Street"), "BCDE": .named("Mill Lane")])
        let (best, onward) = try Self.route(map, from: "BE", to: "AB", onwardFor: 300)
        #expect(best.turnsAround(within: 300, in: map.network))
        let path = try #require(onward)
        #expect(!path.turnsAround(within: 300, in: map.network))
        #expect(path.arcs.map(map.label) == ["BE", "EB", "BA"])
        #expect(path.arcs[1] == (try map.arc("ED")))
        #expect(path.cost >= best.cost)
    }

    @Test("are the best ones where these don't turn around")
    func sameRoute() throws {
        let map = try Self.block()
        let (best, onward) = try Self.route(map, from: "AB", to: "EF", onwardFor: 100)
        #expect(onward == best)
    }

    @Test("may turn around farther ahead")
    func farther() throws {
        let map = try Self.block()
        let (best, onward) = try Self.route(map, from: "EF", to: "AB", at: 0.1, onwardFor: 100)
        #expect(onward == best)
        #expect(best.turnsAround(within: 1_000, in: map.network))
        #expect(!best.turnsAround(within: 100, in: map.network))
    }

    @Test("don't exist where the only way on ends sooner")
    func deadEnd() throws {
        let map = try Self.block()
        let (_, onward) = try Self.route(map, from: "EF", to: "AB", onwardFor: 5_000)
        #expect(onward == nil)
    }

    @Test("cost what their arcs and turns do, wherever the distance ends", arguments: [1.0, 40, 90, 160, 500])
    func costs(meters: Double) throws {
        let map = try MapSketch(
            """
            A-----B-----C-----D
            |     |     |     |
            E-----F-----G-----H
            |     |     |     |
            I-----J-----K-----L
            """, meters: 25,
            [
                "ABCD": .unnamed, "EFGH": .unnamed, "IJKL": .unnamed, "AEI": .unnamed, "BFJ": .unnamed,
                "CGK": .unnamed, "DHL": .unnamed,
            ])
        let (best, onward) = try Self.route(map, from: "AB", to: "KL", onwardFor: meters)
        #expect(onward?.cost == best.cost)
        #expect(onward?.length(in: map.network) == best.length(in: map.network))
    }
}
