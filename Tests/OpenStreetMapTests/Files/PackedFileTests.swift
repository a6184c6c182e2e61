import Testing

@testable import OpenStreetMap

struct PackedFileTests {
    private static func drawn() -> DrawnMap {
        var map = DrawnMap("A--B--C")
        map.way("ABC", ["highway": "residential", "name": "Kalevankatu"])
        return map
    }

    private static let packings: [@Sendable ([UInt8]) -> [UInt8]] = [{ $0.gzipped }, { $0.bzipped }]

    @Test("a file of several gzip members or bzip2 streams is one document", arguments: packings.indices)
    func members(_ packing: Int) async throws {
        let (map, pack) = (Self.drawn(), Self.packings[packing])
        let xml = map.xmlFile
        let parts = [xml[..<1], xml[1..<40], [], xml[40..<41], xml[41...], []].map { pack(Array($0)) }
        #expect(try await ImportedMap(map, from: [parts.flatMap(\.self)]).roads == ["A-C"])
    }

    @Test("what unpacks to many pieces comes out whole", arguments: packings.indices)
    func large(_ packing: Int) async throws {
        var map = DrawnMap("")
        for node in 0..<20_000 {
            let tags = ["note": "\(node)"]
            map.nodes.append(.init(id: Int64(node), latitude: Int32(node) * 100, longitude: 0, tags: tags))
        }
        map.ways.append(.init(id: 1, nodes: (0..<20_000).map { $0 }, tags: ["highway": "track"]))
        let found = try await ImportedMap(map, from: [Self.packings[packing](map.xmlFile)])
        #expect(found.report.counts.nodesRead == 20_000 && found.report.counts.missingNodes == 0)
        #expect(found.tables.shapePoints.count == 20_000)
    }

    @Test("packed data that ends too early is truncated, wherever it ends", arguments: packings.indices)
    func truncated(_ packing: Int) async throws {
        let whole = Self.packings[packing](Self.drawn().xmlFile)
        let file = try ScratchFile()
        for length in 4..<whole.count {
            let error = try #require(try await file.outcome(Array(whole.prefix(length))).failure)
            #expect(error.code == .truncated, "cut to \(length) bytes: \(error)")
            #expect(error.offset == UInt64(length))
        }
    }

    @Test("packed data that is damaged, or followed by something else, is corrupted", arguments: packings.indices)
    func damaged(_ packing: Int) async throws {
        let whole = Self.packings[packing](Self.drawn().xmlFile)
        var damaged = whole
        damaged[whole.count / 2] ^= 0x55
        #expect(try await importError(damaged).code == .corrupted)
        let error = try await importError(whole + Array("and now for something completely different".utf8))
        #expect(error.code == .corrupted)
        #expect((UInt64(whole.count)...UInt64(whole.count + 10)).contains(error.offset ?? 0))
    }

    @Test("a bomb is stopped", arguments: packings.indices)
    func bomb(_ packing: Int) async throws {
        let pack = Self.packings[packing]
        let spaces = pack(Array(repeating: UInt8(ascii: " "), count: 1 << 20))
        let (head, tail) = (pack(Array("<osm version='0.6'>".utf8)), pack(Array("</osm>".utf8)))
        let error = try await importError(head + (0..<80).flatMap { _ in spaces } + tail)
        #expect(error.code == .tooLarge)
        #expect(error.description.contains("inflate"))
    }
}
