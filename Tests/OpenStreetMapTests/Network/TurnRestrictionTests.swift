import Routing
import Testing

@testable import OpenStreetMap

struct TurnRestrictionTests {
    /// A crossing of four ways: west, north, east, south of B; their ids.
    private func crossing() -> (map: DrawnMap, west: Int64, north: Int64, east: Int64, south: Int64) {
        var map = DrawnMap(
            """
               N
               |
            W--B--E
               |
               S
            """)
        let west = map.way("WB")
        let north = map.way("BN")
        let east = map.way("BE")
        let south = map.way("SB")
        return (map, west, north, east, south)
    }

    @Test("no_ and only_ name the roads that touch at the via node")
    func viaNode() async throws {
        var (map, west, north, east, south) = crossing()
        map.restriction("no_left_turn", from: west, via: "B", to: north)
        map.restriction("only_straight_on", from: south, via: "B", to: north)
        map.restriction("no_u_turn", from: east, via: "B", to: east)
        map.restriction("no_right_turn", from: west, via: "B", to: south, ["except": "bicycle"])
        let imported = try await ImportedMap(map)
        #expect(imported.restrictions == ["no W-B B B-N", "only S-B B B-N", "no B-E B B-E", "no W-B B S-B"])
        #expect(
            imported.tables.restrictions.map(\.modes) == [
                [.car, .bicycle], [.car, .bicycle], [.car, .bicycle], .car,
            ])
        #expect(imported.tables.restrictions.map(\.osmRelation) == [201, 202, 203, 204])
        #expect(imported.report.counts.turnRestrictions == 4)
        #expect(imported.report.skippedRestrictions.isEmpty)
    }

    @Test("of a way that is split, the piece at the turn is meant")
    func splitWays() async throws {
        var map = DrawnMap(
            """
            A--B--C--D
               |  |
               E  F
            """)
        let main = map.way("ABC")
        map.way("BE")
        let side = map.way("CF")
        map.way("CD")
        map.restriction("no_right_turn", from: main, via: "C", to: side)
        #expect(try await ImportedMap(map).restrictions == ["no B-C C C-F"])
    }

    @Test("of a way that runs through the turn, traffic and the shape of the turn decide which side is meant")
    func runningThrough() async throws {
        func restrictions(_ tags: [String: String]) async throws -> ImportedMap {
            var map = DrawnMap("A--B--C\n   |\n   D")
            let main = map.way("ABC", tags.merging(["highway": "primary"]) { $1 })
            let side = map.way("BD")
            map.restriction("no_right_turn", from: main, via: "B", to: side)
            return try await ImportedMap(map)
        }
        #expect(try await restrictions(["oneway": "yes"]).restrictions == ["no A-B B B-D"])
        #expect(try await restrictions(["oneway": "-1"]).restrictions == ["no B-C B B-D"])
        // From the left one turns right into the road that goes down.
        #expect(try await restrictions([:]).restrictions == ["no A-B B B-D"])
    }

    @Test(
        "where both ways run through or the sign shows no turn, nobody knows which side is meant",
        arguments: [
            ("no_right_turn", "EBD", [String]()), ("no_u_turn", "ABC", []), ("no_straight_on", "BD", []),
            ("no_entry", "BD", []), ("only_left_turn", "BD", ["only B-C B B-D"]),
            ("only_right_turn", "BD", ["only A-B B B-D"]), ("no_left_turn", "BD", ["no B-C B B-D"]),
        ])
    func throughWays(_ value: String, _ letters: String, _ expected: [String]) async throws {
        var map = DrawnMap(
            """
               E
               |
            A--B--C
               |
               D
            """)
        let main = map.way("ABC")
        let other = letters == "ABC" ? main : map.way(letters)
        map.restriction(value, from: main, via: "B", to: other)
        if letters != "EBD" { map.way("BE") }
        let imported = try await ImportedMap(map)
        #expect(imported.restrictions == expected)
        #expect(imported.report.skippedRestrictions == (expected.isEmpty ? [.unclearSide: 1] : [:]))
    }

    @Test("a road that bears off gently may be signed as a turn, and as straight on")
    func gentleTurn() async throws {
        func restrictions(_ value: String) async throws -> ImportedMap {
            var map = DrawnMap(
                """
                A------B------C


                              D
                """)
            let main = map.way("ABC")
            let ramp = map.way("BD")
            map.restriction(value, from: main, via: "B", to: ramp)
            return try await ImportedMap(map)
        }
        for value in ["no_right_turn", "no_straight_on"] {
            #expect(try await restrictions(value).restrictions == ["no A-B B B-D"], "\(value)")
        }
        #expect(try await restrictions("no_left_turn").restrictions == ["no B-C B B-D"])
    }

    @Test("the road onto which one turns may run through, too")
    func throughTarget() async throws {
        var map = DrawnMap("A--B--C\n   |\n   D")
        let main = map.way("ABC")
        let side = map.way("DB")
        map.restriction("no_left_turn", from: side, via: "B", to: main)
        map.restriction("only_right_turn", from: side, via: "B", to: main)
        #expect(try await ImportedMap(map).restrictions == ["no D-B B A-B", "only D-B B B-C"])
    }

    @Test("a chain of via ways is followed in the direction of travel")
    func viaWays() async throws {
        var map = DrawnMap(
            """
            A--B
               |
               M--X
               |
            D--C
            """)
        let from = map.way("AB")
        let first = map.way("MB")
        map.way("MX")
        let second = map.way("MC")
        let to = map.way("CD")
        map.restriction("no_u_turn", from: from, viaWays: [first, second], to: to)
        map.restriction("no_u_turn", from: from, viaWays: [second, first], to: to)
        map.restriction("no_u_turn", from: to, viaWays: [first, second], to: from)
        map.restriction("no_u_turn", from: from, viaWays: [second], to: to)
        let imported = try await ImportedMap(map)
        #expect(
            imported.restrictions == ["no A-B M-B,M-C C-D", "no A-B M-B,M-C C-D", "no C-D M-C,M-B A-B"])
        #expect(imported.report.skippedRestrictions == [.notConnected: 1])
    }

    @Test("the members of a long chain come in any order, each drawn in any direction")
    func anyOrder() async throws {
        var map = DrawnMap(
            """
            A--B--C
                  |
                  D--X
                  |
            G--F--E
            """)
        let from = map.way("AB")
        let via = [map.way("CB"), map.way("CD"), map.way("ED"), map.way("EF")]
        map.way("DX")
        let to = map.way("GF")
        for order in [[0, 1, 2, 3], [3, 1, 0, 2], [2, 0, 3, 1]] {
            map.restriction("no_u_turn", from: from, viaWays: order.map { via[$0] }, to: to)
        }
        map.restriction("no_u_turn", from: from, viaWays: [via[0], via[1], via[3]], to: to)
        map.restriction("no_u_turn", from: from, viaWays: via + [106], to: to)
        let imported = try await ImportedMap(map)
        #expect(imported.restrictions == Array(repeating: "no A-B C-B,C-D,E-D,E-F G-F", count: 3))
        // One with a gap, one with a member that the chain never passes.
        #expect(imported.report.skippedRestrictions == [.brokenChain: 2])
    }

    @Test("of two ways around, the one that may be driven is meant")
    func drivableWayAround() async throws {
        var map = DrawnMap(
            """
               P
               |
            A--B--C
               |  |
               E--D
            """)
        let main = map.way("ABP")
        let ring = map.way("BCDEB", ["highway": "residential", "oneway": "-1"])
        map.restriction("no_u_turn", from: main, viaWays: [ring], to: main)
        #expect(try await ImportedMap(map).report.skippedRestrictions == [.unclearSide: 1])

        var split = DrawnMap("A--B--C\n   |  |\n   E--D")
        let from = split.way("AB")
        let loop = [("BC", "-1"), ("CD", "-1"), ("DE", "-1"), ("EB", "-1")].map { nodes, oneway in
            split.way(nodes, ["highway": "residential", "oneway": oneway])
        }
        split.restriction("no_u_turn", from: from, viaWays: loop, to: from)
        #expect(try await ImportedMap(split).restrictions == ["no A-B E-B,D-E,C-D,B-C A-B"])
    }

    @Test("a via way that is split itself is all of its pieces")
    func viaPieces() async throws {
        var map = DrawnMap(
            """
            A--B
               |
               M--X
               |
            D--C
            """)
        let from = map.way("AB")
        let via = map.way("CMB")
        map.way("MX")
        let to = map.way("CD")
        map.restriction("no_u_turn", from: from, viaWays: [via], to: to)
        #expect(try await ImportedMap(map).restrictions == ["no A-B M-B,C-M C-D"])
    }

    @Test("no_entry has several roads in, no_exit several out")
    func fans() async throws {
        var (map, west, north, east, south) = crossing()
        let via = [DrawnMap.Member(role: "via", id: map.id("B"), isNode: true)]
        map.relation(["no_entry"], [west, south], via, [north], [:])
        map.relation(["no_exit"], [west], via, [east, south], [:])
        map.relation(["no_left_turn"], [west, south], via, [north], [:])
        map.relation(["no_entry"], [west], via, [north, east], [:])
        map.relation(["no_exit"], [west, east], via, [north], [:])
        map.relation(["no_right_turn"], [west, west], via + via, [south, south], [:])
        map.relation(["no_entry"], [west, 4711], via, [east], [:])
        let imported = try await ImportedMap(map)
        #expect(
            imported.restrictions == [
                "no W-B B B-N", "no S-B B B-N", "no W-B B B-E", "no W-B B S-B", "no W-B B S-B", "no W-B B B-E",
            ])
        #expect(imported.report.skippedRestrictions == [.ambiguousMember: 3, .memberNotInNetwork: 1])
    }

    @Test("broken restrictions are skipped, counted and listed")
    func broken() async throws {
        var (map, west, north, east, _) = crossing()
        let rail = map.way("WN", ["railway": "tram"])
        map.relation(["no_left_turn"], [west], [], [north], [:])
        map.relation(["no_left_turn"], [], [.init(role: "via", id: map.id("B"), isNode: true)], [north], [:])
        map.restriction("no_left_turn", from: west, via: "E", to: north)
        map.restriction("no_left_turn", from: rail, via: "B", to: north)
        map.restriction("no_left_turn", from: 4711, via: "B", to: north)
        map.restriction("no_left_turn", from: west, via: "Z", to: east)
        map.restriction("no_nonsense", from: west, via: "B", to: east)
        map.restriction("nonsense", from: west, via: "B", to: east)
        map.restriction("", from: west, via: "B", to: east, ["restriction:conditional": "no_left_turn @ (dusk)"])
        map.restriction("", from: west, via: "B", to: east, ["restriction:conditional": "no_left_turn @ (wet)"])
        map.restriction("", from: west, via: "B", to: east, ["restriction:hgv": "no_left_turn"])
        map.restriction("", from: west, via: "B", to: east)
        let imported = try await ImportedMap(map)
        #expect(
            imported.report.skippedRestrictionList.map(\.reason) == [
                .missingMember, .missingMember, .notConnected, .memberNotInNetwork, .memberNotInNetwork,
                .memberNotInNetwork, .unknownRestriction, .conditional, .otherCondition, .otherVehicles, .missingKind,
            ])
        #expect(imported.report.skippedRestrictions[.memberNotInNetwork] == 3)
        #expect(imported.restrictions == ["no W-B B B-E"])
    }

    @Test("hours stand among the network's texts")
    func hours() async throws {
        var (map, west, north, east, _) = crossing()
        map.restriction(
            "", from: west, via: "B", to: north, ["restriction:conditional": "no_left_turn @ (Mo-Fr 07:00-09:00)"])
        map.restriction("no_straight_on", from: west, via: "B", to: east)
        let imported = try await ImportedMap(map)
        #expect(imported.restrictions == ["no W-B B B-N", "no W-B B B-E"])
        #expect(imported.tables.restrictions.map { imported.text($0.hours) } == ["Mo-Fr 07:00-09:00", ""])
        #expect(imported.report.skippedRestrictions.isEmpty)
    }

    @Test("a via node along a road is no junction, and nothing turns there")
    func viaNodeAlongRoad() async throws {
        var map = DrawnMap("A--B--C--D")
        let from = map.way("ABC")
        let to = map.way("CD")
        map.restriction("no_straight_on", from: from, via: "B", to: to)
        #expect(try await ImportedMap(map).report.skippedRestrictions == [.notConnected: 1])
    }
}
