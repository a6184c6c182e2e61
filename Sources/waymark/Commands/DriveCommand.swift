import ArgumentParser
import Foundation
import Protocol
import Routing
import Simulator

struct DriveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drive",
        abstract: "Simulate trips: vehicles that follow the streets and talk to the server as any client.",
        discussion: "Example: waymark drive --from 60.1699,24.9384 --to 60.1676,24.9525 --speed 8")

    @Option(help: "Where the vehicle stands, as LAT,LON.") var from: CoordinateArgument
    @Option(help: "The destination, as LAT,LON.") var to: CoordinateArgument
    @Option(help: "A stop on the way, as LAT,LON; may be given several times.") var via: [CoordinateArgument] = []
    @Option(help: "How many vehicles.") var vehicles = 1
    @Option(help: "Simulated seconds for each second.") var speed = 1.0
    @Option(help: "GPS error in metres.") var noise = 4.0
    @Option(help: "The share of fixes that get lost, 0 to 1.") var dropout = 0.0
    @Option(help: "The chance of turning wrong at a manoeuvre, 0 to 1.") var wrongTurns = 0.0
    @Option(help: "The same seed drives the same way.") var seed: UInt64 = 1
    @Option(help: "The server's WebSocket.") var url = "ws://127.0.0.1:8080/v1/navigate"
    @Option(help: "A token with the scope drive.") var token: String?
    @Option(help: "car, bicycle or foot.") var profile = "car"
    @Option(help: "The language of the directions, a BCP 47 tag such as en.") var language: String?
    @Option(help: "metric or imperial.") var units = "metric"
    @Flag(help: "Print the server's messages and a report as JSON lines.") var json = false

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
    }

    func run() async throws {
        if vehicles == 1 { try await driveOne() } else { try await driveFleet() }
    }

    private var shownUnits: DistanceUnits { DistanceUnits(rawValue: units) ?? .metric }

    private var options: DriveOptions {
        var options = DriveOptions(
            url: url, from: from.coordinate,
            stops: (via + [to]).map { Place(latitude: $0.coordinate.latitude, longitude: $0.coordinate.longitude) })
        options.token = token
        options.speed = speed
        options.noise = noise
        options.dropout = dropout
        options.wrongTurns = wrongTurns
        options.seed = seed
        options.profile = TravelProfile(name: profile) ?? .car
        options.language = language
        options.units = shownUnits
        return options
    }
}

extension DriveCommand {
    private func driveOne() async throws {
        let printer = DrivePrinter(style, units: shownUnits)
        let report = try await DriveRun(options) { printer.show($0) }.run()
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
        let results = await Fleet.run(Fleet.vehicles(vehicles, like: options)) { printer.show($0, $1) }
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
}
