import PostgreSQL
import Routing
import Storage
import TestSupport
import Testing

@Suite("The one tag that osm2pgrouting keeps")
struct TopologyTagTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var tag: String
        var roadClass: RoadClass
        /// Who may travel along it, in both directions.
        var access: TravelModes
        var attributes: RoadAttributes = []
        var surface = SurfaceQuality.unknown
        var testDescription: String { tag }
    }

    static let cases = [
        Case(tag: "highway=trunk_link", roadClass: .trunkLink, access: .car),
        Case(tag: "highway=road", roadClass: .unclassified, access: .all),
        Case(tag: "highway=living_street", roadClass: .livingStreet, access: .all),
        Case(tag: "highway=track", roadClass: .track, access: [.bicycle, .foot], attributes: .unpaved),
        Case(tag: "highway=cycleway", roadClass: .cycleway, access: .bicycle),
        Case(tag: "highway=pedestrian", roadClass: .pedestrian, access: [.bicycle, .foot]),
        Case(tag: "highway=steps", roadClass: .steps, access: .foot),
        Case(tag: "cycleway=track", roadClass: .cycleway, access: .bicycle),
        Case(tag: "cycleway=lane", roadClass: .unclassified, access: .all),
        Case(tag: "cycleway:left=opposite", roadClass: .unclassified, access: .all),
        Case(
            tag: "tracktype=grade3", roadClass: .track, access: [.bicycle, .foot], attributes: .unpaved, surface: .loose
        ),
        Case(tag: "tracktype=grade1", roadClass: .track, access: [.bicycle, .foot], surface: .smooth),
        Case(tag: "route=ferry", roadClass: .ferry, access: .all, attributes: .ferry),
    ]
    private static let untravelled = ["highway=bus_guideway", "highway=services", "highway=byway", "railway=rail"]

    @Test("makes the class, and who may travel there where nothing else is said")
    func classes() async throws {
        let map = try MapSketch("A--B", meters: 50, ["AB": .unnamed])
        try await TopologyTables.with { pool in
            let tags = Self.cases.map(\.tag) + Self.untravelled
            try await DrawnTopology(map: map, ways: tags.map { .init("AB", $0) }).write(to: pool)
            let (tables, report) = try await TopologyTables.read(pool)
            for (place, expected) in Self.cases.enumerated() {
                let road = try #require(tables.road(ofWay: place), "\(expected.tag)")
                #expect(road.roadClass == expected.roadClass, "\(expected.tag)")
                #expect(road.access == .init(both: expected.access), "\(expected.tag)")
                #expect(road.attributes == expected.attributes, "\(expected.tag)")
                #expect(road.surface == expected.surface, "\(expected.tag)")
            }
            #expect(report.skipped == [.notTravelled: Self.untravelled.count])
            #expect(report.tagsNotTravelled == Dictionary(uniqueKeysWithValues: Self.untravelled.map { ($0, 1) }))
            #expect(tables.roads.count == Self.cases.count)
        }
    }

    @Test("a roundabout without a class is one all the same")
    func roundabout() async throws {
        let map = try MapSketch("A--B", meters: 50, ["AB": .unnamed])
        try await TopologyTables.with { pool in
            try await DrawnTopology(map: map, ways: [.init("AB", "junction=roundabout", oneWay: 1)]).write(to: pool)
            let road = try #require(try await TopologyTables.read(pool).tables.roads.first)
            #expect(road.attributes == .roundabout && road.roadClass == .unclassified)
            #expect(road.access == .init(forward: .all, backward: .foot))
        }
    }

    struct Costs: Sendable, CustomTestStringConvertible {
        var oneWay: Int32?
        var cost: Double
        var reverseCost: Double
        var forward: TravelModes
        var backward: TravelModes
        var testDescription: String { "\(cost)|\(reverseCost), one_way \(oneWay.map(String.init) ?? "NULL")" }
    }

    @Test(
        "costs close a direction to cars, and to nobody else",
        arguments: [
            Costs(oneWay: 0, cost: 1, reverseCost: -1, forward: .all, backward: [.bicycle, .foot]),
            Costs(oneWay: 0, cost: -1, reverseCost: -1, forward: [.bicycle, .foot], backward: [.bicycle, .foot]),
            Costs(oneWay: 2, cost: -0.0, reverseCost: 5, forward: [.bicycle, .foot], backward: .all),
            Costs(oneWay: 3, cost: 1, reverseCost: 1, forward: .foot, backward: .foot),
            Costs(oneWay: 1, cost: 1, reverseCost: -1, forward: .all, backward: .foot),
            Costs(oneWay: nil, cost: 1, reverseCost: -1, forward: .all, backward: [.bicycle, .foot]),
        ])
    func costs(costs: Costs) async throws {
        let map = try MapSketch("A--B", meters: 50, ["AB": .unnamed])
        try await TopologyTables.with { pool in
            try await DrawnTopology(map: map, ways: [.init("AB", oneWay: costs.oneWay)]).write(to: pool)
            try await pool.execute(
                "UPDATE public.ways SET cost_s = \(costs.cost), reverse_cost_s = \(costs.reverseCost)")
            let road = try #require(try await TopologyTables.read(pool).tables.roads.first)
            #expect(road.access == .init(forward: costs.forward, backward: costs.backward))
        }
    }

    struct Speed: Sendable, CustomTestStringConvertible {
        var tag = "highway=secondary"
        /// What the mapconfig assumes of the tag; `nil` where no tag of the mapconfig has a speed.
        var assumed: Double?
        var forward: Double
        var backward: Double
        var limits: Directed<UInt8>
        var testDescription: String { "\(forward)|\(backward), assumed \(assumed ?? 0) of \(tag)" }

        init(
            _ tag: String = "highway=secondary", assumed: Double?, _ forward: Double, _ backward: Double,
            is limits: (UInt8, UInt8)
        ) {
            self.tag = tag
            self.assumed = assumed
            self.forward = forward
            self.backward = backward
            self.limits = Directed(forward: limits.0, backward: limits.1)
        }
    }

    @Test(
        "speeds count where a sign must have said them, and not where the mapconfig assumed them",
        arguments: [
            Speed(assumed: 90, 40, 60, is: (40, 60)), Speed(assumed: 90, 90, 50, is: (0, 50)),
            Speed(assumed: 90, 48.28038, 90, is: (48, 0)),
            // A mapconfig without speeds: 40 stands in configuration, 50 in ways.
            Speed(assumed: nil, 50, 40, is: (0, 40)), Speed(assumed: nil, 30, 50, is: (30, 0)),
            // One with speeds, but none for this tag, or 40: nobody can tell.
            Speed(assumed: 40, 50, 40, is: (0, 0)),
            // 50 is also what a motorway without a limit gets.
            Speed("highway=motorway", assumed: 130, 50, 120, is: (0, 120)),
            Speed("highway=trunk", assumed: 110, 100, 50, is: (100, 0)),
            Speed(assumed: 90, -1, .infinity, is: (0, 0)), Speed(assumed: 90, .nan, 0, is: (0, 0)),
        ])
    func speeds(speed: Speed) async throws {
        let map = try MapSketch("A--B", meters: 50, ["AB": .unnamed])
        try await TopologyTables.with { pool in
            let way = DrawnTopology.Way("AB", speed.tag, speed: 1)
            let assumed: [String: Double] = speed.assumed.map { [speed.tag: $0, "highway=residential": 30] } ?? [:]
            try await DrawnTopology(map: map, ways: [way], assumed: assumed).write(to: pool)
            try await pool.execute(
                "UPDATE public.ways SET maxspeed_forward = \(speed.forward), maxspeed_backward = \(speed.backward)")
            let road = try #require(try await TopologyTables.read(pool).tables.roads.first)
            #expect(road.speedLimit == speed.limits)
        }
    }
}
