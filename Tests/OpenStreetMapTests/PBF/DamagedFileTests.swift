import Routing
import Testing

@testable import OpenStreetMap

/// Whatever is done to a file: it imports, or it ends with an error that names it. Never a crash.
struct DamagedFileTests {
    /// Uncompressed, so that damage reaches the decoder and is not caught by a checksum.
    private static func file() throws -> [UInt8] {
        var map = DrawnMap(
            """
            A--B--C
            |  |
            D--E--F
            """)
        map.tag("B", ["highway": "traffic_signals"])
        map.tag("E", ["barrier": "gate"])
        let first = map.way("ABC", ["highway": "primary", "name": "Bulevardi", "maxspeed": "40"])
        let second = map.way("BE", ["highway": "residential", "oneway": "-1"])
        map.way("ADEF", ["highway": "service", "access": "private"])
        map.restriction("no_left_turn", from: first, via: "B", to: second)
        return try map.file(compression: .raw)
    }

    @Test("a file cut off anywhere is truncated, or ends between two blocks")
    func truncated() async throws {
        let (whole, file) = (try Self.file(), try ScratchFile())
        var survivors = 0
        for length in 0..<whole.count {
            switch try await file.outcome(Array(whole.prefix(length))) {
            case .success: survivors += 1
            case .failure(let error):
                #expect(length < 30 || error.code == .truncated, "cut to \(length) bytes: \(error)")
                #expect(error.description.contains(error.path))
            }
        }
        // After the header, the nodes and the ways.
        #expect(survivors == 3)
    }

    @Test("flipped bits are survived", arguments: [UInt64(1), 2, 3])
    func flippedBits(seed: UInt64) async throws {
        let (whole, file) = (try Self.file(), try ScratchFile())
        var random = SeededGenerator(seed: seed)
        var failures = 0
        for _ in 0..<200 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= 1 << UInt8.random(in: 0...7, using: &random)
            }
            if case .failure = try await file.outcome(bytes) { failures += 1 }
        }
        #expect(failures > 20, "seed \(seed)")
    }

    @Test("random bytes in the middle are survived", arguments: [UInt64(11), 12])
    func noise(seed: UInt64) async throws {
        let (whole, file) = (try Self.file(), try ScratchFile())
        var random = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            var bytes = whole
            let start = Int.random(in: 60..<bytes.count, using: &random)
            for index in start..<min(start + 12, bytes.count) { bytes[index] = .random(in: 0...255, using: &random) }
            _ = try await file.outcome(bytes)
        }
    }

    @Test("the first damage in the file is the one that is reported, every time")
    func firstError() async throws {
        var file = try MapFileWriter(compression: .raw)
        var offsets: [UInt64] = []
        for index in 0..<20 {
            offsets.append(UInt64(file.bytes.count))
            try file.append("OSMData", index >= 7 ? [0xff, 0xff] : [0x0a, 0x00])
        }
        for _ in 0..<20 { #expect(try await importError(file.bytes).offset == offsets[7]) }
    }
}
