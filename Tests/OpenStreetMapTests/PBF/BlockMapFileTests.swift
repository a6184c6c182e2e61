import Foundation
import Routing
import Testing

@testable import OpenStreetMap

struct BlockMapFileTests {
    private static func drawn() -> DrawnMap {
        var map = DrawnMap("A--B--C")
        map.way("ABC", ["highway": "residential", "name": "Kalevankatu"])
        return map
    }

    @Test("raw and zlib blocks hold the same map", arguments: [MapFileWriter.Compression.raw, .zlib])
    func compressions(_ compression: MapFileWriter.Compression) async throws {
        let (tables, report) = try await withFile(Self.drawn().file(compression: compression)) {
            try await OpenStreetMapImport.read(file: $0)
        }
        #expect(tables.roads.count == 1)
        #expect(tables.names[tables.roads[0].name] == "Kalevankatu")
        #expect(report.osmTimestamp == 1_700_000_000)
        #expect(report.writingProgram == "tests")
    }

    @Test("blocks of unknown types are skipped, empty ones are fine")
    func unknownBlocks() async throws {
        var file = try MapFileWriter()
        try file.append("Ornament", [1, 2, 3])
        try file.append(BlockWriter().block)
        let (tables, _) = try await withFile(file.bytes) { try await OpenStreetMapImport.read(file: $0) }
        #expect(tables.roads.isEmpty)
    }

    @Test("files joined end to end are one map")
    func joined() async throws {
        let once = try Self.drawn().file()
        let (tables, report) = try await withFile(once + once) { try await OpenStreetMapImport.read(file: $0) }
        #expect(tables.roads.count == 1)
        #expect(report.counts.duplicateWays == 1)
    }

    @Test("a required feature that is unknown is named")
    func requiredFeatures() async throws {
        let error = try await importError(
            MapFileWriter(requiredFeatures: ["OsmSchema-V0.6", "LocationsInSpace"]).bytes)
        #expect(error.code == .unsupported)
        #expect(error.description.contains("LocationsInSpace"))
    }

    @Test("history files are refused")
    func history() async throws {
        let error = try await importError(MapFileWriter(requiredFeatures: ["HistoricalInformation"]).bytes)
        #expect(error.code == .unsupported)
        #expect(error.description.contains("history"))
    }

    @Test("compressions that are not supported say how to convert")
    func compressionsRefused() async throws {
        let kinds: [(PBFBlob.OneOf_Data, String)] = [
            (.lz4Data(Data([1])), "LZ4"), (.zstdData(Data([1])), "zstd"), (.lzmaData(Data([1])), "LZMA"),
            (.obsoleteBzip2Data(Data([1])), "bzip2"),
        ]
        for (data, name) in kinds {
            var file = try MapFileWriter()
            let offset = UInt64(file.bytes.count)
            var blob = PBFBlob()
            blob.rawSize = 100
            blob.data = data
            try file.append("OSMData", blob)
            let error = try await importError(file.bytes)
            #expect(error.code == .unsupported)
            #expect(error.offset == offset)
            #expect(error.description.contains(name))
            #expect(error.description.contains("osmium cat -o map.osm.pbf \(error.path)"))
        }
    }

    @Test("a block must inflate to exactly the size that it declares", arguments: [0, 1, 99, 101, 1 << 24])
    func inflatedSize(_ declared: Int32) async throws {
        var blob = PBFBlob()
        blob.rawSize = declared
        blob.zlibData = MapFileWriter.deflated(Array(repeating: 0, count: 100))
        #expect(try await importError(file(blob)).code == .corrupted)
    }

    @Test(
        "sizes beyond the format's limits are refused before any memory is taken", arguments: [-1, Int32.max, 33 << 20])
    func declaredSize(_ declared: Int32) async throws {
        var blob = PBFBlob()
        blob.rawSize = declared
        blob.zlibData = MapFileWriter.deflated([0])
        #expect(try await importError(file(blob)).code == .corrupted)
    }

    @Test("a zip bomb of many honest blocks is stopped")
    func zipBomb() async throws {
        let zeros = [UInt8](repeating: 0, count: 1 << 20)
        // A field that readers skip, full of zeros, behind an empty string table.
        let block: [UInt8] = [0x0a, 0x00, 0xfa, 0x01] + Self.varint(zeros.count) + zeros
        var file = try MapFileWriter()
        for _ in 0..<80 { try file.append("OSMData", block) }
        #expect(file.bytes.count < 1 << 18)
        #expect(try await importError(file.bytes).code == .tooLarge)
    }

    @Test("a block of a million empty elements is refused")
    func manyElements() async throws {
        let groups = (0..<1_100_000).flatMap { _ in [0x12, 0x00] as [UInt8] }
        var file = try MapFileWriter()
        try file.append("OSMData", [0x0a, 0x00] + groups)
        let error = try await importError(file.bytes)
        #expect(error.code == .corrupted)
        #expect(error.description.contains("elements"))
    }

    @Test("a block header beyond the format's limit is refused")
    func headerSize() async throws {
        var file = try MapFileWriter()
        let offset = UInt64(file.bytes.count)
        file.appendLength(65_537)
        let error = try await importError(file.bytes + Array(repeating: 0, count: 70_000))
        #expect(error.code == .corrupted)
        #expect(error.offset == offset)
    }

    private func file(_ blob: PBFBlob) throws -> [UInt8] {
        var file = try MapFileWriter()
        try file.append("OSMData", blob)
        return file.bytes
    }

    private static func varint(_ value: Int) -> [UInt8] {
        var (rest, bytes): (Int, [UInt8]) = (value, [])
        while rest >= 0x80 {
            bytes.append(UInt8(rest & 0x7f) | 0x80)
            rest >>= 7
        }
        return bytes + [UInt8(rest)]
    }
}
