import ArgumentParser
import Logging
import Server
import Webhooks

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serve trips: WebSocket, HTTP and webhooks.",
        discussion: "Example: waymark serve --port 8080")

    @Option(help: "The address to listen on.") var host: String?
    @Option(help: "The port; 0 for any free one.") var port: Int?
    @Option(help: "Threads that search, and as many that carry connections; one for each core where absent.")
    var threads: Int?
    @Flag(help: "Ask for tokens on loopback too, as behind a proxy.") var requireTokens = false
    @Flag(help: "Learn from trips how fast roads are driven at each hour of the week, and go by that.")
    var learn = false
    @OptionGroup var options: SettingOptions

    func validate() throws {
        if let port, !(0...65_535).contains(port) { throw ValidationError("--port must be between 0 and 65535") }
        if let threads, !(1...1_024).contains(threads) { throw ValidationError("--threads must be between 1 and 1024") }
    }

    func run() async throws {
        let settings = try await options.load()
        try await Database.with(settings) { database in
            let server = try await WaymarkServer(try configuration(settings, database))
            let host = host ?? settings.host
            try await server.run { port in
                Terminal.say("serving \(server.networkName ?? "no network yet: run waymark import FILE")")
                Terminal.say("listening on ws://\(host):\(port)/v1/navigate and http://\(host):\(port)")
                if database.isEmbedded {
                    Terminal.say("webhooks may go to this machine, over http too: the database is embedded")
                }
            }
        }
    }

    private func configuration(_ settings: Settings, _ database: Database) throws -> WaymarkServer.Configuration {
        var configuration = WaymarkServer.Configuration(
            databaseURL: database.url, secret: "", addressGuard: settings.addressGuard(isEmbedded: database.isEmbedded),
            logger: settings.logger)
        configuration.host = host ?? settings.host
        configuration.port = port ?? settings.port
        configuration.timeZone = settings.timeZone
        configuration.requiresTokens = requireTokens || settings.requiresTokens
        configuration.learns = learn || settings.learns
        if let threads { configuration.threads = threads }
        guard settings.secret != nil || configuration.isLoopback else {
            throw CommandFailure(
                "listening on \(configuration.host) needs WAYMARK_SECRET, which signs tokens; make one with "
                    + "`openssl rand -base64 32`, or listen on 127.0.0.1")
        }
        configuration.secret = try settings.secret ?? SecretFile.readOrMake(in: settings.home)
        return configuration
    }
}
