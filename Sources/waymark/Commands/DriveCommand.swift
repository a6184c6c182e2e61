import ArgumentParser
import Foundation
import Protocol
import Routing
import Simulator

struct DriveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drive",
        abstract: "Simulate trips: vehicles that follow the streets and talk to the server as any client.",
        discussion: """
            Example: waymark drive --from 60.1699,24.9384 --to 60.1676,24.9525 --speed 8
            Example: waymark drive --scenario data/scenarios/*.yaml --speed 50
            Example: waymark drive --gpx ride.gpx --speed 8
            """)

    @Option(help: "Where the vehicle stands, as LAT,LON.") var from: CoordinateArgument?
    @Option(help: "The destination, as LAT,LON.") var to: CoordinateArgument?
    @Option(help: "A stop on the way, as LAT,LON; may be given several times.") var via: [CoordinateArgument] = []
    @Option(parsing: .upToNextOption, help: "Files that say what to drive and what must come of it.")
    var scenario: [String] = []
    @Option(help: "A recorded track to drive again, GPX 1.1; --to is where it ends unless given.") var gpx: String?
    @Option(help: "A recorded track to drive again, sentences of NMEA 0183.") var nmea: String?
    @Option(help: "How many vehicles.") var vehicles = 1
    @Option(help: "Simulated seconds for each second.") var speed = 1.0
    @Option(help: "GPS error in metres.") var noise = 4.0
    @Option(help: "The share of fixes that get lost, 0 to 1.") var dropout = 0.0
    @Option(help: "The chance of turning wrong at a manoeuvre, 0 to 1.") var wrongTurns = 0.0
    @Option(help: "The same seed drives the same way; 1, or what the scenario says.") var seed: UInt64?
    @Option(help: "The server's WebSocket.") var url = "ws://127.0.0.1:8080/v1/navigate"
    @Option(help: "A token with the scope drive.") var token: String?
    @Option(help: "car, bicycle or foot.") var profile = "car"
    @Option(help: "The language of the directions, a BCP 47 tag such as en.") var language: String?
    @Option(help: "metric or imperial.") var units = "metric"
    @Flag(help: "Print the server's messages and a report as JSON lines; of scenarios one line each.") var json = false

    func validate() throws {
        guard speed > 0, speed <= 1_000 else { throw ValidationError("--speed must be above 0 and at most 1000") }
        guard (1...10_000).contains(vehicles) else { throw ValidationError("--vehicles must be between 1 and 10000") }
        guard (0...1).contains(dropout), (0...1).contains(wrongTurns) else {
            throw ValidationError("--dropout and --wrong-turns must be between 0 and 1")
        }
        guard noise >= 0, noise <= 1_000 else { throw ValidationError("--noise must be between 0 and 1000 metres") }
        guard TravelProfile(name: profile) != nil else {
            throw ValidationError("--profile must be car, bicycle or foot")
        }
        guard DistanceUnits(rawValue: units) != nil else { throw ValidationError("--units must be metric or imperial") }
        try validateWay()
    }

    /// What to drive is told in one of four ways.
    private func validateWay() throws {
        let recordings = [gpx, nmea].compactMap(\.self).count
        let ways = recordings + (scenario.isEmpty ? 0 : 1) + (from == nil ? 0 : 1)
        guard ways == 1 else {
            throw ValidationError("Give one of --from (with --to), --scenario, --gpx and --nmea")
        }
        guard from == nil || to != nil else { throw ValidationError("--from needs --to, the destination") }
        guard scenario.isEmpty || (to == nil && via.isEmpty) else {
            throw ValidationError("A scenario has its own way; leave out --to and --via")
        }
        guard vehicles == 1 || from != nil else { throw ValidationError("--vehicles needs --from and --to") }
    }

    func run() async throws {
        if !scenario.isEmpty {
            try await driveScenarios()
        } else if vehicles == 1 {
            try await driveOne()
        } else {
            try await driveFleet()
        }
    }

    private var shownUnits: DistanceUnits { DistanceUnits(rawValue: units) ?? .metric }
}

// MARK: - What to drive

extension DriveCommand {
    /// What is the same for all ways to say what to drive.
    private func options(from start: Coordinate, stops: [Coordinate]) -> DriveOptions {
        var options = DriveOptions(
            url: url, from: start, stops: stops.map { Place(latitude: $0.latitude, longitude: $0.longitude) })
        options.token = token
        options.speed = speed
        options.noise = noise
        options.dropout = dropout
        options.wrongTurns = wrongTurns
        options.seed = seed ?? 1
        options.profile = TravelProfile(name: profile) ?? .car
        options.language = language
        options.units = shownUnits
        options.streets = StreetClient(url: url, token: token)
        return options
    }

    private func options() throws -> DriveOptions {
        if let recording = try recording() {
            let end = to?.coordinate ?? recording.end
            var options = options(from: recording.start, stops: via.map(\.coordinate) + [end])
            options.recording = recording
            options.standingSeconds = Self.standingAfterRecording
            return options
        }
        guard let from, let to else { throw ValidationError("--from and --to are needed") }
        return options(from: from.coordinate, stops: (via + [to]).map(\.coordinate))
    }

    private func recording() throws -> Replay? {
        if let gpx { return Replay(try GPXFile.read(gpx)) }
        if let nmea { return Replay(try NMEAFile.read(nmea)) }
        return nil
    }

    /// Simulated seconds: who stood near the destination for so long has arrived or never will.
    private static let standingAfterRecording = 60.0
}

// MARK: - Driving

extension DriveCommand {
    private func driveOne() async throws {
        let printer = DrivePrinter(style, units: shownUnits)
        let report = try await DriveRun(options()) { printer.show($0) }.run()
        if !json { Terminal.say(report.sentence(in: shownUnits)) }
        guard report.hasArrived else { throw ExitCode.failure }
    }

    private var style: DrivePrinter.Style {
        if json { return .json }
        guard Terminal.isInteractive else { return .plain }
        return .live(LiveView(width: Terminal.size.columns, hasColor: Terminal.hasColor, units: shownUnits))
    }

    private func driveFleet() async throws {
        let printer = FleetPrinter(fleetStyle, vehicles: vehicles)
        let results = await Fleet.run(Fleet.vehicles(vehicles, like: try options())) { printer.show($0, $1) }
        let arrived = results.count { (try? $0.get())?.hasArrived == true }
        if !json { Terminal.say("\(arrived) of \(vehicles) arrived") }
        let failures = Set(
            results.compactMap { result in if case .failure(let error) = result { "\(error)" } else { nil } })
        for failure in failures.sorted().prefix(5) { Terminal.complain(failure) }
        guard arrived == vehicles else { throw ExitCode.failure }
    }

    private var fleetStyle: FleetPrinter.Style {
        if json { return .json }
        guard Terminal.isInteractive else { return .plain }
        let size = Terminal.size
        return .live(FleetView(width: size.columns, height: size.lines, units: shownUnits))
    }

    /// One after the other; all are read before the first one is driven.
    private func driveScenarios() async throws {
        let scenarios = try scenario.map { path in
            var scenario = try Scenario.read(path)
            scenario.seed = seed ?? scenario.seed
            return scenario
        }
        var failed = 0
        for scenario in scenarios {
            let outcome = try await drive(scenario)
            Terminal.say(json ? outcome.json : outcome.text)
            if !outcome.hasPassed { failed += 1 }
        }
        guard failed == 0 else {
            if scenarios.count > 1 { Terminal.complain("\(failed) of \(scenarios.count) scenarios did not hold") }
            throw ExitCode.failure
        }
    }

    /// A single one is shown as it is driven.
    private func drive(_ scenario: Scenario) async throws -> ScenarioOutcome {
        let base = options(from: scenario.from, stops: scenario.stops)
        guard self.scenario.count == 1, !json else { return try await ScenarioRun.drive(scenario, like: base) }
        Terminal.say("\(scenario.name): \(scenario.about)")
        Terminal.say("expected: \(scenario.expectations)")
        let printer = DrivePrinter(style, units: shownUnits)
        return try await ScenarioRun.drive(scenario, like: base) { printer.show($0) }
    }
}
