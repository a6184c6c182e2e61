import Foundation
import Testing

@testable import OpenStreetMap

struct MalformedBlockTests {
    private func error(_ change: (inout PBFPrimitiveBlock) -> Void) async throws -> MapFileError {
        var map = DrawnMap("A--B")
        map.way("AB")
        map.tag("A", ["highway": "stop"])
        var (nodes, ways) = (BlockWriter(), BlockWriter())
        nodes.addDense(map.nodes)
        ways.add(map.ways)
        var file = try MapFileWriter()
        for var block in [nodes.block, ways.block] {
            change(&block)
            try file.append(block)
        }
        return try await importError(file.bytes)
    }

    @Test("dense nodes with fewer coordinates than ids")
    func coordinates() async throws {
        let error = try await error { if $0.primitivegroup[0].hasDense { $0.primitivegroup[0].dense.lat.removeLast() } }
        #expect(error.code == .corrupted && error.description.contains("2 nodes with 1 by 2 coordinates"))
    }

    @Test("dense tags that are cut off")
    func denseTags() async throws {
        let error = try await error {
            if $0.primitivegroup[0].hasDense { $0.primitivegroup[0].dense.keysVals = [1, 2, 0] }
        }
        #expect(error.description.contains("cut off"))
    }

    @Test("tags that refer to strings that are not there", arguments: [UInt32(99), .max])
    func strings(_ index: UInt32) async throws {
        let error = try await error {
            if !$0.primitivegroup[0].ways.isEmpty { $0.primitivegroup[0].ways[0].vals = [index] }
        }
        #expect(error.description.contains("string that is not there"))
    }

    @Test("keys without values")
    func values() async throws {
        let error = try await error {
            if !$0.primitivegroup[0].ways.isEmpty { $0.primitivegroup[0].ways[0].vals = [] }
        }
        #expect(error.description.contains("keys without values"))
    }

    @Test(
        "coordinates have a granularity and an offset, and are rounded to the nearest 1e-7 degrees",
        arguments: [
            (100, 0, 600_000_000, 600_000_000), (1000, 0, 60_000_000, 600_000_000), (1, 7, 60_000_000_042, 600_000_000),
            (1, 7, 60_000_000_043, 600_000_001), (1, 0, -60_000_000_049, -600_000_000),
            (1, 0, -60_000_000_050, -600_000_001),
        ] as [(Int32, Int64, Int64, Int32)])
    func granularity(granularity: Int32, offset: Int64, value: Int64, expected: Int32) async throws {
        var writer = BlockWriter()
        writer.addDense([.init(id: 1, latitude: 0, longitude: 0), .init(id: 2, latitude: 0, longitude: 0)])
        writer.add([.init(id: 1, nodes: [1, 2], tags: ["highway": "residential"])])
        var block = writer.block
        block.granularity = granularity
        block.latOffset = offset
        block.primitivegroup[0].dense.lat = [value, 0]
        var file = try MapFileWriter()
        try file.append(block)
        let (tables, _) = try await withFile(file.bytes) { try await OpenStreetMapImport.read(file: $0) }
        #expect(tables.junctions.map(\.coordinate.latitude) == [expected, expected])
    }

    @Test("numbers at the edges of their range don't overflow")
    func overflow() async throws {
        var writer = BlockWriter()
        writer.addDense([.init(id: .max, latitude: .max, longitude: .min), .init(id: .min, latitude: 0, longitude: 0)])
        writer.add([.init(id: .min, nodes: [.max, .min, 0, .max], tags: ["highway": "residential"])])
        var block = writer.block
        block.granularity = .max
        block.latOffset = .max
        block.lonOffset = .min
        block.primitivegroup[0].dense.lat = [.max, .max]
        var file = try MapFileWriter()
        try file.append(block)
        let (tables, report) = try await withFile(file.bytes) { try await OpenStreetMapImport.read(file: $0) }
        #expect(tables.roads.isEmpty)
        #expect(report.counts.nodesOffTheGlobe == 2)
        #expect(report.counts.missingNodes == 3)
    }
}
