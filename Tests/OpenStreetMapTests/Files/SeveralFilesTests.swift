import Routing
import Synchronization
import Testing

@testable import OpenStreetMap

struct SeveralFilesTests {
    /// Two extracts of one map, cut between C and D: ways that cross the border are in both, their nodes are not.
    private static func extracts() -> (whole: DrawnMap, west: DrawnMap, east: DrawnMap) {
        var whole = DrawnMap("A--B--C--D--E\n   |     |\n   F     G")
        let main = whole.way("ABCDE", ["highway": "primary", "name": "Border Road"])
        let west = whole.way("BF")
        let east = whole.way("DG")
        whole.restriction("no_right_turn", from: west, via: "B", to: main)
        whole.restriction("no_u_turn", from: east, via: "D", to: east)
        whole.tag("D", ["highway": "traffic_signals"])
        func extract(_ letters: Set<Character>, ways: Set<Int64>) -> DrawnMap {
            var map = whole
            for letter in Set("ABCDEFG").subtracting(letters) { map.remove(letter) }
            map.ways.removeAll { !ways.contains($0.id) }
            return map
        }
        return (whole, extract(Set("ABCF"), ways: [main, west]), extract(Set("DEG"), ways: [main, east]))
    }

    @Test("a way that each extract has a part of is whole")
    func border() async throws {
        let (whole, west, east) = Self.extracts()
        let expected = try await ImportedMap(whole)
        for files in [[try west.file(), east.xmlFile], [east.xmlFile.gzipped, west.xmlFile.bzipped]] {
            let found = try await ImportedMap(whole, from: files)
            #expect(found.roads == ["A-B", "B-D", "B-F", "D-E", "D-G"])
            #expect(found.tables.junctions == expected.tables.junctions)
            #expect(Set(found.restrictions) == Set(expected.restrictions))
            #expect(found.report.counts.missingNodes == 0 && found.report.counts.waysCut == 0)
            #expect(found.report.counts.duplicateWays == 1)
            #expect(found.report.counts.duplicateRestrictions == 2)
            #expect(found.report.counts.routableWays == 3)
        }
    }

    @Test("an element that several files have counts once, as the first has it")
    func first() async throws {
        var old = DrawnMap("A--B--C", idOffset: 0)
        let way = old.way("ABC", ["highway": "residential", "name": "Old Street"])
        old.restriction("no_u_turn", from: way, via: "A", to: way)
        old.tag("B", ["barrier": "gate"])
        var new = old
        new.ways[0].tags["name"] = "New Street"
        new.nodes[0].latitude += 500
        new.tag("B", [:])
        new.relations[0].tags["restriction"] = "only_u_turn"
        let cases: [([DrawnMap], String, Int, TurnRestriction.Kind)] = [
            ([old, new], "Old Street", 2, .no), ([new, old], "New Street", 1, .only),
        ]
        for (files, name, roads, kind) in cases {
            let found = try await ImportedMap(old, from: [try files[0].file(), files[1].xmlFile])
            #expect(found.tables.roads.count == roads)
            #expect(found.tables.roads.allSatisfy { found.text($0.name) == name })
            #expect(found.junction("A")?.coordinate.latitude == files[0].nodes[0].latitude)
            #expect(found.tables.restrictions.map(\.kind) == [kind])
        }
    }

    @Test("the same files make the same tables as one that holds them all")
    func repeated() async throws {
        let (whole, _, _) = Self.extracts()
        let file = try whole.file()
        let (once, thrice) = (try await ImportedMap(whole), try await ImportedMap(whole, from: [file, file, file]))
        #expect(thrice.tables.roads == once.tables.roads && thrice.tables.junctions == once.tables.junctions)
        #expect(thrice.tables.restrictions == once.tables.restrictions)
        #expect(thrice.report.counts.duplicateWays == 6)
    }

    @Test("negative ids are a file's own: two files that have them are refused")
    func localIDs() async throws {
        var (one, other, plain) = (DrawnMap("A--B", idOffset: -9), DrawnMap("A--B--C", idOffset: -9), DrawnMap("X--Y"))
        one.way("AB")
        other.way("BC")
        plain.way("XY")
        plain.ways[0].id = 7
        let error = try await importError(one.xmlFile, plain.file(), other.xmlFile)
        #expect(error.code == .unsupported)
        #expect(error.path.hasSuffix("-2.osm.pbf") && error.description.contains("-0.osm.pbf"))
        #expect(try await ImportedMap(one, from: [plain.file(), one.xmlFile]).tables.roads.count == 2)
    }

    @Test("a broken file is named, however many there are, before any of them is read")
    func broken() async throws {
        let good = DrawnMap("A--B").xmlFile
        let error = try await importError(good, good, Array("Dear diary".utf8), good)
        #expect(error.path.hasSuffix("-2.osm.pbf"))
        #expect(try await importError(good, Array(good.dropLast(9))).path.hasSuffix("-1.osm.pbf"))
    }

    @Test("the report is about all of them")
    func report() async throws {
        let map = DrawnMap("A")
        func file(_ time: String, _ bounds: String, _ program: String) -> [UInt8] {
            let meta = "<meta osm_base=\"\(time)\"/>\(bounds)"
            return Array(map.xml("<osm version=\"0.6\" generator=\"\(program)\">\(meta)").utf8)
        }
        let west = "<bounds minlat='1' minlon='2' maxlat='3' maxlon='4'/>"
        let east = "<bounds minlat='1.5' minlon='4' maxlat='3.5' maxlon='5'/>"
        let files = [
            file("2024-05-01T00:00:10Z", west, "one"), file("2024-05-01T00:00:00Z", east, "two"),
            file("nonsense", west, "one"),
        ]
        let report = try await ImportedMap(map, from: files).report
        #expect(report.osmTimestamp == 1_714_521_600)
        #expect(report.writingProgram == "one, two")
        #expect(report.bounds?.minimum == FixedCoordinate(latitude: 10_000_000, longitude: 20_000_000))
        #expect(report.bounds?.maximum == FixedCoordinate(latitude: 35_000_000, longitude: 50_000_000))
        #expect(try await ImportedMap(map, from: files + [map.xmlFile]).report.bounds == nil)
    }

    @Test("progress goes through all files and never back")
    func progress() async throws {
        let (_, west, east) = Self.extracts()
        let files = [try west.file(), east.xmlFile, east.xmlFile.gzipped]
        let reports = Mutex<[ImportProgress]>([])
        try await withFiles(files) { paths in
            _ = try await OpenStreetMapImport.read(files: paths) { report in reports.withLock { $0.append(report) } }
        }
        let all = reports.withLock { $0 }
        for stage in [ImportProgress.Stage.readingWays, .readingNodes] {
            let done = all.filter { $0.stage == stage }.map(\.done)
            #expect(done == done.sorted())
            #expect(done.last == UInt64(files.map(\.count).reduce(0, +)))
        }
        #expect(all.allSatisfy { $0.done <= $0.total })
    }
}
