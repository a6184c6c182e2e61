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

    @Argument(help: "Files of OpenStreetMap data: .osm.pbf, .osm, .osm.gz, .osm.bz2. Several are merged.")
    var files: [String]
    @Option(help: "What to call the network; the first file's name where absent.") var name: String?
    @Flag(help: "List what was left out, and why.") var report = false
    @OptionGroup var options: SettingOptions

    func run() async throws {
        let settings = try await options.load()
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
        let line = ProgressLine()
        let began = ContinuousClock.now
        _ = try await NetworkStore(pool: pool).replace(
            with: tables, name: name,
            source: files.map { URL(filePath: $0).lastPathComponent }.joined(separator: ", "),
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

extension Duration {
    var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}

extension Double {
    func rounded(to digits: Int) -> Double {
        let factor = digits == 1 ? 10.0 : 100.0
        return (self * factor).rounded() / factor
    }
}
