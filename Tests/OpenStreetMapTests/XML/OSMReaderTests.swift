import Routing
import Testing

@testable import OpenStreetMap

struct OSMReaderTests {
    private static let nodes = """
        <node id="1" lat="60" lon="25"/><node id="2" lat="60.001" lon="25"/><node id="3" lat="60.002" lon="25"/>
        """
    private static let way = """
        <way id="9"><nd ref="1"/><nd ref="2"/><nd ref="3"/><tag k="highway" v="residential"/></way>
        """

    private func tables(_ elements: String, head: String = "<osm version=\"0.6\">") async throws -> RoadNetworkTables {
        let tables = try await withFile(Array("\(head)\(elements)</osm>".utf8)) {
            try await OpenStreetMapImport.read(file: $0).tables
        }
        try tables.validate()
        return tables
    }

    private func error(_ elements: String, head: String = "<osm version=\"0.6\">") async throws -> MapFileError {
        try await importError(Array("\(head)\(elements)</osm>".utf8))
    }

    @Test("an answer of Overpass is a map with a date")
    func overpass() async throws {
        let answer = """
            <?xml version="1.0" encoding="UTF-8"?>
            <osm version="0.6" generator="Overpass API 0.7.62.4 2390de5a">
            <note>The data included in this document is from www.openstreetmap.org.</note>
            <meta osm_base="2024-05-01T00:00:00Z"/>
            \(Self.way)
              <node id="1" lat="60.0000000" lon="25.0000000">
                <tag k="highway" v="traffic_signals"/>
              </node>
              <node id="2" lat="60.0010000" lon="25.0000000"/>
              <node id="3" lat="60.0020000" lon="25.0000000"/>
            </osm>
            """
        let (tables, report) = try await withFile(Array(answer.utf8)) { try await OpenStreetMapImport.read(file: $0) }
        #expect(tables.roads.count == 1)
        #expect(report.osmTimestamp == 1_714_521_600)
        #expect(report.writingProgram == "Overpass API 0.7.62.4 2390de5a")
    }

    @Test("an answer that Overpass did not finish is refused in its words")
    func remark() async throws {
        let remark = "runtime error: Query timed out in \"query\" at line 3 after 181 seconds."
        let error = try await error("\(Self.nodes)\(Self.way)<remark> \(remark) </remark>")
        #expect(error.code == .truncated)
        #expect(error.description.contains("Overpass did not finish the answer: \(remark)"))
        #expect(try await tables("<remark>Done.</remark>\(Self.nodes)\(Self.way)").roads.count == 1)
    }

    @Test("a file of JOSM holds what was drawn, and not what was deleted")
    func josm() async throws {
        let file = """
            <?xml version='1.0' encoding='UTF-8'?>
            <osm version='0.6' upload='false' generator='JOSM'>
              <bounds minlat='60' minlon='25' maxlat='61' maxlon='26' origin='OpenStreetMap server' />
              <node id='-101' action='modify' visible='true' lat='60.5' lon='25.1' />
              <node id='-102' action='modify' visible='true' lat='60.50123456789' lon='25.1' />
              <node id='77' action='delete' timestamp='2020-01-01T00:00:00Z' visible='true' lat='60.5' lon='25.2' />
              <way id='-103' action='modify' visible='true'>
                <nd ref='-101' /><nd ref='-102' /><nd ref='77' />
                <tag k='highway' v='service' />
                <tag k='name' v='Uusi &#196;lytie &apos;A&apos;' />
              </way>
              <way id='5' action='delete' visible='true'><nd ref='-101' /><nd ref='-102' />
                <tag k='highway' v='primary' /></way>
            </osm>
            """
        let (tables, report) = try await withFile(Array(file.utf8)) { try await OpenStreetMapImport.read(file: $0) }
        #expect(tables.roads.map(\.osmWay) == [-103])
        #expect(tables.names[tables.roads[0].name] == "Uusi Älytie 'A'")
        #expect(tables.junctions.map(\.coordinate.latitude).sorted() == [605_000_000, 605_012_346])
        #expect(report.counts.missingNodes == 1)
        #expect(report.bounds?.maximum == FixedCoordinate(latitude: 610_000_000, longitude: 260_000_000))
    }

    @Test("what the format does not know is passed over, wherever it stands")
    func unknown() async throws {
        let tables = try await tables(
            """
            <!-- a comment --><?php echo 1 ?><note>Some <b>text</b></note><tag k="highway" v="motorway"/>
            <changeset id="x"><tag k="highway" v="motorway"/></changeset><![CDATA[ <way> ]]>
            <x:way xmlns:x="urn:x" id="1"><nd ref="1"/></x:way>
            \(Self.nodes)
            <way id="9"><bounds minlat="1"/><center lat="1" lon="1"/><nd ref="1"/><nd ref="3"/>
            <x><nd ref="2"/><tag k="highway" v="motorway"/></x><tag k="highway" v="path"/></way>
            """, head: "\u{feff}<osm version=\"0.6\" xmlns=\"http://openstreetmap.org/osm/0.6\">")
        #expect(tables.roads.map(\.roadClass) == [.path])
        #expect(tables.shapePoints.count == 2)
    }

    @Test("nodes without a place are missing, as where only ids were asked for")
    func placeless() async throws {
        let ids = "<node id=\"1\"/><node id=\"2\"/><node id=\"3\"/>\(Self.way)"
        #expect(try await tables(ids).roads.isEmpty)
        #expect(try await tables(ids + Self.nodes).roads.count == 1)
    }

    @Test(
        "damage is told with the byte and the line where it stands",
        arguments: [
            ("<node id='1' lat='1' lon='2'></way>", "tag mismatch"), ("<way id='1'><nd ref='x'/></way>", "way 1"),
            ("<way id='1'><nd/></way>", "way 1"), ("<way><nd ref='1'/></way>", "a way without an id"),
            ("<node id='12345678901234567890' lat='1' lon='1'/>", "a node without an id"),
            ("<way id='1'><tag k='highway'/></way>", "way 1 has a tag without k or v"),
            ("<relation id='7'><member type='way' role='from'/></relation>", "relation 7"),
            ("<node id='1' lat='1' lon='2' lon='2'/>", "redefined"), ("<way id='&amp'/>", "EntityRef"),
            ("<way id='&unknown;'/>", "Entity 'unknown' not defined"), ("<way id='&#0;'/>", "xmlChar"),
            ("<way id='1'>\u{1}</way>", "PCDATA invalid Char"), ("<1/>", "invalid element name"),
        ])
    func damaged(_ element: String, says: String) async throws {
        let error = try await error("\n\n\(element)\n")
        #expect(error.code == .corrupted)
        #expect(error.line == 3, "\(error)")
        #expect((20...80).contains(error.offset ?? 0), "\(error)")
        #expect(error.description.contains(says) && error.description.contains("line 3"), "\(error)")
    }

    @Test("coordinates that are no numbers are damage, where a way needs them")
    func coordinates() async throws {
        for number in ["", "x", "1,5", "nan", "1e9", "--1", "1.2.3"] {
            let error = try await error("<node id=\"1\" lat=\"\(number)\" lon=\"1\"/>\(Self.way)")
            #expect(error.code == .corrupted && error.description.contains("node 1 "), "\(number): \(error)")
        }
        let off = "<node id=\"1\" lat=\"90.0000001\" lon=\"1\"/>" + Self.nodes.replacing("id=\"1\"", with: "id=\"4\"")
        let (_, report) = try await withFile(Array("<osm>\(off)\(Self.way)</osm>".utf8)) {
            try await OpenStreetMapImport.read(file: $0)
        }
        #expect(report.counts.nodesOffTheGlobe == 1 && report.counts.missingNodes == 1)
    }

    @Test("bytes that are not UTF-8 are damage")
    func encoding() async throws {
        let head = Array("<?xml version='1.0' encoding='ISO-8859-1'?>\n<osm>\n<note>".utf8)
        let error = try await importError(head + [0xe4, 0xe4] + Array("</note></osm>".utf8))
        #expect(error.code == .corrupted && error.line == 3, "\(error)")
    }

    @Test("a document that ends too early is truncated, wherever it ends")
    func truncated() async throws {
        let whole = Array("<osm version=\"0.6\">\n\(Self.nodes)\n\(Self.way)\n</osm>".utf8)
        let file = try ScratchFile()
        for length in 1..<whole.count {
            let error = try #require(try await file.outcome(Array(whole.prefix(length))).failure)
            #expect(error.code == .truncated, "cut to \(length) bytes: \(error)")
            #expect(error.line != nil)
        }
    }

    @Test("other versions, changes and histories are refused")
    func unsupported() async throws {
        #expect(try await error("", head: "<osm version=\"0.5\">").code == .unsupported)
        let changes = try await importError(Array("<osmChange version='0.6'><create/></osmChange>".utf8))
        #expect(changes.code == .unsupported && changes.description.contains("osmium apply-changes"))
        let history = try await error("<way id=\"4\" version=\"2\" visible=\"false\"/>")
        #expect(history.code == .unsupported && history.description.contains("osmium time-filter"))
    }

    @Test("two documents in one file are damage")
    func joined() async throws {
        let file = Array("<osm>\(Self.nodes)\(Self.way)</osm>\n".utf8)
        #expect(try await importError(file + file).code == .corrupted)
    }
}
