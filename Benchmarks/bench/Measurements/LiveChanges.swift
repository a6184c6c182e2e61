import Foundation
import PostgreSQL
import Routing

/// How soon a server goes by what somebody has written into `waymark.road_state`.
struct LiveChanges: Measurement {
    /// Roads of the big change.
    private static let many = 100_000

    func run(in world: World) async throws -> Section {
        guard let map = world.maps.smallAndBig.last else { throw BenchFailure("there is no map") }
        var table = Table(
            "change", "rows", "times", "statement, ms", "felt after, median, ms", "max, ms", "together, ms")
        try await WaymarkProcess.serving(map, in: world) { server in
            try await world.cluster.withPool(world.cluster.url) { pool in
                let effects = try await RoadWatch.open(port: server.process.port) { watch in
                    var changes = RoadChanges(pool: pool, watch: watch)
                    defer { watch = changes.watch }
                    return try await changes.one(updates: world.runs(30))
                        + (try await changes.many(Self.many, rounds: world.runs(3)))
                }
                for effect in effects { try add(effect, to: &table) }
            }
        }
        return Section(
            title: "A change of the roads, felt", explanation: Self.explanation(map),
            tables: [table, try await trips(in: world)], remarks: world.maps.remarks)
    }

    /// How soon trips under way hear of it.
    private func trips(in world: World) async throws -> Table {
        var table = Table(
            "change, message", "trips concerned", "times", "first driver, median, ms", "last driver, median, ms",
            "last driver, max, ms")
        let metric = Metric(network: try await world.maps.networkOfHelsinki(), profile: .car)
        guard let journey = try Journey.random(20, in: metric).max(by: { $0.path.cost < $1.path.cost }) else {
            throw BenchFailure("the map has no journey")
        }
        try await WaymarkProcess.serving(in: world) { server in
            try await world.cluster.withPool(world.cluster.url) { pool in
                let changes = TripChanges(server: server, pool: pool, journey: journey, metric: metric)
                for (drivers, rounds) in [(1, 20), (200, 5)] {
                    for effect in try await changes.effects(on: drivers, rounds: world.runs(rounds)) {
                        let (first, last) = (try Samples(effect.first), try Samples(effect.last))
                        table.add(
                            effect.name, effect.drivers.grouped, last.count.grouped, first.median.milliseconds,
                            last.median.milliseconds, last.maximum.milliseconds)
                    }
                }
            }
        }
        return table
    }

    private static func explanation(_ map: MapFile) -> String {
        """
        A real `waymark serve` with \(map.name), and somebody who writes into `waymark.road_state`. *Statement*: the SQL
        alone, up to its commit. *Felt*: from there until `GET /readyz`, asked on one connection with a pause of 1 ms
        between two questions, names another `roadsChangedAt`: from then on routes are found by the new state of the
        roads, for cars, bicycles and pedestrians. Between lie the notification, the server's query for all states that
        hold, and the next set of costs of every arc and turn. *Together* is the median of the sums. Asking takes
        processor time from the server, on this same machine.

        The second table is of the small map: drivers on connections of their own who all make the longest of 20 random
        journeys, and a road in the middle of it. Counted is from the commit to the `update` of a jam and to the `route`
        around a closure, which is searched and described for each of them.
        """
    }

    private func add(_ change: RoadChanges.Change, to table: inout Table) throws {
        let felt = try Samples(change.effects.map(\.felt))
        table.add(
            change.name, change.rows.grouped, felt.count.grouped,
            try Samples(change.effects.map(\.statement)).median.milliseconds, felt.median.milliseconds,
            felt.maximum.milliseconds, try Samples(change.effects.map { $0.statement + $0.felt }).median.milliseconds)
    }
}

/// Writes states of roads, and waits until the server knows.
private struct RoadChanges {
    /// The same statement a few times.
    struct Change: Sendable {
        let name: String
        var rows = 0
        var effects: [Effect] = []
    }

    /// Seconds.
    struct Effect: Sendable {
        let statement: Double
        /// After it.
        let felt: Double
    }

    let pool: ConnectionPool
    var watch: RoadWatch

    private static let removal: Query = "DELETE FROM waymark.road_state"

    /// One road's speed, again and again.
    mutating func one(updates: Int) async throws -> [Change] {
        var change = Change(name: "`UPDATE` of one road")
        let road = try await countRoads() / 2
        try await apply("INSERT INTO waymark.road_state (road, speed_kmh) VALUES (\(road), 20)", leaving: 1)
        for number in 0..<updates {
            let speed = Float(21 + number)
            try await apply(
                "UPDATE waymark.road_state SET speed_kmh = \(speed) WHERE road = \(road)", leaving: 1, as: &change)
        }
        try await apply(Self.removal, leaving: 0)
        return [change]
    }

    /// Roads all over the map, from nothing to nothing.
    mutating func many(_ count: Int, rounds: Int) async throws -> [Change] {
        let roads = try await countRoads()
        let count = min(count, Int(roads))
        let stride = max(roads / Int32(max(count, 1)), 1)
        let insertion: Query = """
            INSERT INTO waymark.road_state (road, speed_kmh)
            SELECT id, 20 FROM waymark.road
            WHERE network_id = waymark.active_network() AND id % \(stride) = 0 ORDER BY id LIMIT \(Int64(count))
            """
        var changes = ["INSERT … SELECT", "UPDATE", "DELETE"].map { Change(name: "`\($0)` of many") }
        for _ in 0..<rounds {
            try await apply(insertion, leaving: count, as: &changes[0])
            try await apply("UPDATE waymark.road_state SET speed_kmh = speed_kmh + 1", leaving: count, as: &changes[1])
            try await apply(Self.removal, leaving: 0, as: &changes[2])
        }
        return changes
    }

    private func countRoads() async throws -> Int32 {
        try await pool.query(
            "SELECT count(*)::integer FROM waymark.road WHERE network_id = waymark.active_network()"
        ).one()[0]
    }

    private mutating func apply(_ statement: Query, leaving count: Int) async throws {
        var change = Change(name: "")
        try await apply(statement, leaving: count, as: &change)
    }

    private mutating func apply(_ statement: Query, leaving count: Int, as change: inout Change) async throws {
        try await Self.awayFromTheMinute()
        let before = try await watch.look()
        let start = ContinuousClock.now
        change.rows = try await pool.execute(statement.within(.seconds(60)))
        let committed = ContinuousClock.now
        try await watch.waitForChange(since: before, to: count)
        change.effects.append(
            Effect(statement: (committed - start).inSeconds, felt: Stopwatch.seconds(since: committed)))
    }

    /// Signs with hours begin and end to hold at full minutes: a change of the roads too, but not the one that is meant.
    private static func awayFromTheMinute() async throws {
        let second = Date().timeIntervalSince1970.truncatingRemainder(dividingBy: 60)
        if second > 45 { try await Task.sleep(for: .seconds(62 - second)) }
        if second < 2 { try await Task.sleep(for: .seconds(2 - second)) }
    }
}
