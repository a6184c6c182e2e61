import OpenStreetMap
import PostgreSQL
import Routing
import Storage

/// A pgRouting topology on its way from its tables into the network's, shown as it goes.
struct TopologyImport {
    let schema: String
    let tables: RoadNetworkTables
    let report: TopologyReport
    let seconds: Double

    static func read(schema: String, in pool: ConnectionPool) async throws -> TopologyImport {
        let line = ProgressLine()
        defer { line.finish() }
        let began = ContinuousClock.now
        let rules = TagRules(road: TaggedRoad.road, attributes: TaggedRoad.attributes)
        let (tables, report) = try await PgRoutingTopology(pool: pool, schema: schema).read(rules) {
            line.report("reading \(schema).ways", done: $0, total: $1)
        }
        guard !tables.roads.isEmpty else {
            throw CommandFailure(
                "no road was found in \(schema).ways: \(reasons(report).joined(separator: "; "))"
                    + "; the network stays as it was")
        }
        return TopologyImport(
            schema: schema, tables: tables, report: report, seconds: began.duration(to: .now).inSeconds)
    }

    func store(as name: String, in pool: ConnectionPool) async throws {
        try await ImportedNetwork(tables: tables, source: "\(schema).ways", seconds: seconds).store(as: name, in: pool)
        guard report.skippedCount > 0 else { return }
        Terminal.say("left out \(report.skippedCount) of \(report.ways) ways; --report lists them")
    }

    /// Whatever the topology has that the network has not, and why.
    func listWhatWasLeftOut() {
        Self.reasons(report).dropFirst().forEach(Terminal.say)
        for (tag, count) in report.tagsNotTravelled.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
            Terminal.say("\(count) ways: \(tag)")
        }
        for skipped in report.skippedList { Terminal.say("row \(skipped.way) \(skipped.reason.rawValue)") }
    }

    private static func reasons(_ report: TopologyReport) -> [String] {
        var lines = ["\(report.ways) ways, \(report.vertices) vertices"]
        if report.verticesWithoutPlace > 0 { lines.append("\(report.verticesWithoutPlace) vertices have no place") }
        return lines
            + report.skipped.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
            .map { "\($0.value) ways: \($0.key.rawValue)" }
    }
}
