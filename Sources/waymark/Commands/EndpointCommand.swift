import ArgumentParser
import Foundation
import PostgreSQL
import Storage
import Webhooks

struct EndpointCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "endpoint", abstract: "Who is told of trips: webhook endpoints.",
        discussion: "Example: waymark endpoint add http://127.0.0.1:9000/ --events trip.arrived",
        subcommands: [Add.self, List.self, Remove.self])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Add an endpoint, and print its id and secret.")
        @Argument(help: "Where to send webhooks.") var url: String
        @Option(help: "The event types that it wants, separated by commas; all where absent.") var events: String?
        @Option(help: "Its secret, whsec_…; made where absent.") var secret: String?
        @OptionGroup var options: SettingOptions

        func run() async throws {
            let settings = try await options.load()
            var random = SystemRandomNumberGenerator()
            let secret = try self.secret.map { try WebhookSecret(parsing: $0) } ?? .symmetric(using: &random)
            let endpoint = WebhookEndpoint(
                id: EndpointID(at: Date(), using: &random), url: try EndpointURL(url),
                secrets: [EndpointSecret(secret)],
                eventTypes: events.map { Set($0.split(separator: ",").map(String.init)) }, createdAt: Date())
            try await EndpointCommand.with(settings) { try await $0.add(endpoint) }
            Terminal.say("\(endpoint.id)")
            Terminal.say(secret.revealed)
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the endpoints.")
        @OptionGroup var options: SettingOptions

        func run() async throws {
            let endpoints = try await EndpointCommand.with(try await options.load()) { try await $0.list() }
            for endpoint in endpoints {
                let events = endpoint.eventTypes.map { $0.sorted().joined(separator: ",") } ?? "all events"
                Terminal.say("\(endpoint.id)  \(endpoint.url)  \(events)\(endpoint.isDisabled ? "  disabled" : "")")
            }
        }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Remove an endpoint.")
        @Argument(help: "Its id, ep_…") var id: String
        @OptionGroup var options: SettingOptions

        func run() async throws {
            guard let endpoint = EndpointID(rawValue: id) else {
                throw CommandFailure("\(id) is no endpoint's id (ep_…)")
            }
            let found = try await EndpointCommand.with(try await options.load()) { try await $0.remove(endpoint) }
            guard found else { throw CommandFailure("there is no endpoint \(id)") }
        }
    }

    private static func with<T>(_ settings: Settings, _ body: (EndpointStore) async throws -> T) async throws -> T {
        let secret = try settings.secret ?? SecretFile.readOrMake(in: settings.home)
        let box = try SecretBox(secret: secret)
        return try await Database.with(settings) { database in
            try await database.withPool(logger: settings.logger) { pool in
                try await Migrator.migrate(pool)
                return try await body(EndpointStore(pool: pool, box: box))
            }
        }
    }
}
