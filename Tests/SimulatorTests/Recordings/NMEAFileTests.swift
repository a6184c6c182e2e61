import Routing
import Testing

@testable import Simulator

@Suite("An NMEA file")
struct NMEAFileTests {
    private func fixes(_ lines: [String]) throws(RecordingError) -> [RecordedFix] {
        try NMEAFile.fixes(of: Array(lines.joined(separator: "\r\n").utf8), path: "log.nmea")
    }

    private func error(_ lines: [String]) -> RecordingError? {
        do throws(RecordingError) {
            _ = try fixes(lines)
            return nil
        } catch {
            return error
        }
    }

    private func sentence(_ content: String) -> String {
        let sum = content.utf8.reduce(UInt8(0), ^)
        return "$\(content)*\(sum < 16 ? "0" : "")\(String(sum, radix: 16, uppercase: true))"
    }

    private func minimum(_ time: String, _ date: String, speed: String = "10.0", course: String = "090.0") -> String {
        sentence("GPRMC,\(time),A,6010.2000,N,02456.4000,E,\(speed),\(course),\(date),,,A")
    }

    private func data(_ time: String, quality: Int = 1) -> String {
        sentence("GNGGA,\(time),6010.2000,N,02456.4000,E,\(quality),08,1.5,20.0,M,18.0,M,,")
    }

    /// 2026-05-01T08:30:00Z.
    private let start: Int64 = 1_777_624_200_000

    @Test("reads the standard's own example")
    func example() throws {
        let fixes = try fixes(["$GPRMC,123519,A,4807.038,N,01131.000,E,022.4,084.4,230394,003.1,W*6A"])
        let fix = try #require(fixes.first)
        #expect(abs(fix.coordinate.latitude - 48.1173) < 1e-6 && abs(fix.coordinate.longitude - 11.516_667) < 1e-6)
        #expect(fix.time == 764_426_119_000)
        #expect(fix.heading == 84.4 && abs((fix.speed ?? 0) - 11.523_6) < 1e-3)
    }

    @Test("puts the sentences of one moment together, in either order")
    func together() throws {
        let found = try fixes([
            data("083000.00"), minimum("083000.00", "010526"), "", sentence("GPGSV,1,1,00"),
            minimum("083001.50", "010526"),
            data("083001.50"),
        ])
        #expect(found.map(\.time) == [start, start + 1_500])
        #expect(found.allSatisfy { $0.accuracy == 7.5 && $0.heading == 90 })
        #expect(found.allSatisfy { abs(($0.speed ?? 0) - 5.144) < 0.01 })
        #expect(found.allSatisfy { $0.coordinate.distance(to: Coordinate(latitude: 60.17, longitude: 24.94)) < 0.1 })
    }

    @Test("goes on after midnight, whichever sentence is the first of the new day")
    func midnight() throws {
        let midnight: Int64 = 1_777_680_000_000
        let found = try fixes([
            data("235958.00"), minimum("235959.00", "010526"), data("235959.50"), data("000000.00"), data("000000.50"),
            minimum("000001.00", "020526"), data("000002.00"),
        ])
        #expect(found.map { $0.time - midnight } == [-2_000, -1_000, -500, 0, 500, 1_000, 2_000])
        let early = try fixes([data("235959.00"), data("000000.00"), minimum("000001.00", "020526")])
        #expect(early.map { $0.time - midnight } == [-1_000, 0, 1_000])
    }

    @Test("leaves out moments without a fix")
    func noFix() throws {
        let found = try fixes([
            sentence("GPRMC,083000.00,V,,,,,,,010526,,,N"), data("083001.00", quality: 0),
            sentence("GPRMC,,V,,,,,,,,,,N"),
            minimum("083002.00", "010526", speed: "", course: ""),
        ])
        #expect(found.map(\.time) == [start + 2_000])
        #expect(found.first?.speed == nil && found.first?.heading == nil)
    }

    @Test("has the south and the west below zero")
    func hemispheres() throws {
        let found = try fixes([sentence("GPRMC,083000,A,3356.1000,S,15112.0000,W,1,2,010526,,")])
        #expect(abs((found.first?.coordinate.latitude ?? 0) + 33.935) < 1e-9)
        #expect(abs((found.first?.coordinate.longitude ?? 0) + 151.2) < 1e-9)
    }

    @Test("is refused with its line and the reason where a sentence is wrong")
    func wrongSentences() throws {
        let good = minimum("083000.00", "010526")
        let cases: [(line: String, words: String)] = [
            (good.replacing("*", with: "0*"), "the checksum is"),
            (String(good.prefix(30)), "without a checksum"),
            ("hello", "not an NMEA sentence: 'hello'"),
            (sentence("GPRMC,083000.00,A"), "of 3 fields"),
            (sentence("GPGGA,083000.00,A"), "of 3 fields"),
            (minimum("253000.00", "010526"), "no time of day: '253000.00'"),
            (minimum("083000.00", "320526"), "no date: '320526'"),
            (minimum("083000.00", "0105²6"), "no date"),
            (minimum("083000.00", "010526", speed: "fast"), "the speed must be"),
            (minimum("083000.00", "010526", course: "400"), "the course must be"),
            (sentence("GPRMC,083000,A,9100.0,N,02456.4,E,1,2,010526,,"), "no place: '9100.0'"),
            (sentence("GPRMC,083000,A,6060.0,N,02456.4,E,1,2,010526,,"), "no place"),
            (sentence("GPRMC,083000,A,6010.2,X,02456.4,E,1,2,010526,,"), "no place"),
            (sentence("GPRMC,083000,A,,,,,1,2,010526,,"), "no place"),
            (String(repeating: "$", count: 5_000), "5001 bytes"),
        ]
        for (line, words) in cases {
            let error = try #require(self.error([good, line, good]), "\(line)")
            #expect(error.description.hasPrefix("log.nmea:2: ") && error.message.contains(words), "\(error)")
        }
    }

    @Test("is refused where it has no fix or no date")
    func nothing() {
        #expect(error([])?.code == .notATrack)
        #expect(error([sentence("GPGSV,1,1,00")])?.message.contains("no fix") == true)
        #expect(error([data("083000.00")])?.message.contains("tells the date") == true)
    }

    @Test("that was cut anywhere, or has any byte changed, is read or refused, and nothing else")
    func mutations() {
        let bytes = Array([data("083000.00"), minimum("083000.00", "010526")].joined(separator: "\n").utf8)
        var random = SeededRandom(seed: 6)
        for place in bytes.indices {
            _ = try? NMEAFile.fixes(of: Array(bytes[..<place]), path: "cut")
            var changed = bytes
            changed[place] = UInt8.random(in: 0...255, using: &random)
            let found = (try? NMEAFile.fixes(of: changed, path: "changed")) ?? []
            #expect(found.count <= 2 && found.allSatisfy(\.coordinate.isValid))
        }
    }
}
