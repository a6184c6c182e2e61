import PostgreSQL
import Routing
import Storage

/// A network that has been read, on its way into the database.
struct ImportedNetwork {
    let tables: RoadNetworkTables
    let source: String
    var osmTimestamp: Timestamp?
    /// What reading it took.
    let seconds: Double

    /// Stores it in place of the one that is served, and says what it has.
    func store(as name: String, in pool: ConnectionPool) async throws {
        let line = ProgressLine()
        let began = ContinuousClock.now
        _ = try await NetworkStore(pool: pool).replace(
            with: tables, name: name, source: source, osmTimestamp: osmTimestamp
        ) { line.report("writing to PostgreSQL", done: $0, total: $1) }
        line.finish()
        let stored = began.duration(to: .now).inSeconds
        Terminal.say(
            "imported \(name): \(tables.roads.count) roads, \(tables.junctions.count) junctions, "
                + "\(tables.restrictions.count) turn restrictions; read in \(seconds.rounded(to: 2)) s, "
                + "stored in \(stored.rounded(to: 2)) s")
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
