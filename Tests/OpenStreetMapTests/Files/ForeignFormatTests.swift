import Testing

@testable import OpenStreetMap

struct ForeignFormatTests {
    struct Foreign: Sendable {
        var start: [UInt8]
        var says: String

        init(_ start: [UInt8], says: String) { (self.start, self.says) = (start, says) }
        init(_ start: String, says: String) { self.init(Array(start.utf8), says: says) }
    }

    private static let samples: [Foreign] = [
        Foreign([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], says: "a PNG picture"),
        Foreign("<html><body>404", says: "a web page"),
        Foreign("\n<!DOCTYPE HTML PUBLIC>", says: "a web page"),
        Foreign("<gpx version=\"1.1\"><trk/></gpx>", says: "a GPX track"),
        Foreign("<?xml version=\"1.0\"?><kml></kml>", says: "its first element is <kml>"),
        Foreign([0xff, 0xe0, 0x04] + Array("o5m2".utf8), says: "o5m; convert it"),
        Foreign(" {\"type\": \"FeatureCollection\", \"features\": []}", says: "GeoJSON"),
        Foreign("{\"version\": 0.6, \"generator\": \"Overpass API\"}", says: "ask for [out:xml]"),
        Foreign("[1, 2]", says: "JSON"),
        Foreign("PK\u{3}\u{4}map.osm", says: "a zip archive"),
        Foreign([0, 0, 0x27, 0x0a] + Array(repeating: 0, count: 96), says: "a shapefile"),
        Foreign([0xfd] + Array("7zXZ".utf8), says: "xz data"),
        Foreign([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], says: "a 7z archive"),
        Foreign([0x28, 0xb5, 0x2f, 0xfd], says: "zstd data"),
        Foreign("SQLite format 3\0", says: "a SQLite database"),
        Foreign([0xff, 0xfe, 0x3c, 0x00], says: "UTF-16"),
        Foreign("n123 v1 dV c0 t i0 u T x1 y2", says: "OPL text"),
        Foreign("version https://git-lfs.github.com/spec/v1", says: "git lfs pull"),
        Foreign(Array(repeating: 0x20, count: 257) + Array("ustar".utf8), says: "a tar archive"),
        Foreign("Dear diary, today", says: "neither .osm.pbf nor OSM XML"),
        Foreign("   ", says: "neither .osm.pbf nor OSM XML"),
        Foreign([0], says: "neither .osm.pbf nor OSM XML"),
        Foreign([0, 0, 0, 4, 1, 2, 3, 4], says: "neither .osm.pbf nor OSM XML"),
        Foreign([0x3c, 0x00, 0x3f, 0x00], says: "neither .osm.pbf nor OSM XML"),
        Foreign(Array(repeating: 0, count: 4096), says: "neither .osm.pbf nor OSM XML"),
    ]

    @Test("something else than a map is called by its name", arguments: samples)
    func foreign(_ tested: Foreign) async throws {
        let error = try await importError(tested.start)
        #expect(error.code == .notAMap)
        #expect(error.description.contains(tested.says), "\(error)")
    }

    @Test("and so is what is packed in gzip or bzip2")
    func packed() async throws {
        var map = DrawnMap("A--B")
        map.way("AB")
        let contents: [([UInt8], String)] = [
            (try map.file(), "an .osm.pbf file; unpack it first"), (map.xmlFile.gzipped, "holds gzip data"),
            (map.xmlFile.bzipped, "holds bzip2 data"), (Array("<html>".utf8), "a web page"), ([], "holds nothing"),
            (Array("Dear diary".utf8), "something unknown"),
        ]
        for (bytes, says) in contents {
            for packed in [bytes.gzipped, bytes.bzipped] {
                let error = try await importError(packed)
                #expect(error.code == .notAMap)
                #expect(error.description.contains(says), "\(error)")
            }
        }
    }

    @Test("an empty file, a missing one, a folder and none at all are told apart")
    func absent() async throws {
        #expect(try await importError([]).description.hasSuffix("the file is empty"))
        for path in ["/nowhere/at/all.osm.pbf", "/"] {
            let error = await #expect(throws: MapFileError.self) { try await OpenStreetMapImport.read(file: path) }
            #expect(error?.code == .unreadable && error?.path == path)
        }
        #expect(try await OpenStreetMapImport.read(files: []).tables.roads.isEmpty)
    }
}
