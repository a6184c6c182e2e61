import ArgumentParser
import Protocol
import Routing
import Server
import Storage

struct RouteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "route", abstract: "Directions in the terminal.",
        discussion: "Example: waymark route 60.1699,24.9384 60.1676,24.9525")

    @Argument(help: "LAT,LON") var from: CoordinateArgument
    @Argument(help: "LAT,LON") var to: CoordinateArgument
    @Option(help: "car, bicycle or foot.") var profile = "car"
    @Flag(help: "Print OSRM's JSON.") var json = false
    @OptionGroup var options: SettingOptions

    func validate() throws {
        guard TravelMode(name: profile) != nil else { throw ValidationError("--profile must be car, bicycle or foot") }
    }

    func run() async throws {
        let settings = try await options.load()
        let mode = TravelMode(name: profile) ?? .car
        try await Database.with(settings) { database in
            let loaded = try await database.withPool(logger: settings.logger) { pool in
                try await Migrator.migrate(pool)
                return try await NetworkStore(pool: pool).loadActive()
            }
            guard let loaded else { throw CommandFailure("no road network is imported yet; run waymark import FILE") }
            let response = try DirectionsOnce.find(
                from: from.coordinate, to: to.coordinate, mode: mode, info: loaded.info, tables: loaded.tables)
            if json {
                Terminal.say(String(decoding: response.encoded(), as: UTF8.self))
            } else {
                show(response)
            }
        }
    }

    private func show(_ response: RouteResponse) {
        guard let route = response.routes.first else { return }
        Terminal.say("\(Int(route.distance.rounded())) m, \(Int(route.duration.rounded())) s")
        for step in route.legs.flatMap(\.steps) {
            let distance = String(Int(step.distance.rounded())).leftPadded(to: 7)
            Terminal.say("\(distance) m  \(step.maneuver.instruction ?? "")")
        }
    }
}
