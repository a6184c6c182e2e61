import Routing
import Testing

@testable import OpenStreetMap

struct MapFormatTests {
    enum Format: CaseIterable {
        case blocks, rawBlocks, xml, gzip, bzip2

        func file(_ map: DrawnMap) throws -> [UInt8] {
            switch self {
            case .blocks: try map.file()
            case .rawBlocks: try map.file(compression: .raw)
            case .xml: map.xmlFile
            case .gzip: map.xmlFile.gzipped
            case .bzip2: map.xmlFile.bzipped
            }
        }
    }

    private static func drawn(idOffset: Int64 = 0) -> DrawnMap {
        var map = DrawnMap("A--B--C--D\n   |\n   E", idOffset: idOffset)
        let first = map.way("ABCD", ["highway": "primary", "name": "Rock & \"Roll\" <Katu>", "maxspeed": "40"])
        let second = map.way("BE", ["highway": "residential", "oneway": "-1"])
        map.tag("C", ["highway": "traffic_signals", "name": "Töölö"])
        map.restriction("no_left_turn", from: second, via: "B", to: first, ["except": "bicycle"])
        map.restriction("no_u_turn", from: second, via: "B", to: second)
        return map
    }

    @Test("every format holds the same map", arguments: Format.allCases)
    func sameMap(_ format: Format) async throws {
        let map = Self.drawn()
        let expected = try await ImportedMap(map)
        let found = try await ImportedMap(map, from: [format.file(map)])
        #expect(found.roads == ["A-B", "B-C", "B-E", "C-D"])
        #expect(found.tables.junctions == expected.tables.junctions)
        #expect(found.tables.roads == expected.tables.roads)
        #expect(found.tables.shapePoints == expected.tables.shapePoints)
        #expect(found.tables.names.texts == expected.tables.names.texts)
        #expect(found.tables.restrictions == expected.tables.restrictions)
        #expect(found.report.counts == expected.report.counts)
        #expect(found.report.writingProgram == "tests")
        #expect(found.junction("C")?.control == .signals)
    }

    @Test("the content decides what a file is, not its name", arguments: Format.allCases)
    func names(_ format: Format) async throws {
        let file = try format.file(Self.drawn())
        for ending in ["", ".osm", ".osm.gz", ".osm.bz2", ".zip", ".txt"] {
            let (tables, _) = try await withFile(file, ending: ending) { try await OpenStreetMapImport.read(file: $0) }
            #expect(tables.roads.count == 4)
        }
    }

    @Test("ids beyond 32 bits and negative ones are ids like others", arguments: Format.allCases)
    func largeIDs(_ format: Format) async throws {
        for offset in [1 << 32, 1 << 40, -7, -(1 << 40), Int64.max - 1000, Int64.min + 1000] {
            var map = Self.drawn(idOffset: offset)
            for index in map.ways.indices { map.ways[index].id += offset }
            for index in map.relations.indices {
                map.relations[index].id += offset
                for member in map.relations[index].members.indices where !map.relations[index].members[member].isNode {
                    map.relations[index].members[member].id += offset
                }
            }
            let found = try await ImportedMap(map, from: [format.file(map)])
            #expect(found.roads == ["A-B", "B-C", "B-E", "C-D"], "\(offset)")
            #expect(Set(found.tables.roads.map(\.osmWay)) == [101 + offset, 102 + offset])
            #expect(found.tables.restrictions.map(\.osmRelation) == [201 + offset, 202 + offset])
        }
    }

    @Test("elements may come in any order", arguments: Format.allCases)
    func unsorted(_ format: Format) async throws {
        var map = Self.drawn()
        map.nodes.reverse()
        map.ways.reverse()
        map.relations.reverse()
        #expect(try await ImportedMap(map, from: [format.file(map)]).roads == ["A-B", "B-C", "B-E", "C-D"])
    }

    @Test("what lies beyond the border of an extract is missing, no more", arguments: Format.allCases)
    func border(_ format: Format) async throws {
        var map = Self.drawn()
        map.remove("A")
        map.remove("E")
        let found = try await ImportedMap(map, from: [format.file(map)])
        #expect(found.roads == ["B-C", "C-D"])
        #expect(found.report.counts.missingNodes == 2)
        #expect(found.report.counts.waysCut == 2)
        #expect(found.report.skippedRestrictions == [.memberNotInNetwork: 2])
    }
}
