import Foundation
import PostgreSQL
import Protocol
import Routing
import Server
import Simulator
import Storage
import Webhooks

/// Everything that Waymark is, once, on one machine: what `make demo` shows.
struct Demo {
    let settings: Settings
    let map: String
    let speed: Double
    let keep: Bool

    /// The railway station to the market square, through the middle of Helsinki.
    private static let origin = Coordinate(latitude: 60.16985, longitude: 24.93830)
    private static let destination = Place(latitude: 60.16760, longitude: 24.95260, name: "Kauppatori")
    /// How long the webhook may take after the arrival.
    private static let patience = Duration.seconds(30)

    func run() async throws {
        var stages = StageClock()
        try await Database.with(settings) { database in
            let own = try await database.sibling("waymark_demo", logger: settings.logger)
            stages.finish("PostgreSQL is running")
            try await importMap(into: own)
            stages.finish("the map is in PostgreSQL")
            try await serveAndDrive(own, &stages)
        }
    }

    private func importMap(into database: Database) async throws {
        let map = try await MapImport.read([map])
        try await database.withPool(logger: settings.logger) { pool in
            try await Migrator.migrate(pool)
            try await map.store(as: MapImport.name(of: self.map), in: pool)
        }
    }

    private func serveAndDrive(_ database: Database, _ stages: inout StageClock) async throws {
        let secret = try settings.secret ?? SecretFile.readOrMake(in: settings.home)
        var configuration = WaymarkServer.Configuration(
            databaseURL: database.url, secret: secret, addressGuard: .loopbackAllowed, logger: settings.logger)
        configuration.port = keep ? settings.port : 0
        let server = try await WaymarkServer(configuration)
        let (ports, running) = AsyncStream.makeStream(of: Int.self)
        let serving = Task {
            defer { running.finish() }
            try await server.run(endsWithSignals: keep) { running.yield($0) }
        }
        defer { serving.cancel() }
        // No port: the server has ended before it listened, and says why.
        guard let port = await ports.first(where: { _ in true }) else { return try await serving.value }
        let arrivals = try await ArrivalWatch.start(database: database, secret: secret, logger: settings.logger)
        stages.finish(
            "the server listens on ws://127.0.0.1:\(port)/v1/navigate, serving \(server.networkName ?? "nothing")")

        let report = try await drive(port: port)
        stages.finish(report.sentence)
        try await check(report, arrivals, &stages)
        if keep {
            Terminal.say("still serving on port \(port); Ctrl-C ends it")
            try await serving.value
        } else {
            serving.cancel()
            _ = try? await serving.value
        }
    }

    private func drive(port: Int) async throws -> DriveReport {
        var options = DriveOptions(
            url: "ws://127.0.0.1:\(port)/v1/navigate", from: Self.origin, stops: [Self.destination])
        options.speed = speed
        let printer = DrivePrinter(
            Terminal.isInteractive ? .live(LiveView(width: Terminal.size.columns, hasColor: Terminal.hasColor)) : .plain
        )
        return try await DriveRun(options) { printer.show($0) }.run()
    }

    /// The demo has shown what it promises, or it fails.
    private func check(_ report: DriveReport, _ arrivals: ArrivalWatch, _ stages: inout StageClock) async throws {
        guard report.hasArrived else { throw CommandFailure("the vehicle did not arrive: \(report.sentence)") }
        guard report.instructions > 0 else { throw CommandFailure("no direction was pushed over the WebSocket") }
        guard let trip = report.trip, let arrival = await arrivals.arrival(of: trip, within: Self.patience) else {
            throw CommandFailure("no verified arrival webhook came within \(Self.patience)")
        }
        await arrivals.stop()
        stages.finish("arrival webhook \(arrival.id) received, signature verified")
        Terminal.say("    \(arrival.body)")
        stages.sum()
    }
}

/// Says how long each stage took.
struct StageClock {
    private let began = ContinuousClock.now
    private var last = ContinuousClock.now

    mutating func finish(_ what: String) {
        let now = ContinuousClock.now
        Terminal.say("[\(last.duration(to: now).inSeconds.rounded(to: 1)) s] \(what)")
        last = now
    }

    func sum() { Terminal.say("done in \(began.duration(to: .now).inSeconds.rounded(to: 1)) s") }
}
