import Foundation
import Simulator
import TestSupport
import Testing

@Suite("Scenarios", .timeLimit(.minutes(5)))
struct ScenarioTests {
    private static let folder = SourceRoot.url.appending(path: "data/scenarios").path

    /// Simulated seconds for each second.
    private static let speed = 30.0
    /// Those that can't be driven so fast: what a server does in a silence goes by its own clock.
    private static let slower = ["tunnel-reckoned": 5.0]

    private static func paths() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".yaml") }.sorted()
            .map { "\(folder)/\($0)" }
    }

    private static func options(port: Int, speed: Double) -> DriveOptions {
        let url = "ws://127.0.0.1:\(port)/v1/navigate"
        var options = DriveOptions(url: url, from: .init(latitude: 0, longitude: 0), stops: [])
        options.speed = speed
        options.streets = StreetClient(url: url, token: nil)
        return options
    }

    @Test("of the repository hold")
    func all() async throws {
        let scenarios = try Self.paths().map(Scenario.read)
        #expect(scenarios.count >= 20)
        let unknown = Set(Self.slower.keys).subtracting(scenarios.map(\.name))
        #expect(unknown.isEmpty, "no such scenarios")
        try await withTestDatabase(from: helsinki) { url in
            let (server, port) = try await Program.serve(environment: ["DATABASE_URL": url])
            let options = Self.options(port: port, speed: Self.speed)
            for outcome in try await Self.drive(scenarios, options) {
                #expect(outcome.hasPassed, "\(outcome.text)")
            }
            #expect(await server.terminate() == 0)
        }
    }

    /// Some at a time: a drive mostly waits.
    private static func drive(_ scenarios: [Scenario], _ options: DriveOptions) async throws -> [ScenarioOutcome] {
        try await withThrowingTaskGroup(of: ScenarioOutcome.self) { tasks in
            var outcomes: [ScenarioOutcome] = []
            for (number, scenario) in scenarios.enumerated() {
                if number >= 6, let outcome = try await tasks.next() { outcomes.append(outcome) }
                var options = options
                options.speed = Self.slower[scenario.name] ?? options.speed
                let slowed = options
                tasks.addTask { try await ScenarioRun.drive(scenario, like: slowed) }
            }
            for try await outcome in tasks { outcomes.append(outcome) }
            return outcomes
        }
    }

    @Test("are driven by the command line, which tells what didn't hold and ends with 1")
    func command() async throws {
        let file = NSTemporaryDirectory() + "waymark-\(UUID().uuidString).yaml"
        defer { try? FileManager.default.removeItem(atPath: file) }
        let plain = try String(contentsOfFile: "\(Self.folder)/plain-drive.yaml", encoding: .utf8)
        try Data(plain.replacing("reroutes: 0", with: "reroutes: 7").utf8).write(to: URL(filePath: file))
        try await withTestDatabase(from: helsinki) { url in
            let (server, port) = try await Program.serve(environment: ["DATABASE_URL": url])
            let arguments = ["drive", "--url", "ws://127.0.0.1:\(port)/v1/navigate", "--speed", "50"]
            let outcome = try await Program.run(
                arguments + ["--json", "--scenario", "\(Self.folder)/plain-drive.yaml", file])
            let lines = outcome.output.split(separator: "\n")
            #expect(outcome.status == 1 && lines.count == 2, "\(outcome)")
            #expect(lines.first?.contains(#""scenario":"plain-drive","seed":1,"passed":true,"unmet":[]"#) == true)
            #expect(lines.last?.contains(#""unmet":["reroutes: expected 7, found 0"]"#) == true)
            let shown = try await Program.run(arguments + ["--scenario", "\(Self.folder)/plain-drive.yaml"])
            #expect(shown.status == 0 && shown.output.contains("expected: arrives, "), "\(shown)")
            #expect(await server.terminate() == 0)
        }
    }

    @Test("that can't be read are refused by line and key, and nothing is driven")
    func refusals() async throws {
        let file = NSTemporaryDirectory() + "waymark-\(UUID().uuidString).yaml"
        defer { try? FileManager.default.removeItem(atPath: file) }
        try Data("about: x\nroute: {from: [60, 24], to: [60, 240]}\n".utf8).write(to: URL(filePath: file))
        let wrong = try await Program.run(["drive", "--scenario", file])
        #expect(wrong.status == 1 && wrong.errors.contains("\(file):2: route.to[1] must be a number from -180 to 180"))
        let absent = try await Program.run(["drive", "--gpx", file + ".gpx"])
        #expect(absent.status == 1 && absent.errors.contains("there is no such file"), "\(absent)")
        for usage in [
            ["--scenario", file, "--gpx", file], [], ["--from", "60,24"], ["--gpx", file, "--vehicles", "2"],
        ] {
            #expect(try await Program.run(["drive"] + usage).status == 64, "\(usage)")
        }
    }

    @Test("may be recorded tracks: one that was driven is followed, and arrives")
    func recording() async throws {
        let file = NSTemporaryDirectory() + "waymark-\(UUID().uuidString).gpx"
        defer { try? FileManager.default.removeItem(atPath: file) }
        try await withTestDatabase(from: helsinki) { url in
            let (server, port) = try await Program.serve(environment: ["DATABASE_URL": url])
            let scenario = try Scenario.read("\(Self.folder)/plain-drive.yaml")
            try Data(try await Self.track(of: scenario, port: port).utf8).write(to: URL(filePath: file))
            let outcome = try await Program.run([
                "drive", "--url", "ws://127.0.0.1:\(port)/v1/navigate", "--speed", "50", "--gpx", file,
            ])
            #expect(outcome.status == 0 && outcome.output.contains("arrived at"), "\(outcome)")
            #expect(await server.terminate() == 0)
        }
    }

    /// A drive of the scenario along the server's route, as a receiver would record it.
    private static func track(of scenario: Scenario, port: Int) async throws -> String {
        let streets = options(port: port, speed: 1).streets
        let request = StreetRequest(places: [scenario.from] + scenario.stops, bearing: nil)
        let route = try #require(await streets?.route(request, profile: scenario.profile))
        var simulation = Simulation(.init(start: scenario.from, seed: scenario.seed))
        simulation.follow(route)
        var points = ""
        var seconds = 0
        while let moment = simulation.next(streets: { _ in nil }) {
            let place = moment.truth.coordinate
            points += "<trkpt lat=\"\(place.latitude)\" lon=\"\(place.longitude)\">"
            points += "<time>2026-05-01T08:\(twoDigits(seconds / 60)):\(twoDigits(seconds % 60))Z</time></trkpt>\n"
            seconds += 1
        }
        return "<gpx version=\"1.1\"><trk><trkseg>\n\(points)</trkseg></trk></gpx>"
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
