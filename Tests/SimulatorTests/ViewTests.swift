import Protocol
import Routing
import Synchronization
import Testing

@testable import Simulator

@Suite("What one sees of a drive")
struct ViewTests {
    private static func events() throws -> [DriveEvent] {
        let texts = [
            #"{"type":"started","sequence":1,"trip":"trp_1","token":"t"}"#,
            #"{"type":"instruction","sequence":3,"voice":{"distanceAlongGeometry":80,"announcement":"Turn left onto Mannerheimintie","ssmlAnnouncement":"<speak/>"},"distanceAlongGeometry":80}"#,
            #"{"type":"progress","matched":{"latitude":60.17,"longitude":24.94,"roadName":"Postikatu"},"leg":0,"step":1,"distanceRemaining":750,"durationRemaining":95,"eta":1,"distanceToManeuver":80,"maneuver":{"type":"turn","modifier":"left","instruction":"Turn left onto Mannerheimintie"},"speedLimit":8.33,"offset":2}"#,
        ]
        let moved = DriveEvent.moved(
            VehicleState(
                coordinate: Coordinate(latitude: 60.17, longitude: 24.94), speed: 7, seconds: 65, metersDriven: 250))
        return [moved] + (try texts.map { .received(try ServerMessage.decode($0), text: $0) })
    }

    private static func model() throws -> DriveModel {
        var model = DriveModel()
        for event in try events() { model.take(event) }
        return model
    }

    @Test("on a terminal: what was pushed, the next manoeuvre, speed, limit, road, what is left and a bar")
    func live() throws {
        let lines = LiveView(width: 80, hasColor: false).lines(of: try Self.model())
        #expect(
            lines == [
                "1:05  trip trp_1 started",
                "1:05  ▸ Turn left onto Mannerheimintie  [80 m]",
                "",
                "← 80 m  Turn left onto Mannerheimintie",
                "25 km/h (limit 30) on Postikatu · 750 m and 1 min 35 s to go",
                String(repeating: "█", count: 73) + " 100 %",
            ])
    }

    @Test("is never wider than the terminal", arguments: [20, 40, 80, 120])
    func width(width: Int) throws {
        let lines = LiveView(width: width, hasColor: false).lines(of: try Self.model())
        #expect(lines.allSatisfy { $0.count <= width })
    }

    @Test("elsewhere: a line for each event")
    func plain() throws {
        let written = Mutex("")
        let printer = DrivePrinter(.plain) { text in written.withLock { $0 += text } }
        for event in try Self.events() { printer.show(event) }
        #expect(
            written.withLock { $0 } == """
                1:05  trip trp_1 started
                1:05  ▸ Turn left onto Mannerheimintie  [80 m]
                1:05  … 750 m to go, 25 km/h on Postikatu

                """)
    }

    @Test("as JSON: the server's messages as they came, and a report")
    func json() throws {
        let written = Mutex("")
        let printer = DrivePrinter(.json) { text in written.withLock { $0 += text } }
        for event in try Self.events() { printer.show(event) }
        var report = DriveReport()
        report.trip = "trp_1"
        printer.show(.finished(report))
        let lines = written.withLock { $0 }.split(separator: "\n")
        #expect(lines.count == 4)
        #expect(lines[0] == #"{"type":"started","sequence":1,"trip":"trp_1","token":"t"}"#)
        #expect(lines[3].hasPrefix(#"{"type":"report","trip":"trp_1","arrived":false"#))
    }
}
