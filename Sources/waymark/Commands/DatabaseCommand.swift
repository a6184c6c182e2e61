import ArgumentParser
import PostgreSQL
import Storage

struct DatabaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "db", abstract: "The embedded database and the schema.",
        discussion: "Example: waymark db start && psql \"$(waymark db url)\"",
        subcommands: [Start.self, Stop.self, Status.self, URL.self, Migrate.self])

    struct Start: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Start the embedded database, and leave it running.")
        @OptionGroup var options: SettingOptions

        func run() async throws {
            let settings = try await options.load()
            let started = try await DatabaseCommand.cluster(settings).start()
            Terminal.say(
                started.startedHere
                    ? "started, process \(started.process)" : "running already, process \(started.process)")
        }
    }

    struct Stop: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Stop the embedded database.")
        @OptionGroup var options: SettingOptions

        func run() async throws {
            try await DatabaseCommand.cluster(try await options.load()).stop()
            Terminal.say("stopped")
        }
    }

    struct Status: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Say whether the embedded database runs.")
        @OptionGroup var options: SettingOptions

        func run() async throws {
            Terminal.say(Self.words(for: try await DatabaseCommand.cluster(try await options.load()).status()))
        }

        private static func words(for status: PrivateCluster.Status) -> String {
            switch status {
            case .absent: "not made yet"
            case .stopped: "stopped"
            case .starting(let process): "starting, process \(process)"
            case .running(let process, let url): "running, process \(process): \(url)"
            }
        }
    }

    struct URL: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print the database's URL; the embedded one is started.")
        @OptionGroup var options: SettingOptions

        func run() async throws {
            let settings = try await options.load()
            if let url = settings.databaseURL { return Terminal.say(url) }
            Terminal.say(try await DatabaseCommand.cluster(settings).start().url)
        }
    }

    struct Migrate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Bring the schema up to date.")
        @OptionGroup var options: SettingOptions

        func run() async throws {
            let settings = try await options.load()
            try await Database.with(settings) { database in
                let applied = try await database.withPool(logger: settings.logger) { try await Migrator.migrate($0) }
                Terminal.say(
                    applied.isEmpty ? "up to date" : "applied \(applied.map(String.init).joined(separator: ", "))")
            }
        }
    }

    private static func cluster(_ settings: Settings) throws -> PrivateCluster {
        guard settings.databaseURL == nil else {
            throw CommandFailure("DATABASE_URL is set, so that there is no embedded database; unset it to use one")
        }
        return PrivateCluster(home: settings.home, logger: settings.logger)
    }
}
