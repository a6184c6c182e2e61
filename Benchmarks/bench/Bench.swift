import ArgumentParser

/// Measures Waymark: `swift run -c release bench`.
@main
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Measures Waymark: the programs that ship, a PostgreSQL of its own, sockets on loopback.",
        subcommands: [RunCommand.self, FloorCommand.self], defaultSubcommand: RunCommand.self)
}
