import ArgumentParser
import Foundation
import Protocol
import Server
import Storage
import Trips

struct TrafficCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "traffic", abstract: "Live speeds and closures of roads.",
        discussion: "Example: waymark traffic set --way 4711 --closed --for 2h --reason 'burst pipe'",
        subcommands: [Set.self, Load.self, List.self, Clear.self])

    struct Set: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Say how a road is from now on.")
        @Option(help: "The road by its number in the network.") var road: Int32?
        @Option(help: "forward or backward, of --road; both where absent.") var direction: String?
        @Option(help: "The roads of an OpenStreetMap way.") var way: Int64?
        @Option(help: "Only from this OpenStreetMap node on.") var from: Int64?
        @Option(help: "Only to this OpenStreetMap node.") var to: Int64?
        @Flag(help: "It is closed.") var closed = false
        @Option(help: "What is driven, in km/h.") var speed: Double?
        @Option(name: .customLong("for"), help: "For how long, such as 2h; until it is cleared where absent.")
        var duration: DurationArgument?
        @Option(help: "Why.") var reason: String?
        @Option(help: "Who says so.") var source = "cli"
        @OptionGroup var options: SettingOptions

        func validate() throws {
            guard closed == (speed == nil) else { throw ValidationError("say --closed, or --speed, and not both") }
            guard (speed.map { (1...1_000).contains($0) }) ?? true else {
                throw ValidationError("--speed must be between 1 and 1000 km/h")
            }
            guard direction.map({ RoadDirection(rawValue: $0) != nil }) ?? true else {
                throw ValidationError("--direction must be forward or backward")
            }
            guard (from == nil) == (to == nil) else { throw ValidationError("--from and --to go together") }
            guard road != nil || way != nil || from != nil else {
                throw ValidationError("name the road: --road, --way, or --from and --to")
            }
        }

        private var subject: TrafficUpdate.Subject {
            if let road { return .road(road, direction.flatMap { RoadDirection(rawValue: $0) }) }
            if let way { return .way(way, from: from, to: to) }
            return .nodes(from: from ?? 0, to: to ?? 0)
        }

        func run() async throws {
            let now = Instant.now
            let update = TrafficUpdate(
                subject, speedKmh: speed, reason: reason, validFrom: now.milliseconds,
                validUntil: duration.map { now.advanced(bySeconds: $0.seconds).milliseconds })
            try await TrafficCommand.take(TrafficReport(source: source, updates: [update]), options)
        }
    }

    struct Load: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take states from a file: JSON as PUT /v1/traffic has it, or OSRM's speed file (.csv).")
        @Argument(help: "The file.") var file: String
        @Option(help: "Who says so, of a speed file.") var source = "csv"
        @OptionGroup var options: SettingOptions

        func run() async throws {
            guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
                throw CommandFailure("cannot read \(file) as text in UTF-8")
            }
            let isTable = file.lowercased().hasSuffix(".csv")
            let report =
                isTable
                ? TrafficReport(source: source, updates: try SpeedFile.decode(text)) : try TrafficReport.decode(text)
            try await TrafficCommand.take(report, options)
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List what is reported.")
        @OptionGroup var options: SettingOptions

        func run() async throws {
            for state in try await TrafficCommand.with(options, { try await $0.list() }).data {
                Terminal.say(String(decoding: state.encoded(), as: UTF8.self))
            }
        }
    }

    struct Clear: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Remove what is reported.")
        @Option(help: "By whom; by everybody where absent.") var source: String?
        @OptionGroup var options: SettingOptions

        func run() async throws {
            let removed = try await TrafficCommand.with(options) { try await $0.remove(source: source) }
            Terminal.say("removed \(removed)")
        }
    }

    private static func take(_ report: TrafficReport, _ options: SettingOptions) async throws {
        let outcome = try await with(options) { try await $0.take(report, at: .now) }
        Terminal.say("set \(outcome.applied)")
        guard outcome.unmatchedCount > 0 else { return }
        throw CommandFailure(
            "\(outcome.unmatchedCount) of \(report.updates.count) name no road of the network; the first are number "
                + outcome.unmatched.prefix(5).map { String($0 + 1) }.joined(separator: ", "))
    }

    private static func with<T>(
        _ options: SettingOptions, _ body: (TrafficIntake) async throws -> T
    ) async throws -> T {
        let settings = try await options.load()
        return try await Database.with(settings) { database in
            try await database.withPool(logger: settings.logger) { pool in
                try await Migrator.migrate(pool)
                return try await body(
                    TrafficIntake(states: RoadStateStore(pool: pool), networks: NetworkStore(pool: pool)))
            }
        }
    }
}
