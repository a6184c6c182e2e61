import ArgumentParser
import Protocol
import Routing
import Server
import Simulator
import Storage

struct MatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "match", abstract: "Shows along which roads a recorded track was driven.",
        discussion: "Example: waymark match morning.gpx")

    @Argument(help: "A track in the GPS Exchange Format.") var file: String
    @Option(help: "car, bicycle or foot.") var profile = "car"
    @Flag(help: "Print the JSON of OSRM's /match.") var json = false
    @OptionGroup var options: SettingOptions

    func validate() throws {
        guard TravelMode(name: profile) != nil else { throw ValidationError("--profile must be car, bicycle or foot") }
    }

    func run() async throws {
        let track = try GPXFile.read(file).joined().map { Observation($0) }
        let settings = try await options.load()
        let mode = TravelMode(name: profile) ?? .car
        try await Database.with(settings) { database in
            let loaded = try await database.withPool(logger: settings.logger) { pool in
                try await Migrator.migrate(pool)
                return try await NetworkStore(pool: pool).loadActive()
            }
            guard let loaded else { throw CommandFailure("no road network is imported yet; run waymark import FILE") }
            let found = try match(track, mode, loaded.info, loaded.tables)
            if json {
                Terminal.say(String(decoding: found.response.encoded(), as: UTF8.self))
            } else {
                MatchText(track: track, match: found).lines.forEach(Terminal.say)
            }
        }
    }

    private func match(
        _ track: [Observation], _ mode: TravelMode, _ info: NetworkInfo, _ tables: RoadNetworkTables
    ) throws -> MatchOnce {
        do {
            return try MatchOnce(track, mode: mode, info: info, tables: tables)
        } catch let error as OSRMError {
            throw CommandFailure("\(file): \(error.message) Is it a track by \(profile) on the network \(info.name)?")
        }
    }
}

extension Observation {
    /// The circle that a receiver is sure of to 95 % has this many standard deviations on each axis as its radius.
    private static let deviationsOfCircle = 2.45

    fileprivate init(_ fix: RecordedFix) {
        // A course over ground means nothing at a walking pace.
        let isMoving = (fix.speed ?? 0) > 3
        self.init(
            coordinate: fix.coordinate, time: Double(fix.time) / 1000,
            deviation: fix.accuracy.map { $0 / Self.deviationsOfCircle }, heading: isMoving ? fix.heading : nil)
    }
}
