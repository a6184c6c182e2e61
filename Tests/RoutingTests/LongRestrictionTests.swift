import Routing
import TestSupport
import Testing

@Suite("Turn restrictions over other roads")
struct LongRestrictionTests {
    /// A dual carriageway with a short cut between its halves, and a way round at its end.
    private static func map(_ restrictions: [SketchRestriction]) throws -> MapSketch {
        try MapSketch(
            """
            F-----E-----D-----G
                  |           |
                  |           |
            A-----B-----C-----H
            """,
            [
                "AB": .unnamed, "BC": .unnamed, "CH": .unnamed, "BE": .unnamed, "HG": .unnamed, "GD": .unnamed,
                "DE": .unnamed, "EF": .unnamed,
            ], restrictions: restrictions)
    }

    private static func walk(_ map: MapSketch, _ start: String, _ end: String) throws -> String {
        let metric = map.metric()
        let from = RouteEndpoint(position: try map.position(start, 0.5), directions: [try map.arc(start).direction])
        let to = RouteEndpoint(position: try map.position(end, 0.5), directions: [try map.arc(end).direction])
        let path = try map.route(from: from, to: to, metric)
        return path.arcs.map(map.label).joined(separator: " ")
    }

    @Test("no_u_turn over the short cut sends one round, and only those who came that way")
    func noUTurn() throws {
        let free = try Self.map([])
        #expect(try Self.walk(free, "AB", "EF") == "AB BE EF")
        let map = try Self.map([.no("AB", over: ["BE"], "EF")])
        #expect(try Self.walk(map, "AB", "EF") == "AB BC CH HG GD DE EF")
        #expect(try Self.walk(map, "CB", "EF") == "CB BE EF", "from the other side it is allowed")
        #expect(try Self.walk(map, "AB", "ED") == "AB BE ED", "another turn after it is allowed")
        #expect(try Self.walk(map, "BE", "EF") == "BE EF", "a trip that begins on the via road may")
    }

    @Test("only_ over a road demands its turn of those who came that way")
    func only() throws {
        let map = try Self.map([.only("AB", over: ["BE"], "ED")])
        #expect(try Self.walk(map, "AB", "EF") == "AB BC CH HG GD DE EF")
        #expect(try Self.walk(map, "CB", "EF") == "CB BE EF")
    }

    @Test("hold over several roads, and end where one leaves them")
    func several() throws {
        let map = try Self.map([.no("AB", over: ["BC", "CH", "HG"], "GD")])
        #expect(try Self.walk(map, "AB", "GD") == "AB BE EF FE EB BC CH HG GD")
        #expect(try Self.walk(map, "BC", "GD") == "BC CH HG GD")
    }

    @Test("that share their beginning hold both")
    func shared() throws {
        let map = try Self.map([.no("AB", over: ["BE"], "EF"), .no("AB", over: ["BE"], "ED")])
        #expect(try Self.walk(map, "AB", "EF") == "AB BC CH HG GD DE EF")
        #expect(try Self.walk(map, "CB", "ED") == "CB BE ED")
    }

    @Test("concern the modes that they name, and roads that the mode can take")
    func modes() throws {
        let map = try Self.map([.no("AB", over: ["BE"], "EF")])
        let metric = map.metric(for: .foot)
        let from = RouteEndpoint(position: try map.position("AB"), directions: [.forward])
        let path = try map.route(from: from, to: try map.endpoint("F", metric), metric)
        #expect(path.arcs.map(map.label) == ["AB", "BE", "EF"])
    }
}
