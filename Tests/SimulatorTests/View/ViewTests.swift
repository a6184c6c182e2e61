import Foundation
import Protocol
import Routing
import Synchronization
import Testing

@testable import Simulator

@Suite("What one sees of a drive")
struct ViewTests {
    private static let utc = TimeZone(secondsFromGMT: 0) ?? .gmt

    private static func said(_ message: ServerMessage) -> DriveEvent {
        .received(message, text: String(decoding: message.encoded(), as: UTF8.self))
    }

    private static let moved = DriveEvent.moved(
        VehicleState(coordinate: SampleRoutes.origin, heading: 90, speed: 7, seconds: 65, metersDriven: 250))

    private static func route(meters: Double) -> ServerMessage {
        var route = SampleRoutes.corner
        route.distance = meters
        return Said.route(route)
    }

    private static let events: [DriveEvent] = [
        .connected(url: "ws://127.0.0.1:8080/v1/navigate"), said(Said.started()), said(route(meters: 1_000)), moved,
        said(Said.instruction("In 200 meters, turn left onto Mannerheimintie")), said(Said.progress()),
    ]

    private static func model(_ events: [DriveEvent] = events) -> DriveModel {
        events.reduce(into: DriveModel()) { $0.take($1) }
    }

    @Test("on a terminal of 80 columns: next maneuver, distance, road, speed and limit, what is left, ETA, a bar")
    func panel80() {
        let view = LiveView(width: 80, hasColor: false, timeZone: Self.utc)
        #expect(
            view.panel(of: Self.model()).joined(separator: "\n") == """

                 ←    80 m  Turn left onto Mannerheimintie
                      25 km/h (limit 30)  Postikatu
                     750 m · 2 min · ETA 08:30
                   █████████████████░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░   25 %
                """)
    }

    @Test("on a terminal of 40 columns: the same, cut where it must be")
    func panel40() {
        let view = LiveView(width: 40, hasColor: false, timeZone: Self.utc)
        var events = Self.events
        events.append(
            Self.said(
                Said.progress(
                    remaining: 12_400, to: 1_250, road: "Itäinen Papinkatu – Östra Prästgatan",
                    instruction: "Keep right toward Turku, Tampere", modifier: "slight right")))
        #expect(
            view.panel(of: Self.model(events)).joined(separator: "\n") == """

                 ↗  1.3 km  Keep right toward Turku, Ta…
                      25 km/h (limit 30)  Itäinen Papin…
                     12 km · 2 min · ETA 08:30
                   ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░    0 %
                """)
    }

    @Test("what is pushed becomes lines above, with the simulated time")
    func lines() {
        let view = LiveView(width: 60, hasColor: false, timeZone: Self.utc)
        let lines = Self.events.compactMap { view.line(for: $0, Self.model()) }
        #expect(
            lines == [
                "  1:05  connected to ws://127.0.0.1:8080/v1/navigate", "  1:05  trip trp_1 started",
                "  1:05  route 1 (start): 1.0 km, 1 min", "  1:05  ← In 200 meters, turn left onto Mannerheimintie",
            ])
    }

    @Test("is never wider than the terminal, whatever the names", arguments: [20, 33, 40, 80, 200])
    func width(width: Int) {
        let view = LiveView(width: width, hasColor: false, timeZone: Self.utc)
        let names = ["Mannerheimintie", "東京都道路中央通り東京都道路中央通り東京都道路中央通り", String(repeating: "ä", count: 300), ""]
        for name in names {
            let events = Self.events + [Self.said(Said.progress(road: name, instruction: "Turn onto \(name)"))]
            let model = Self.model(events)
            let lines = view.panel(of: model) + events.compactMap { view.line(for: $0, model) }
            for line in lines { #expect(TerminalText.width(line) <= width, "\(line)") }
        }
    }

    @Test("lets no name move the cursor")
    func controls() {
        let hostile = "a\u{1b}[2Jb\r\nc\u{7}\u{202E}d"
        let view = LiveView(width: 80, hasColor: false, timeZone: Self.utc)
        let events =
            Self.events + [
                Self.said(Said.progress(road: hostile, instruction: hostile)), Self.said(Said.instruction(hostile)),
            ]
        let lines = view.panel(of: Self.model(events)) + events.compactMap { view.line(for: $0, Self.model(events)) }
        for line in lines {
            #expect(!line.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x202E }, "\(line)")
        }
    }

    @Test("has colors only where they are wanted, and the same text with them")
    func color() {
        let plain = LiveView(width: 80, hasColor: false, timeZone: Self.utc).panel(of: Self.model())
        let colored = LiveView(width: 80, hasColor: true, timeZone: Self.utc).panel(of: Self.model())
        #expect(!plain.joined().contains("\u{1b}"))
        #expect(colored.joined().contains("\u{1b}["))
        #expect(colored.map { $0.replacing(/\u{1b}\[[0-9;]*m/, with: "") } == plain)
    }

    @Test("in miles and feet where those were asked for")
    func imperial() {
        let measures = Measures(units: .imperial, timeZone: Self.utc)
        #expect(measures.distance(80) == "260 ft" && measures.distance(1_609) == "1.0 mi")
        #expect(measures.distance(80_000) == "50 mi" && measures.speed(13.41) == "30")
        let view = LiveView(width: 80, hasColor: false, units: .imperial, timeZone: Self.utc)
        #expect(view.panel(of: Self.model())[2].contains("16 mph (limit 19)"))
    }

    @Test("numbers that are none and times far away are shown without harm")
    func strange() {
        let measures = Measures(units: .metric, timeZone: Self.utc)
        #expect(measures.distance(.nan) == "–" && measures.speed(.infinity) == "–" && Measures.duration(.nan) == "–")
        #expect(measures.distance(999.4) == "999 m" && measures.distance(999.6) == "1.0 km")
        #expect(Measures.duration(59) == "59 s" && Measures.duration(3_700) == "1 h 1 min")
        #expect(Measures.elapsed(-4) == "0:00" && Measures.elapsed(.infinity) == "0:00")
        _ = measures.timeOfDay(.max)
        _ = measures.timeOfDay(.min)
        #expect(measures.timeOfDay(-60_000) == "23:59")
    }

    @Test("the panel stays below, lines scroll by above it")
    func redraw() {
        var panel = PanelWriter()
        #expect(panel.text(above: ["a"], panel: ["p", "q"]) == "a\np\nq\n")
        #expect(panel.text(above: ["b"], panel: ["r"]) == "\u{1b}[2A\r\u{1b}[Jb\nr\n")
        #expect(panel.text(above: [], panel: []) == "\u{1b}[1A\r\u{1b}[J")
        #expect(panel.text(above: ["c"], panel: []) == "c\n")
    }

    private func written(_ style: DrivePrinter.Style, _ events: [DriveEvent]) -> String {
        let written = Mutex("")
        let printer = DrivePrinter(style) { text in written.withLock { $0 += text } }
        for event in events { printer.show(event) }
        return written.withLock { $0 }
    }

    @Test("the panel is gone when the drive is over")
    func ends() {
        var report = DriveReport()
        report.hasArrived = true
        let events = Self.events + [Self.moved, .finished(report)]
        let text = written(.live(LiveView(width: 80, hasColor: false, timeZone: Self.utc)), events)
        #expect(text.hasSuffix("\u{1b}[5A\r\u{1b}[J"))
    }

    @Test("elsewhere: a line for each event, and progress every ten simulated seconds")
    func plain() {
        func moved(_ seconds: Double) -> DriveEvent {
            .moved(
                VehicleState(coordinate: SampleRoutes.origin, heading: 90, speed: 7, seconds: seconds, metersDriven: 9))
        }
        let progress = Self.said(Said.progress())
        let events =
            Self.events + [moved(70), progress, moved(74), progress, moved(75), progress, Self.said(Said.arrived(9))]
        #expect(
            written(.plain, events) == """
                0:00  connected to ws://127.0.0.1:8080/v1/navigate
                0:00  trip trp_1 started
                0:00  route 1 (start): 1.0 km, 1 min
                1:05  » In 200 meters, turn left onto Mannerheimintie
                1:05  … 750 m and 2 min to go, 25 km/h on Postikatu
                1:15  … 750 m and 2 min to go, 25 km/h on Postikatu
                1:15  ⚑ arrived at Kaisaniemi (within-radius, slow)

                """)
    }

    @Test("as JSON: the server's messages as they came, one in a line, and the report")
    func json() throws {
        let odd = DriveEvent.received(Said.started(), text: "{\"type\":\"started\",\n \"later\": [1]}")
        var report = DriveReport()
        report.trip = "trp_1"
        report.progressLatency = LatencySummary(count: 2, median: 0.001, p95: 0.002, p99: 0.002, maximum: 0.002)
        let lines = written(.json, Self.events + [odd, .strayed(.wrongTurn), .finished(report)]).split(separator: "\n")
        #expect(lines.count == 6)
        #expect(lines[0] == #"{"type":"started","sequence":1,"trip":"trp_1","token":"resume-me"}"#)
        #expect(lines[4] == #"{"type":"started",  "later": [1]}"#)
        #expect(lines[5].hasPrefix(#"{"type":"report","trip":"trp_1","arrived":false"#))
        #expect(lines[5].contains(#""progressLatency":{"count":2,"median":0.001,"p95":0.002"#))
        for line in lines { _ = try JSONValue.decode(String(line)) }
    }

    @Test("the sentence at the end says how it went")
    func sentence() {
        var report = DriveReport()
        report.hasArrived = true
        report.meters = 1_240
        report.seconds = 151
        report.fixes = 151
        report.instructions = 1
        report.progressLatency = LatencySummary(count: 2, median: 0.001, p95: 0.0024, p99: 0.003, maximum: 0.003)
        #expect(
            report.sentence
                == "arrived after 1.2 km and 3 min: 151 fixes, 1 instruction, 0 reroutes, 0 deviations, 0 reconnects, "
                + "answers within 2 ms (95 %)")
        #expect(DriveReport().sentence.hasPrefix("ended (broken off) after 0 m"))
    }
}
