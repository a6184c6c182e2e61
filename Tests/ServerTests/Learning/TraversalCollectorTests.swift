import Foundation
import Logging
import PostgreSQL
import Routing
import Storage
import TestSupport
import Testing
import Trips

@testable import Server

@Suite("The collector of traversals")
struct TraversalCollectorTests {
    /// Monday, 2 March 2026, 07:30 in Helsinki.
    private static let monday = Instant(milliseconds: 1_772_429_400_000)

    private static func map() throws -> MapSketch {
        try MapSketch(
            """
            A---B---C---D-E---F
                    |
                    G
            """, meters: 50,
            [
                "ABC": .named("High Street"), "CD": .named("Yard").restricted(), "DE": .unnamed.of(.service),
                "EF": .unnamed.of(.ferry), "CG": .named("Mill Lane"),
            ], controls: ["B": .signals, "C": .signals])
    }

    private static func traversal(
        _ map: MapSketch, _ arc: String, _ next: String, seconds: Double = 40, at instant: Instant = monday
    ) throws -> Traversal {
        Traversal(arc: try map.arc(arc), next: try map.arc(next), enteredAt: instant, seconds: seconds)
    }

    private static func collector(_ pool: ConnectionPool) throws -> TraversalCollector {
        let zone = try #require(TimeZone(identifier: "Europe/Helsinki"))
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        return TraversalCollector(store: ObservedSpeedStore(pool: pool), clock: LocalClock(zone), logger: logger)
    }

    private static func rows(_ pool: ConnectionPool) async throws -> [String] {
        try await pool.query(
            "SELECT slot, osm_way_id, from_node, to_node, trips FROM waymark.observed_speed ORDER BY 1, 2, 3"
        ).decode((Int16, Int64, Int64, Int64, Double).self).map { "\($0)" }
    }

    @Test("the turn at the end is taken off: searches add it; what no traffic explains is pulled back")
    func slowness() throws {
        let map = try Self.map()
        let metric = map.metric()
        let length = Double(map.network.road(of: try map.arc("BC")).length)
        let turn = Double(metric.turnCost(from: try map.arc("BC"), to: try map.arc("CG"))) / 1000
        #expect(turn > 2)
        func slowness(_ seconds: Double) throws -> Double? {
            metric.slowness(of: try Self.traversal(map, "BC", "CG", seconds: seconds))
        }
        #expect(abs(try #require(try slowness(40)) - (40 - turn) / length) < 1e-9)
        let usual = 3.6 / 25
        #expect(try slowness(0) == usual / 2 && slowness(86_400) == usual * 10)
    }

    @Test("driveways, private roads, ferries and stubs say nothing")
    func privacy() throws {
        let map = try Self.map()
        let metric = map.metric()
        for (arc, next) in [("CD", "DE"), ("DE", "EF"), ("EF", "FE")] {
            #expect(metric.slowness(of: try Self.traversal(map, arc, next)) == nil, "\(arc)")
        }
        let stub = try MapSketch("A-B-C", meters: 5, ["AB": .unnamed, "BC": .unnamed])
        #expect(stub.metric().slowness(of: try Self.traversal(stub, "AB", "BC")) == nil)
        var tables = map.tables
        tables.roads[0].osmWay = 0
        let foreign = try RoadNetwork(freezing: tables)
        #expect(foreign.observedStretch(of: try map.arc("AB")) == nil)
    }

    @Test("four trips leave nothing in the database, the fifth what all have in common, by the roads' own clock")
    func threshold() async throws {
        let map = try Self.map()
        let metric = map.metric()
        try await withTestPool(from: town) { pool in
            let collector = try Self.collector(pool)
            for trip in 1...5 {
                #expect(try await Self.rows(pool).isEmpty)
                let traversals = [
                    try Self.traversal(map, "AB", "BC"),
                    try Self.traversal(map, "BC", "CG", at: Self.monday.advanced(bySeconds: 40)),
                ]
                // A trip that comes by twice is one trip.
                for _ in 0..<2 { collector.take(traversals, on: metric, by: "trp_\(trip)", at: Self.monday) }
                await collector.flush(at: Self.monday)
            }
            #expect(try await Self.rows(pool) == ["(7, 1, 1, 2, 5.0)", "(7, 2, 2, 3, 5.0)"])
        }
    }

    @Test("traversals of another hour than now are of devices whose clocks can't be believed")
    func clocks() async throws {
        let map = try Self.map()
        try await withTestPool(from: town) { pool in
            let collector = try Self.collector(pool)
            for trip in 1...5 {
                for hours in [-2.0, -1, 1, 168] {
                    let early = try Self.traversal(
                        map, "AB", "BC", at: Self.monday.advanced(bySeconds: hours * 3_600))
                    collector.take([early], on: map.metric(), by: "trp_\(trip)", at: Self.monday)
                }
            }
            await collector.flush(at: Self.monday)
            #expect(try await Self.rows(pool).isEmpty)
        }
    }

    @Test("what the database doesn't take is written when it does")
    func failure() async throws {
        let map = try Self.map()
        try await withTestPool(from: town) { pool in
            let collector = try Self.collector(pool)
            try await pool.execute("ALTER TABLE waymark.observed_speed RENAME TO elsewhere")
            for trip in 1...5 {
                collector.take(
                    [try Self.traversal(map, "AB", "BC")], on: map.metric(), by: "trp_\(trip)", at: Self.monday)
            }
            await collector.flush(at: Self.monday)
            try await pool.execute("ALTER TABLE waymark.elsewhere RENAME TO observed_speed")
            #expect(try await Self.rows(pool).isEmpty)
            await collector.flush(at: Self.monday)
            await collector.flush(at: Self.monday)
            #expect(try await Self.rows(pool) == ["(7, 1, 1, 2, 5.0)"])
        }
    }

    @Test("what was observed is found again on a network whose roads have other numbers")
    func renumbered() throws {
        let map = try Self.map()
        let stretch = try #require(map.network.observedStretch(of: try map.arc("BC")))
        let seen = ObservedSpeed(
            stretch: stretch, mode: .car, hour: HourOfWeek.allCases[8], trips: 5, slowness: 5, squares: 5)
        var tables = RoadNetworkTables()
        tables.junctions = map.tables.junctions
        for index in map.tables.roads.indices.reversed() {
            var road = map.tables.roads[index]
            road.name = .none
            tables.append(road, shape: Array(map.tables.shape(of: RoadID(UInt32(index)))))
        }
        let network = try RoadNetwork(freezing: tables)
        let learned = LearnedSpeeds([seen], on: network)
        #expect(learned.count == 1)
        let metric = Metric(network: network, profile: .car, circumstances: .init(learned: learned))
        let plain = Metric(network: network, profile: .car)
        let changed = network.roads.indices.filter { index in
            Direction.allCases.contains { direction in
                let arc = RoadID(UInt32(index)).arc(direction)
                return metric.cost(of: arc) != plain.cost(of: arc)
            }
        }
        #expect(changed == [network.roads.count - 1 - Int(try map.road("BC").index)])
    }
}
