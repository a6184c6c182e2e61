import ArgumentParser
import Configuration
import Foundation
import Logging
import SystemPackage
import Webhooks

/// What every subcommand may be told: flags over environment over the file of `--config`.
struct SettingOptions: ParsableArguments {
    @Option(help: "A JSON file with settings; see docs/configuration.md.")
    var config: String?

    @Flag(help: "Log more.")
    var verbose = false

    func load() async throws -> Settings { try await Settings(self) }
}

/// The settings of this process.
struct Settings: Sendable {
    /// `DATABASE_URL`; `nil` for the embedded database.
    let databaseURL: String?
    /// `WAYMARK_HOME`: where the embedded database and the made-up secret lie.
    let home: String
    /// `WAYMARK_SECRET`.
    let secret: String?
    /// `WAYMARK_HOST`, `WAYMARK_PORT`.
    let host: String
    let port: Int
    /// `WAYMARK_TIME_ZONE`: the clock that signs along the roads go by.
    let timeZone: TimeZone
    /// `WAYMARK_REQUIRE_TOKENS`: whether tokens are asked for on loopback too.
    let requiresTokens: Bool
    /// `WAYMARK_LEARN`: whether speeds are learned from trips, and used.
    let learns: Bool
    /// `WAYMARK_WEBHOOK_NETWORKS`: networks that webhooks may go to although they are not public, also over http.
    let webhookNetworks: [CIDR]
    let logger: Logger

    init(_ options: SettingOptions) async throws {
        var providers: [any ConfigProvider] = [EnvironmentVariablesProvider()]
        if let file = options.config {
            do {
                providers.append(try await FileProvider<JSONSnapshot>(filePath: FilePath(file)))
            } catch {
                throw CommandFailure("cannot read the settings in \(file): \(error)")
            }
        }
        let reader = ConfigReader(providers: providers)
        databaseURL = reader.string(forKey: "database.url").flatMap { $0.isEmpty ? nil : $0 }
        home = reader.string(forKey: "waymark.home") ?? FileManager.default.currentDirectoryPath + "/.waymark"
        secret = reader.string(forKey: "waymark.secret", isSecret: true).flatMap { $0.isEmpty ? nil : $0 }
        host = reader.string(forKey: "waymark.host") ?? "127.0.0.1"
        let zone = reader.string(forKey: "waymark.time.zone")
        guard let timeZone = zone.map(TimeZone.init(identifier:)) ?? TimeZone.current else {
            throw CommandFailure("WAYMARK_TIME_ZONE must be a name such as Europe/Helsinki, not \(zone ?? "")")
        }
        self.timeZone = timeZone
        requiresTokens = reader.bool(forKey: "waymark.require.tokens") ?? false
        learns = reader.bool(forKey: "waymark.learn") ?? false
        port = reader.int(forKey: "waymark.port") ?? 8080
        do {
            webhookNetworks = try (reader.string(forKey: "waymark.webhook.networks") ?? "")
                .split(separator: ",").map { try CIDR(String($0)) }
        } catch {
            throw CommandFailure(
                "WAYMARK_WEBHOOK_NETWORKS must be networks such as 10.0.0.0/8, separated by commas: \(error)")
        }
        var logger = Logger(label: "waymark") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = options.verbose ? .debug : .warning
        self.logger = logger
    }
}

extension Settings {
    /// Where webhooks may go: the open internet, what the operator allows, and this machine while the database is embedded.
    func addressGuard(isEmbedded: Bool) -> AddressGuard {
        guard webhookNetworks.isEmpty else { return AddressGuard(allowedNetworks: webhookNetworks, allowsHTTP: true) }
        return isEmbedded ? .loopbackAllowed : .strict
    }
}

/// Why a command could not do its work: one line that says what was wrong, where, and what to do.
struct CommandFailure: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
