import TestSupport
import Testing

@testable import Routing

@Suite("Routes through stops")
struct ViaTests {
    /// All ways through stops, one candidate and one direction of arrival after another.
    private struct BruteForce {
        let metric: Metric
        let stops: [ViaStop]
        private var known: [[RouteEndpoint]: Milliseconds?] = [:]

        init(_ metric: Metric, _ stops: [ViaStop]) { (self.metric, self.stops) = (metric, stops) }

        private mutating func cost(_ from: RouteEndpoint, _ to: RouteEndpoint) -> Milliseconds? {
            if let cost = known[[from, to]] { return cost }
            let cost = PlainDijkstra.cost(from: from, to: to, in: metric)
            known[[from, to]] = .some(cost)
            return cost
        }

        private static func ends(_ candidate: RouteEndpoint) -> [RouteEndpoint] {
            candidate.directions.map { RouteEndpoint(position: candidate.position, directions: [$0]) }
        }

        mutating func best() -> (ranks: Int, cost: Int)? {
            var best: (ranks: Int, cost: Int)?
            for (rank, candidate) in stops[0].candidates.enumerated() {
                for end in Self.ends(candidate) { goOn(from: 0, end, rank, 0, &best) }
            }
            return best
        }

        private mutating func goOn(
            from place: Int, _ departure: RouteEndpoint, _ ranks: Int, _ cost: Int,
            _ best: inout (ranks: Int, cost: Int)?
        ) {
            guard place < stops.count - 1 else {
                if best.map({ (ranks, cost) < $0 }) ?? true { best = (ranks, cost) }
                return
            }
            for (rank, candidate) in stops[place + 1].candidates.enumerated() {
                for arrival in Self.ends(candidate) {
                    guard let leg = self.cost(departure, arrival) else { continue }
                    for next in departures(after: arrival, at: candidate, place + 1) {
                        goOn(from: place + 1, next, ranks + rank, cost + Int(leg), &best)
                    }
                }
            }
        }

        private mutating func departures(
            after arrival: RouteEndpoint, at candidate: RouteEndpoint, _ place: Int
        ) -> [RouteEndpoint] {
            guard place < stops.count - 1 else { return [arrival] }
            guard !stops[place].allowsUTurn else { return Self.ends(candidate) }
            let onward = stops[place + 1].candidates.flatMap(Self.ends)
            for next in onward where cost(arrival, next) != nil { return [arrival] }
            return Self.ends(candidate)
        }
    }

    @Test("are the best of all ways through all candidates and directions", arguments: 0..<40)
    func agreesWithBruteForce(seed: Int) throws {
        let random = try RandomNetwork(seed: UInt64(seed))
        let hierarchy = Hierarchy(of: random.network, for: .car)
        let metric = Metric(network: random.network, profile: .car)
        var search = HierarchySearch(metric: HierarchyMetric(hierarchy, metric: metric))
        var generator = SeededGenerator(seed: UInt64(seed) &+ 44)
        for query in 0..<3 {
            let stops = (0..<Int.random(in: 2...4, using: &generator)).map { _ in
                ViaStop(
                    candidates: (0..<Int.random(in: 1...2, using: &generator)).map { _ in
                        random.endpoint(using: &generator)
                    }, allowsUTurn: Int.random(in: 0..<3, using: &generator) == 0)
            }
            let note: Comment = "seed \(seed), query \(query): \(stops)"
            var force = BruteForce(metric, stops)
            let expected = force.best()
            let found = search.route(through: stops)
            #expect(found?.cost == expected?.cost, note)
            guard let found else { continue }
            #expect(found.legs.count == stops.count - 1 && found.stops.count == stops.count, note)
            let ranks = zip(stops, found.stops).map { $0.candidates.firstIndex(of: $1) ?? 99 }
            #expect(ranks.reduce(0, +) == expected?.ranks, note)
            for (place, leg) in found.legs.enumerated() {
                #expect(leg.recount(in: metric) == leg.cost, note)
                let (first, last) = (leg.arcs[0], leg.arcs[leg.arcs.count - 1])
                #expect(found.stops[place].arcs.contains(first) && found.stops[place + 1].arcs.contains(last), note)
                let start = random.network.offset(of: found.stops[place].position, along: first)
                let end = random.network.offset(of: found.stops[place + 1].position, along: last)
                #expect(leg.startOffset == start && leg.endOffset == end, note)
            }
        }
    }

    private static func walk(_ map: MapSketch, _ places: [(String, Double)], allowsUTurn: Bool) throws -> [[String]]? {
        let hierarchy = Hierarchy(of: map.network, for: .car)
        var search = HierarchySearch(metric: HierarchyMetric(hierarchy, metric: map.metric()))
        let stops = try places.map { road, fraction in
            ViaStop(
                candidates: [RouteEndpoint(position: try map.position(road, fraction))], allowsUTurn: allowsUTurn)
        }
        return search.route(through: stops)?.legs.map { $0.arcs.map(map.label) }
    }

    /// From A one comes to the stop on BC eastwards at once, westwards by a detour; the destination is in the west.
    private static func block() throws -> MapSketch {
        try MapSketch(
            """
            A----B---------C----X
                 |         |
                 E---------F
            """,
            meters: 20,
            [
                "AB": .unnamed, "BC": .unnamed, "CX": .unnamed, "CF": .unnamed, "FE": .unnamed, "EB": .unnamed,
            ])
    }

    @Test("go straight on at a stop, or turn around there where that is allowed")
    func straight() throws {
        let map = try Self.block()
        let places = [("AB", 0.5), ("BC", 0.5), ("AB", 0.2)]
        #expect(try Self.walk(map, places, allowsUTurn: true) == [["AB", "BC"], ["CB", "BA"]])
        let legs = try #require(try Self.walk(map, places, allowsUTurn: false))
        #expect(legs[0].last == legs[1].first)
        #expect(legs != [["AB", "BC"], ["CB", "BA"]])
    }

    @Test("turn around where no way leads on, and take the road's end for it where it has one")
    func deadEnd() throws {
        let places = [("AB", 0.5), ("BC", 0.5), ("AB", 0.2)]
        let trap = try MapSketch("A----B----C----X", ["AB": .unnamed, "BC": .unnamed, "CX": .unnamed.oneWay()])
        #expect(try Self.walk(trap, places, allowsUTurn: false) == [["AB", "BC"], ["CB", "BA"]])
        let end = try MapSketch("A----B----C", ["AB": .unnamed, "BC": .unnamed])
        #expect(try Self.walk(end, places, allowsUTurn: false) == [["AB", "BC"], ["BC", "CB", "BA"]])
    }

    @Test("take the nearest candidate that has a route, though a farther one would be cheaper")
    func candidates() throws {
        let map = try MapSketch(
            "A----B----C----D\n\nX----Y", ["AB": .unnamed, "BC": .unnamed, "CD": .unnamed, "XY": .unnamed])
        var search = HierarchySearch(
            metric: HierarchyMetric(Hierarchy(of: map.network, for: .car), metric: map.metric()))
        let ends = try ["XY", "CD", "BC"].map { RouteEndpoint(position: try map.position($0)) }
        let origin = ViaStop(candidates: [RouteEndpoint(position: try map.position("AB"))], allowsUTurn: true)
        let to = { (candidates: [RouteEndpoint]) in ViaStop(candidates: candidates, allowsUTurn: true) }
        let found = [[origin, to(ends)], [origin], [origin, to([])], [origin, to([ends[0]])]].map {
            search.route(through: $0)?.stops
        }
        #expect(found == [[origin.candidates[0], ends[1]], nil, nil, nil])
    }
}
