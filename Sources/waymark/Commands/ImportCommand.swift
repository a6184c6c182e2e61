import ArgumentParser
import Foundation
import OpenStreetMap
import PostgreSQL
import Routing
import Storage

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Bring a map into PostgreSQL, in place of the one that is served.",
        discussion: """
            Example: waymark import data/helsinki-centre.osm.pbf
            Example: waymark import --pgrouting --schema gis

            One transaction: a failure leaves the old map as it was, and running servers take the new one up at once.
            """)

    @Argument(help: "Files of OpenStreetMap data: .osm.pbf, .osm, .osm.gz, .osm.bz2. Several are merged.")
    var files: [String] = []
    @Flag(help: "Take the topology that osm2pgrouting has made in the same database, in place of files.")
    var pgrouting = false
    @Option(help: "Where that topology lies; public where absent.") var schema: String?
    @Option(help: "What to call the network; the first file's name, or pgrouting, where absent.") var name: String?
    @Flag(help: "List what was left out, and why.") var report = false
    @OptionGroup var options: SettingOptions

    func validate() throws {
        guard pgrouting else {
            guard schema == nil else {
                throw ValidationError("--schema says where a pgRouting topology lies; give --pgrouting with it")
            }
            guard !files.isEmpty else {
                throw ValidationError("name the files to import, or give --pgrouting for the database's topology")
            }
            return
        }
        if let file = files.first {
            throw ValidationError(
                "--pgrouting takes the map from the database, and \(file) is a file; give one of them")
        }
    }

    func run() async throws {
        let settings = try await options.load()
        if pgrouting { try await importTopology(settings) } else { try await importFiles(settings) }
    }

    private func importFiles(_ settings: Settings) async throws {
        // The file is read first: a broken one doesn't even wake the database.
        let map = try await MapImport.read(files)
        try await Database.with(settings) { database in
            try await database.withPool(logger: settings.logger) { pool in
                try await Migrator.migrate(pool)
                try await map.store(as: name ?? MapImport.name(of: files[0]), in: pool)
            }
        }
        if report { map.listWhatWasLeftOut() }
    }

    private func importTopology(_ settings: Settings) async throws {
        try await Database.with(settings) { database in
            try await database.withPool(logger: settings.logger) { pool in
                // Read first here too: where there is no topology, nothing is made.
                let topology = try await TopologyImport.read(schema: schema ?? "public", in: pool)
                try await Migrator.migrate(pool)
                try await topology.store(as: name ?? "pgrouting", in: pool)
                if report { topology.listWhatWasLeftOut() }
            }
        }
    }
}

/// A map on its way from a file into the database, shown as it goes.
struct MapImport {
    let files: [String]
    let tables: RoadNetworkTables
    let report: ImportReport
    let seconds: Double

    static func read(_ files: [String]) async throws -> MapImport {
        let line = ProgressLine()
        defer { line.finish() }
        let began = ContinuousClock.now
        let (tables, report) = try await OpenStreetMapImport.read(files: files) { progress in
            line.report(
                progress.stage.rawValue, done: Int(clamping: progress.done), total: Int(clamping: progress.total))
        }
        guard !tables.roads.isEmpty else {
            throw CommandFailure(
                "no road was found in \(files.joined(separator: ", ")): \(report.counts.routableWays) ways that can be "
                    + "travelled, \(report.counts.missingNodes) of their nodes missing; the network stays as it was")
        }
        return MapImport(files: files, tables: tables, report: report, seconds: began.duration(to: .now).inSeconds)
    }

    func store(as name: String, in pool: ConnectionPool) async throws {
        try await ImportedNetwork(
            tables: tables, source: files.map { URL(filePath: $0).lastPathComponent }.joined(separator: ", "),
            osmTimestamp: report.osmTimestamp.flatMap { $0 > 0 ? Timestamp(milliseconds: $0 * 1000) : nil },
            seconds: seconds
        ).store(as: name, in: pool)
        let skipped = report.skippedRestrictions.values.reduce(0, +)
        if skipped > 0 { Terminal.say("left out \(skipped) turn restrictions; --report lists them") }
    }

    /// Whatever the map has that the network has not, and why.
    func listWhatWasLeftOut() {
        let counts: [(Int, String)] = [
            (report.counts.missingNodes, "nodes that ways use are not in the files"),
            (report.counts.nodesOffTheGlobe, "nodes have impossible coordinates"),
            (report.counts.waysCut, "ways lost a part to missing nodes"),
            (report.counts.waysWithoutExtent, "ways have fewer than two different nodes"),
            (report.counts.duplicateWays, "ways came again; the first was taken"),
            (report.counts.conditionsOtherThanTime, "conditions are about something else than time"),
            (report.counts.unreadableConditions, "conditions can't be read"),
            (report.counts.conditionsAboutHolidays, "conditions name holidays, which aren't known"),
        ]
        for (count, what) in counts where count > 0 { Terminal.say("\(count) \(what)") }
        for (reason, count) in report.skippedRestrictions.sorted(by: { $0.value > $1.value }) {
            Terminal.say("\(count) turn restrictions: \(reason.rawValue)")
        }
        for skipped in report.skippedRestrictionList {
            Terminal.say("relation \(skipped.osmRelation) \(skipped.reason.rawValue)")
        }
    }

    /// `helsinki-centre` of `data/helsinki-centre.osm.pbf`.
    static func name(of file: String) -> String {
        let name = URL(filePath: file).lastPathComponent
        let ending = [".osm.pbf", ".osm.gz", ".osm.bz2", ".osm", ".pbf"].first { name.hasSuffix($0) }
        return String(name.dropLast(ending?.count ?? 0))
    }
}
