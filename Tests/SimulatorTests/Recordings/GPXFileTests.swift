import Foundation
import Routing
import Testing

@testable import Simulator

@Suite("A GPX file")
struct GPXFileTests {
    private func segments(_ text: String) throws(RecordingError) -> [[RecordedFix]] {
        try GPXFile.segments(of: Array(text.utf8), path: "ride.gpx")
    }

    private func error(_ text: String) -> RecordingError? {
        do throws(RecordingError) {
            _ = try segments(text)
            return nil
        } catch {
            return error
        }
    }

    /// A document with one segment.
    private func track(_ points: String) -> String {
        "<?xml version=\"1.0\"?>\n<gpx version=\"1.1\" xmlns=\"http://www.topografix.com/GPX/1/1\"><trk><trkseg>\n"
            + points + "\n</trkseg></trk></gpx>"
    }

    private func point(_ inside: String, lat: String = "60.17", lon: String = "24.94") -> String {
        "<trkpt lat=\"\(lat)\" lon=\"\(lon)\">\(inside)</trkpt>"
    }

    private let time = "<time>2026-05-01T08:30:00Z</time>"
    /// 2026-05-01T08:30:00Z.
    private let start: Int64 = 1_777_624_200_000

    @Test("gives places and times, and keeps its segments apart")
    func plain() throws {
        let text = """
            <gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">
              <metadata><time>2020-01-01T00:00:00Z</time></metadata>
              <wpt lat="1" lon="1"><time>2020-01-01T00:00:00Z</time></wpt>
              <rte><rtept lat="2" lon="2"/></rte>
              <trk><name>to work</name>
                <trkseg>\(point(time))\(point("<ele>1</ele>\n<time> 2026-05-01T08:30:01.25Z </time>", lat: "-60.5"))</trkseg>
                <trkseg/>
                <trkseg>\(point("<time>2026-05-01T11:30:02+03:00</time>", lon: "-180"))</trkseg>
              </trk>
              <trk><trkseg>\(point("<time>2026-05-01T08:30:03.9999</time>"))</trkseg></trk>
            </gpx>
            """
        let found = try segments(text)
        #expect(found.map(\.count) == [2, 1, 1])
        let fixes = found.flatMap(\.self)
        #expect(fixes.map(\.time) == [start, start + 1_250, start + 2_000, start + 3_999])
        #expect(fixes.map(\.coordinate.latitude) == [60.17, -60.5, 60.17, 60.17])
        #expect(fixes[2].coordinate.longitude == -180)
        #expect(fixes.allSatisfy { $0.speed == nil && $0.heading == nil && $0.accuracy == nil })
    }

    @Test("gives speed, course and precision wherever writers put them")
    func extras() throws {
        let inside = "<course>360</course><speed>3.5</speed><hdop>1.2</hdop>" + time
        let extended =
            time
            + "<extensions><x:TrackPointExtension xmlns:x=\"http://www.garmin.com/xmlschemas/v2\"><x:speed>4</x:speed><x:course>90.5</x:course></x:TrackPointExtension></extensions>"
        let fixes = try segments(track(point(inside) + point(extended))).flatMap(\.self)
        #expect(fixes.map(\.speed) == [3.5, 4])
        #expect(fixes.map(\.heading) == [0, 90.5])
        #expect(fixes.map(\.accuracy) == [6, nil])
    }

    @Test("is refused with its line and the reason where a point is wrong")
    func wrongPoints() throws {
        let cases: [(point: String, words: String)] = [
            (point(time, lat: "91"), "lat must be a number from -90 to 90, not '91'"),
            (point(time, lat: "nan"), "'nan'"),
            (point(time, lon: "180.5"), "lon must be"),
            ("<trkpt lat=\"1\">\(time)</trkpt>", "without lat and lon"),
            (point(""), "without a time"),
            (point("<time>yesterday</time>"), "no time: 'yesterday'"),
            (point("<time>2026-02-30T08:30:00Z</time>"), "no time: '2026-02-30"),
            (point("<time>2026-05-01T08:30:00+15:00</time>"), "no time"),
            (point(time + "<speed>-1</speed>"), "speed must be"),
            (point(time + "<course>north</course>"), "course must be"),
            (point(time + point(time)), "within another"),
        ]
        for (point, words) in cases {
            let error = try #require(self.error(track(point)), "\(point)")
            #expect(error.line == 3 && error.description.hasPrefix("ride.gpx:3: "), "\(error)")
            #expect(error.message.contains(words), "\(error)")
        }
    }

    @Test("is refused where it is something else, or has nothing to drive")
    func foreign() {
        #expect(error("<kml/>")?.message == "not a GPX file: its first element is 'kml'")
        #expect(error("<gpx><wpt lat=\"1\" lon=\"1\"/></gpx>")?.code == .notATrack)
        #expect(error("{\"type\": \"FeatureCollection\"}")?.code == .corrupted)
        #expect(error("")?.code == .corrupted)
        #expect(error(String(track(point(time)).dropLast(20)))?.code == .corrupted)
    }

    @Test("costs bounded memory however hostile it is")
    func hostile() {
        let entities = "<!DOCTYPE gpx [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;\">]><gpx>&b;</gpx>"
        #expect(error(entities)?.message.contains("document type declaration") == true)
        #expect(error("<gpx>" + String(repeating: "<a>", count: 100_000))?.message.contains("64 deep") == true)
        let names = (0..<20_000).map { "<n\($0)/>" }.joined()
        #expect(error("<gpx>\(names)</gpx>")?.message.contains("different names") == true)
        let tag = "<gpx><trkpt lat=\"" + String(repeating: "1", count: 300_000)
        #expect(error(tag)?.code == .tooLarge)
        let text = String(repeating: "x", count: 500_000)
        #expect(error(track(point("<time>\(text)</time>")))?.description.count ?? 999 < 300)
    }

    @Test("that was cut anywhere, or has any byte changed, is read or refused, and nothing else")
    func mutations() {
        let bytes = Array(track(point(time + "<hdop>2</hdop>") + "\n" + point(time)).utf8)
        var random = SeededRandom(seed: 5)
        for place in bytes.indices {
            _ = try? GPXFile.segments(of: Array(bytes[..<place]), path: "cut")
            var changed = bytes
            changed[place] = UInt8.random(in: 0...255, using: &random)
            let found = (try? GPXFile.segments(of: changed, path: "changed"))?.flatMap(\.self) ?? []
            #expect(found.count <= 2 && found.allSatisfy(\.coordinate.isValid))
        }
    }

    @Test("that can't be read is refused by its name")
    func unreadable() throws {
        let folder = NSTemporaryDirectory()
        for (path, words) in [(folder + "no-such-file.gpx", "no such file"), (folder, "folder")] {
            let error = #expect(throws: RecordingError.self) { try GPXFile.read(path) }
            #expect(error?.code == .unreadable && error?.description.contains(words) == true, "\(path)")
        }
        let path = folder + "waymark-\(UUID().uuidString).gpx"
        try Data(track(point(time)).utf8).write(to: URL(filePath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(try GPXFile.read(path).map(\.count) == [1])
    }
}
