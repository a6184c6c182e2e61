import ArgumentParser
import Server

/// The command line: each subcommand is a file of its own under `Commands`.
@main
struct Waymark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "waymark",
        abstract:
            "A live navigation server: positions in over a WebSocket, directions out, arrivals as signed webhooks.",
        version: WaymarkServer.version,
        subcommands: [
            DemoCommand.self, ServeCommand.self, ImportCommand.self, DriveCommand.self, ListenCommand.self,
            RouteCommand.self, MatchCommand.self, TrafficCommand.self, EndpointCommand.self, TokenCommand.self,
            DatabaseCommand.self,
        ])
}
