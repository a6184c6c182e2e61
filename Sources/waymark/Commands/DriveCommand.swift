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
    @Flag(help: "Print the server's messages and a report as JSON lines.") var json = false

    func validate() throws {
        guard speed > 0, speed <= 1_000 else { throw ValidationError("--speed must be above 0 and at most 1000") }
        guard (1...10_000).contains(vehicles) else { throw ValidationError("--vehicles must be between 1 and 10000") }
        guard (0...1).contains(dropout), (0...1).contains(wrongTurns) else {
            throw ValidationError("--dropout and --wrong-turns must be between 0 and 1")
        }
        guard noise >= 0, noise <= 1_000 else { throw ValidationError("--noise must be between 0 and 1000 metres") }
        guard TravelMode(name: profile) != nil else { throw ValidationError("--profile must be car, bicycle or foot") }
    }

    func run() async throws {
        if vehicles > 1 { return try await driveFleet() }
        let printer = DrivePrinter(style)
        let report = try await DriveRun(options(seed: seed)) { printer.show($0) }.run()
        if !json { Terminal.say(report.sentence) }
        guard report.hasArrived else { throw ExitCode.failure }
    }

    private var style: DrivePrinter.Style {
        if json { return .json }
        return Terminal.isInteractive ? .live(LiveView(width: Terminal.width, hasColor: Terminal.hasColor)) : .plain
    }

    private func options(seed: UInt64) -> DriveOptions {
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
        return options
    }

    private func driveFleet() async throws {
        let fleet = (0..<vehicles).map { options(seed: seed &+ UInt64($0)) }
        let json = json
        let reports = await Fleet.run(fleet) { number, event in
            if json, case .finished(let report) = event { Terminal.say(report.json) }
            if !json, let line = DriveLine.text(for: event) { Terminal.say("\(number)  \(line)") }
        }
        let arrived = reports.filter { (try? $0.get())?.hasArrived == true }.count
        if !json { Terminal.say("\(arrived) of \(vehicles) arrived") }
        guard arrived == vehicles else { throw ExitCode.failure }
    }
}
