import Testing

@testable import OpenStreetMap

/// XML that wants memory, time or other people's files.
struct HostileXMLTests {
    private static let body = """
        <node id="1" lat="1" lon="1"/><node id="2" lat="1.001" lon="1"/>
        <way id="3"><nd ref="1"/><nd ref="2"/><tag k="highway" v="path"/><tag k="name" v="&a;"/></way></osm>
        """

    private func error(_ text: String) async throws -> MapFileError { try await importError(Array(text.utf8)) }

    @Test("entities that expand to each other")
    func billionLaughs() async throws {
        var entities = "<!ENTITY a0 \"lollollollollollollollollollol\">"
        for level in 1...9 {
            let references = String(repeating: "&a\(level - 1);", count: 10)
            entities += "<!ENTITY a\(level) \"\(references)\">"
        }
        let declaration = "<!DOCTYPE osm [\(entities)<!ENTITY a \"&a9;\">]>"
        let error = try await error("<?xml version=\"1.0\"?>\(declaration)<osm version=\"0.6\">\(Self.body)")
        #expect(error.code == .corrupted && error.description.contains("document type declaration"))
    }

    @Test(
        "entities and document types that stand in other files",
        arguments: [
            "<!DOCTYPE osm [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>",
            "<!DOCTYPE osm SYSTEM \"file:///etc/passwd\">",
            "<!DOCTYPE osm PUBLIC \"-//X//Y\" \"http://127.0.0.1:9/x.dtd\">",
            "<!DOCTYPE osm [<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p;]>",
            "<!DOCTYPE osm [<!ATTLIST way id CDATA \"5\">]>",
        ])
    func external(_ declaration: String) async throws {
        let error = try await error("\(declaration)<osm version=\"0.6\">\(Self.body)")
        #expect(error.code == .corrupted && error.description.contains("document type declaration"))
    }

    @Test("a tag that does not end")
    func longTag() async throws {
        let tag = "<node id=\"1\" note=\"" + String(repeating: "x", count: 300_000)
        let error = try await error("<osm version=\"0.6\">\n\(tag)\"/></osm>")
        #expect(error.code == .tooLarge)
        #expect(error.line == 2)
        let attributes = (0..<60_000).map { "a\($0)=''" }.joined(separator: " ")
        #expect(try await self.error("<osm><node \(attributes)/></osm>").code == .tooLarge)
    }

    @Test("a comment and a text that do not end")
    func longText() async throws {
        #expect(try await error("<osm><!--" + String(repeating: "-x", count: 150_000)).code == .tooLarge)
        let text = String(repeating: "lorem ipsum ", count: 100_000)
        #expect(try await error("<osm><remark>error \(text)</remark></osm>").description.count < 500)
    }

    @Test("ever new names")
    func names() async throws {
        let elements = (0..<20_000).map { "<n\($0)/>" }.joined()
        #expect(try await error("<osm>\(elements)</osm>").description.contains("different names"))
    }

    @Test("elements nested without end")
    func depth() async throws {
        let error = try await error("<osm>" + String(repeating: "<a>", count: 100_000))
        #expect(error.code == .tooLarge)
        #expect(error.description.contains("nested more than 64 deep"))
    }

    @Test("a way of too many nodes, and a turn restriction of too many members")
    func counts() async throws {
        let nodes = String(repeating: "<nd ref=\"1\"/>", count: FormatLimits.nodesPerWay + 1)
        let way = try await error("<osm><way id=\"1\">\(nodes)</way></osm>")
        #expect(way.description.contains("way 1 has more than 100000 nodes"))
        let members = String(repeating: "<member type=\"way\" ref=\"1\" role=\"via\"/>", count: 1_100)
        let relation = "<relation id=\"1\">\(members)<tag k=\"type\" v=\"TYPE\"/></relation>"
        let error = try await error("<osm>\(relation.replacing("TYPE", with: "restriction"))</osm>")
        #expect(error.description.contains("the turn restriction 1 has"))
        let route = Array("<osm>\(relation.replacing("TYPE", with: "route"))</osm>".utf8)
        let report = try await withFile(route) { try await OpenStreetMapImport.read(file: $0).report }
        #expect(report.counts.relationsRead == 1)
    }

    @Test("what an error quotes is short and steers no terminal")
    func quotes() async throws {
        let escape = "\u{9b}31m"
        let error = try await error("<osm version=\"\(escape)\(String(repeating: "9", count: 1000))\"></osm>")
        #expect(error.description.count < 400)
        #expect(!error.description.unicodeScalars.contains { $0.properties.generalCategory == .control })
    }
}
