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
        let start = ContinuousClock.now
        let tables = try ordered(line)
        let began = ContinuousClock.now
        _ = try await NetworkStore(pool: pool).replace(
            with: tables, name: name, source: source, osmTimestamp: osmTimestamp
        ) { line.report("writing to PostgreSQL", done: $0, total: $1) }
        line.finish()
        let stored = began.duration(to: .now).inSeconds
        Terminal.say(
            "imported \(name): \(tables.roads.count) roads, \(tables.junctions.count) junctions, "
                + "\(tables.restrictions.count) turn restrictions; read in \(seconds.rounded(to: 2)) s, "
                + "ordered in \(start.duration(to: began).inSeconds.rounded(to: 2)) s, stored in \(stored.rounded(to: 2)) s"
        )
    }

    /// With the order of the roads for each mode, so that no server has to find it.
    private func ordered(_ line: ProgressLine) throws -> RoadNetworkTables {
        let network = try RoadNetwork(freezing: tables)
        var tables = tables
        for (place, mode) in TravelMode.allCases.enumerated() {
            line.report("ordering roads", done: place, total: TravelMode.allCases.count)
            tables.orders[mode] = RoadOrder.find(in: network, for: .standard(for: mode))
        }
        return tables
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
