import Routing
import Testing

@testable import OpenStreetMap

struct SplitWaysTests {
    @Test("ways become roads between the places where they meet")
    func crossing() async throws {
        var map = DrawnMap(
            """
            A--B--C
               |
               D
               |
               E
            """)
        map.way("ABC")
        map.way("BDE")
        let imported = try await ImportedMap(map)
        #expect(imported.roads == ["A-B", "B-C", "B-E"])
        #expect(imported.junctions == ["A", "B", "C", "E"])
        #expect(imported.tables.shape(of: RoadID(0)).count >= 2)
        let length = try #require(imported.road("A-B")?.length)
        #expect(abs(length - 300) < 10)
        #expect(imported.report.counts.routableWays == 2)
        #expect(imported.report.counts.roads == 3)
        #expect(imported.report.counts.junctions == 4)
    }

    @Test("ways that nobody can use make no junctions")
    func unusable() async throws {
        var map = DrawnMap("A--B--C")
        map.way("ABC")
        map.way("B", ["highway": "residential"])
        map.way("AB", ["railway": "tram"])
        map.way("BC", ["highway": "proposed"])
        let imported = try await ImportedMap(map)
        #expect(imported.roads == ["A-C"])
        #expect(imported.report.counts.waysWithoutExtent == 1)
    }

    @Test("controls and barriers are junctions")
    func controls() async throws {
        var map = DrawnMap("A--B--C--D--E")
        map.way("ABCDE")
        map.tag("B", ["highway": "traffic_signals"])
        map.tag("C", ["highway": "crossing"])
        map.tag("D", ["barrier": "bollard"])
        let imported = try await ImportedMap(map)
        #expect(imported.roads == ["A-B", "B-D", "D-E"])
        #expect(imported.junction("B")?.control == .signals)
        #expect(imported.junction("D")?.control == .barrier)
        #expect(imported.junction("D")?.blocked == .car)
    }

    @Test("a motorway junction keeps its number and name")
    func motorwayJunction() async throws {
        var map = DrawnMap("A--B--C")
        map.way("ABC", ["highway": "motorway"])
        map.tag("B", ["highway": "motorway_junction", "ref": "7B", "name": "Otaniemi"])
        let imported = try await ImportedMap(map)
        let junction = try #require(imported.junction("B"))
        #expect(imported.text(junction.ref) == "7B")
        #expect(imported.text(junction.name) == "Otaniemi")
    }

    @Test("a loop becomes two roads, so that no road ends where it begins")
    func loop() async throws {
        var map = DrawnMap(
            """
            X--A--B
               |  |
               D--C
            """)
        map.way("XA")
        map.way("ABCDA")
        let imported = try await ImportedMap(map)
        #expect(imported.roads == ["A-C", "C-A", "X-A"])
    }

    @Test("a lonely roundabout, a lollipop and a way that comes back on itself have no road that ends where it begins")
    func moreLoops() async throws {
        var map = DrawnMap(
            """
            A--B  E--F--G
            |  |     |
            D--C     H
            """)
        map.way("ABCDA", ["highway": "residential", "junction": "roundabout"])
        map.way("EFHFG")
        let imported = try await ImportedMap(map)
        #expect(imported.roads == ["A-C", "C-A", "E-F", "F-G", "F-H", "H-F"])
        #expect(imported.tables.roads.allSatisfy { $0.from != $0.to })
    }

    @Test("directly repeated nodes are one")
    func repeated() async throws {
        var map = DrawnMap("A--B--C")
        map.way("AABBBCC")
        map.way("AA")
        let imported = try await ImportedMap(map)
        #expect(imported.roads == ["A-C"])
        #expect(imported.tables.shapePoints.count == 3)
        #expect(imported.report.counts.waysWithoutExtent == 1)
    }

    @Test("different nodes at one place are a road without length")
    func zeroLength() async throws {
        var map = DrawnMap("A--B--C\n\nX")
        map.nodes[3].latitude = map.nodes[1].latitude
        map.nodes[3].longitude = map.nodes[1].longitude
        map.way("AB")
        map.way("BX")
        map.way("XC")
        let imported = try await ImportedMap(map)
        #expect(imported.roads == ["A-B", "B-X", "X-C"])
        #expect(imported.road("B-X")?.length == 0)
        #expect(imported.tables.shapePoints.count == 6)
    }

    @Test("a way is cut where its nodes are missing, as at the border of an extract")
    func missingNodes() async throws {
        var map = DrawnMap("A--B--C--D--E--F")
        map.way("ABCDEF")
        map.way("CD", ["highway": "service"])
        map.remove("C")
        let imported = try await ImportedMap(map)
        #expect(imported.roads == ["A-B", "D-F"])
        #expect(imported.report.counts.missingNodes == 1)
        #expect(imported.report.counts.waysCut == 2)
    }

    @Test(
        "ids may be any number, the file in any order, nodes dense or plain",
        arguments: [Int64(0), -1_000_000, 1 << 33, Int64.min + 1, Int64.max - 100])
    func ids(offset: Int64) async throws {
        var map = DrawnMap("A--B--C\n   |\n   D", idOffset: offset)
        map.tag("B", ["highway": "stop"])
        let first = map.way("ABC")
        let second = map.way("BD")
        map.restriction("no_right_turn", from: first, via: "B", to: second)
        map.restriction("no_right_turn", from: second, via: "B", to: second)
        var (nodes, others, plain) = (BlockWriter(), BlockWriter(), BlockWriter())
        others.add(map.relations)
        others.add(Array(map.ways.reversed()))
        nodes.addDense(map.nodes.suffix(2).reversed())
        plain.addPlain(Array(map.nodes.prefix(2)))
        var file = try MapFileWriter()
        for writer in [others, plain, nodes] { try file.append(writer.block) }
        let (tables, report) = try await withFile(file.bytes) { try await OpenStreetMapImport.read(file: $0) }
        #expect(tables.roads.count == 3)
        #expect(Set(tables.junctions.map(\.osmNode)) == Set("ABCD".map(map.id)))
        #expect(tables.junctions.contains { $0.control == .stop && $0.osmNode == map.id("B") })
        #expect(report.counts.missingNodes == 0)
        #expect(report.skippedRestrictions.isEmpty)
        #expect(tables.restrictions.count == 2)
    }

    @Test("a way that comes twice is one")
    func duplicates() async throws {
        var map = DrawnMap("A--B--C")
        map.way("ABC")
        map.way("ABC")
        map.ways[1].id = map.ways[0].id
        let imported = try await ImportedMap(map)
        #expect(imported.roads == ["A-C"])
        #expect(imported.report.counts.duplicateWays == 1)
        #expect(imported.report.counts.routableWays == 1)
    }

    @Test("a ferry is as fast as its timetable")
    func ferry() async throws {
        var map = DrawnMap("A---------B---------C")
        map.way("ABC", ["route": "ferry", "duration": "00:12"])
        map.tag("B", ["barrier": "gate"])
        let imported = try await ImportedMap(map)
        // Two kilometres in twelve minutes.
        #expect(imported.road("A-B")?.speedLimit == Directed(both: 10))
        #expect(imported.road("B-C")?.speedLimit == Directed(both: 10))
        #expect(imported.road("A-B")?.attributes.contains(.ferry) == true)
    }

    @Test("a train for cars is as fast as its timetable, and slow without one")
    func shuttleTrain() async throws {
        var map = DrawnMap("A---------B---------C")
        map.way("AB", ["route": "shuttle_train", "railway": "rail"])
        map.way("BC", ["route": "shuttle_train", "railway": "rail", "duration": "2 min"])
        let imported = try await ImportedMap(map)
        #expect(imported.road("A-B")?.speedLimit == Directed(both: 10))
        #expect(imported.road("A-B")?.access == Directed(both: .car))
        #expect(imported.road("B-C")?.speedLimit == Directed(both: 30))
    }

    @Test("a sign for one direction of its way controls no one who comes the other way")
    func controlledDirection() async throws {
        var map = DrawnMap(
            """
            A--B--C--D
               |
               E
            """)
        map.way("ABC")
        map.way("DC")
        map.way("BE")
        map.tag("B", ["highway": "traffic_signals", "traffic_signals:direction": "forward"])
        map.tag("C", ["highway": "stop", "direction": "backward"])
        let imported = try await ImportedMap(map)
        #expect(imported.junction("B")?.control == .signals && imported.junction("C")?.control == .stop)
        // Each way has its own directions.
        #expect(imported.road("A-B")?.attributes == [])
        #expect(imported.road("B-C")?.attributes == [.uncontrolledAtStart, .uncontrolledAtEnd])
        #expect(imported.road("B-E")?.attributes == .uncontrolledAtStart)
        #expect(imported.road("D-C")?.attributes == .uncontrolledAtEnd)
    }

    @Test("the country decides about the side of the road, unless a tag does")
    func drivingSide() async throws {
        var map = DrawnMap("A--B--C", origin: (51.5, -0.1))
        map.way("AB")
        map.way("BC", ["highway": "residential", "driving_side": "right"])
        let imported = try await ImportedMap(map)
        #expect(imported.road("A-B")?.attributes == .leftHand)
        #expect(imported.road("B-C")?.attributes == [])
    }

    @Test("what is signed along a way stands on each of its roads")
    func signs() async throws {
        var map = DrawnMap("A--B--C\n   |\n   D")
        map.way(
            "CBA",
            [
                "highway": "secondary", "name": "Runeberginkatu", "ref": "170", "oneway": "-1",
                "turn:lanes": "left|through",
                "lanes": "2", "maxspeed": "40", "destination": "Töölö", "bridge": "yes",
                "access:conditional": "no @ night",
            ])
        map.way("BD")
        let imported = try await ImportedMap(map)
        for name in ["C-B", "B-A"] {
            let road = try #require(imported.road(name))
            #expect(imported.text(road.name) == "Runeberginkatu")
            #expect(imported.text(road.ref) == "170")
            #expect(imported.text(road.turnLanes.backward) == "left|through" && road.turnLanes.forward == .none)
            #expect(imported.text(road.destination.backward) == "Töölö" && road.destination.forward == .none)
            #expect(road.lanes == Directed(forward: 0, backward: 2))
            #expect(road.access == Directed(forward: .foot, backward: .all))
            #expect(road.attributes == .bridge)
            #expect(road.roadClass == .secondary)
            #expect(road.osmWay == 101)
        }
        #expect(imported.report.counts.conditionalWays == 1)
    }

    @Test("junctions lie along a Hilbert curve and roads begin one after another")
    func order() async throws {
        let imported = try await ImportedMap(Self.grid(side: 7))
        let points = imported.tables.junctions.map(\.coordinate)
        let curve = HilbertCurve(bounds: try #require(BoundingBox(around: points)))
        let places = points.map(curve.position(of:))
        #expect(places == places.sorted())
        #expect(imported.tables.roads.map(\.from) == imported.tables.roads.map(\.from).sorted())
    }

    @Test("the same file makes the same tables")
    func determinism() async throws {
        let file = try Self.grid(side: 6).file()
        func tables() async throws -> RoadNetworkTables {
            try await withFile(file) { try await OpenStreetMapImport.read(file: $0).tables }
        }
        let first = try await tables()
        for _ in 0..<5 {
            let next = try await tables()
            #expect(next.junctions == first.junctions && next.roads == first.roads)
            #expect(next.shapePoints == first.shapePoints && next.shapeStarts == first.shapeStarts)
            #expect(next.names.texts == first.names.texts && next.restrictions == first.restrictions)
        }
    }

    private static func grid(side: Int) -> DrawnMap {
        var map = DrawnMap("")
        for row in 0..<side {
            for column in 0..<side {
                map.nodes.append(
                    .init(
                        id: Int64(row * side + column), latitude: 600_000_000 + Int32(row) * 9_000,
                        longitude: 250_000_000 + Int32(column) * 18_000))
            }
        }
        for line in 0..<side {
            let row = (0..<side).map { Int64(line * side + $0) }
            let column = (0..<side).map { Int64($0 * side + line) }
            for (name, nodes) in [("row", row), ("column", column)] {
                map.ways.append(
                    .init(
                        id: Int64(1000 + map.ways.count), nodes: nodes,
                        tags: ["highway": "residential", "name": "\(name) \(line)"]))
            }
        }
        return map
    }
}
