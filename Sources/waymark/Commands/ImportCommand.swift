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

            One transaction: a failure leaves the old map as it was, and running servers take the new one up at once.
            """)

    @Argument(help: "An .osm.pbf file.") var file: String
    @Option(help: "What to call the network; the file's name where absent.") var name: String?
    @Flag(help: "List what was left out, and why.") var report = false
    @OptionGroup var options: SettingOptions

    func run() async throws {
        let settings = try await options.load()
        // The file is read first: a broken one doesn't even wake the database.
        let map = try await MapImport.read(file)
        try await Database.with(settings) { database in
            try await database.withPool(logger: settings.logger) { pool in
                try await Migrator.migrate(pool)
                try await map.store(as: name ?? MapImport.name(of: file), in: pool)
            }
        }
        if report { map.listSkipped() }
    }
}

/// A map on its way from a file into the database, shown as it goes.
struct MapImport {
    let file: String
    let tables: RoadNetworkTables
    let report: ImportReport
    let seconds: Double

    static func read(_ file: String) async throws -> MapImport {
        let line = ProgressLine()
        defer { line.finish() }
        let began = ContinuousClock.now
        let (tables, report) = try await OpenStreetMapImport.read(file: file) { progress in
            line.report(
                progress.stage.rawValue, done: Int(clamping: progress.done), total: Int(clamping: progress.total))
        }
        return MapImport(file: file, tables: tables, report: report, seconds: began.duration(to: .now).inSeconds)
    }

    func store(as name: String, in pool: ConnectionPool) async throws {
        let line = ProgressLine()
        let began = ContinuousClock.now
        _ = try await NetworkStore(pool: pool).replace(
            with: tables, name: name, source: URL(filePath: file).lastPathComponent,
            osmTimestamp: report.osmTimestamp.flatMap { $0 > 0 ? Timestamp(milliseconds: $0 * 1000) : nil }
        ) { line.report("writing to PostgreSQL", done: $0, total: $1) }
        line.finish()
        let stored = began.duration(to: .now).inSeconds
        Terminal.say(
            "imported \(name): \(tables.roads.count) roads, \(tables.junctions.count) junctions, "
                + "\(tables.restrictions.count) turn restrictions; read in \(seconds.rounded(to: 2)) s, "
                + "stored in \(stored.rounded(to: 2)) s")
        let skipped = report.skippedRestrictions.values.reduce(0, +)
        if skipped > 0 { Terminal.say("left out \(skipped) turn restrictions; --report lists them") }
    }

    func listSkipped() {
        for skipped in report.skippedRestrictionList {
            Terminal.say("relation \(skipped.osmRelation) \(skipped.reason.rawValue)")
        }
    }

    /// `helsinki-centre` of `data/helsinki-centre.osm.pbf`.
    static func name(of file: String) -> String {
        let name = URL(filePath: file).lastPathComponent
        return name.hasSuffix(".osm.pbf") ? String(name.dropLast(8)) : name
    }
}

extension Duration {
    var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}

extension Double {
    func rounded(to digits: Int) -> Double {
        let factor = digits == 1 ? 10.0 : 100.0
        return (self * factor).rounded() / factor
    }
}
