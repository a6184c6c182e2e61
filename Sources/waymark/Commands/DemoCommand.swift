import ArgumentParser
import Foundation

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "The whole story: a private PostgreSQL, a map, a server, a drive, and its verified arrival webhook.",
        discussion: "Example: waymark demo --speed 8")

    @Option(help: "Simulated seconds for each second.") var speed = 8.0
    @Option(help: "The map.") var map = "data/helsinki-centre.osm.pbf"
    @Flag(help: "Keep serving after the drive, until Ctrl-C.") var keep = false
    @OptionGroup var options: SettingOptions

    func validate() throws {
        guard speed > 0, speed <= 100 else { throw ValidationError("--speed must be above 0 and at most 100") }
    }

    func run() async throws {
        let settings = try await options.load()
        guard FileManager.default.fileExists(atPath: map) else {
            throw CommandFailure(
                "there is no \(map); run this where the repository is, or name a map with --map FILE.osm.pbf")
        }
        try await Demo(settings: settings, map: map, speed: speed, keep: keep).run()
    }
}
