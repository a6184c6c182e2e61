import ArgumentParser
import Foundation

/// Measures, shows each table as it is ready, and writes the page.
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "run", abstract: "Measure; the default.")

    @Option(
        help: """
            Only these, separated by commas: \(MeasurementName.allCases.map(\.rawValue).joined(separator: ", ")); or several at \
            once: \(MeasurementGroup.allCases.map(\.rawValue).joined(separator: ", ")).
            """)
    var only: MeasurementList?
    @Flag(help: "A fraction of the runs: shows that everything works, not how fast.") var quick = false
    @Option(help: "A folder with more maps: .osm.pbf files, here or one level below.")
    var maps = Repository.root.deletingLastPathComponent().appending(path: "shared/data").path
    @Option(help: "A folder with programs to compare with, as Benchmarks/install-peers makes it; else WAYMARK_PEERS.")
    var peers: String?
    @Option(
        help: """
            Where to write the page with all figures, such as docs/benchmarks.md; with --only, the page's other sections \
            stay as they are.
            """)
    var write: String?

    func validate() throws {
        guard write == nil || !quick else { throw ValidationError("--write is for real figures; leave out --quick") }
    }

    func run() async throws {
        OpenFiles.raiseLimit()
        let machine = try await Machine.current()
        let cluster = try await Cluster.start()
        let signals = Signals.cleaningUp { await cluster.stop() }
        defer { signals.forEach { $0.cancel() } }
        do {
            let world = World(
                cluster: cluster, maps: MapShelf(folder: maps),
                peers: Peers(folder: peersFolder), isQuick: quick)
            let sections = try await measure(in: world)
            if let write {
                let page = try await page(sections, machine, cluster)
                if only == nil { try page.write(to: write) } else { try page.writeSections(to: write) }
            }
        } catch {
            await cluster.stop()
            throw error
        }
        await cluster.stop()
    }

    /// As an absolute path: programs run elsewhere.
    private var peersFolder: String? {
        let folder = peers ?? ProcessInfo.processInfo.environment["WAYMARK_PEERS"]
        return folder.map { URL(filePath: $0).standardizedFileURL.path }
    }

    /// One that fails doesn't keep the others from being measured, but the page from being written.
    private func measure(in world: World) async throws -> [Section] {
        var sections: [Section] = []
        var failed: [String] = []
        for name in only?.names ?? MeasurementName.allCases {
            Terminal.say("\n\(name.rawValue) …")
            do {
                let section = try await name.measurement.run(in: world)
                Terminal.say(section.text)
                sections.append(section)
            } catch {
                Terminal.say("FAILED: \(error)")
                failed.append(name.rawValue)
            }
        }
        guard failed.isEmpty else { throw BenchFailure("not measured: \(failed.joined(separator: ", "))") }
        return sections
    }

    private func page(_ sections: [Section], _ machine: Machine, _ cluster: Cluster) async throws -> Page {
        Page(
            machine: machine, postgreSQL: try await cluster.version(),
            command: (["bench"] + CommandLine.arguments.dropFirst()).joined(separator: " "), sections: sections)
    }
}

/// What `--only` takes.
struct MeasurementList: ExpressibleByArgument {
    let names: [MeasurementName]

    init?(argument: String) {
        var names: [MeasurementName] = []
        for word in argument.split(separator: ",").map(String.init) {
            guard let found = MeasurementName(rawValue: word).map({ [$0] }) ?? MeasurementGroup(rawValue: word)?.names
            else { return nil }
            names += found
        }
        guard !names.isEmpty else { return nil }
        self.names = names
    }
}
