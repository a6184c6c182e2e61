import PostgreSQL
import Routing
import Storage
import TestSupport
import Testing
import Trips

@Suite("States of roads")
struct RoadStateStoreTests {
    private static let now = Instant(milliseconds: 4_000_000_000_000)

    private static func state(
        _ road: UInt32, _ direction: Direction? = nil, _ state: ArcState = .closed, source: String = "city",
        until: Instant? = nil
    ) -> StoredRoadState {
        StoredRoadState(
            road: RoadID(road), direction: direction, source: source, state: state, reason: "roadworks",
            validFrom: now, validUntil: until)
    }

    @Test("come back as they were put, the last of one source about one direction counts")
    func roundTrip() async throws {
        try await withTestPool(from: migrated) { pool in
            let network = try await NetworkStore(pool: pool).replace(
                with: Fixture.grid(side: 3), name: "Grid", source: "test")
            let store = RoadStateStore(pool: pool)
            let states = [
                Self.state(1), Self.state(2, .forward, .speed(12.5), until: Self.now.advanced(bySeconds: 60)),
                Self.state(2, .backward), Self.state(2, .backward, source: "police"),
            ]
            try await store.put(states + [Self.state(1, nil, .speed(30))], in: network.id)
            var expected = states
            expected[0].state = .speed(30)
            #expect(try await Set(store.current(in: network.id).map(\.description)) == Set(expected.map(\.description)))
            #expect(try await store.remove(source: "police", in: network.id) == 1)
            #expect(try await store.remove(source: nil, in: network.id) == 3)
            #expect(try await store.current(in: network.id).isEmpty)
        }
    }

    @Test("are one notification for a statement, however many rows, by whomever")
    func notification() async throws {
        try await withTestDatabase(from: migrated) { url in
            let pool = ConnectionPool(url: url)
            _ = try await NetworkStore(pool: pool).replace(with: Fixture.grid(side: 30), name: "Grid", source: "test")
            var events = try Listener(url: url, channels: [RoadStateStore.channel]).makeAsyncIterator()
            guard case .listening = await events.next() else { return }
            try await pool.execute(
                "INSERT INTO waymark.road_state (road, speed_kmh) SELECT n, 20 FROM generate_series(0, 999) AS n")
            try await pool.execute("UPDATE waymark.road_state SET speed_kmh = 21")
            try await pool.execute("DELETE FROM waymark.road_state")
            try await pool.execute("NOTIFY waymark_road_state, 'end'")
            var payloads: [String] = []
            while case .notification(let notification) = await events.next() {
                payloads.append(notification.payload)
                if notification.payload == "end" { break }
            }
            #expect(payloads == ["", "", "", "end"])
            await pool.close()
        }
    }

    @Test("go with their road to the next import, where it has that road")
    func carried() async throws {
        try await withTestPool(from: migrated) { pool in
            let networks = NetworkStore(pool: pool)
            var tables = Fixture.grid(side: 3)
            for index in tables.roads.indices { tables.roads[index].osmWay = Int64(100 + index) }
            let old = try await networks.replace(with: tables, name: "Old", source: "test")
            let store = RoadStateStore(pool: pool)
            try await store.put([Self.state(3, .forward), Self.state(4)], in: old.id)
            // The new map has one road less in front, and road 4 is another way there.
            var next = RoadNetworkTables()
            next.junctions = tables.junctions
            for index in tables.roads.indices.dropFirst() {
                var road = tables.roads[index]
                if index == 4 { road.osmWay = 999 }
                next.append(road, shape: Array(tables.shape(of: RoadID(UInt32(index)))))
            }
            for index in next.roads.indices { next.roads[index].name = .none }
            let new = try await networks.replace(with: next, name: "New", source: "test")
            let states = try await store.current(in: new.id)
            #expect(states.map(\.road) == [RoadID(2)] && states.map(\.direction) == [.forward])
        }
    }

    @Test("that say nothing, or too much, are refused by the database")
    func checks() async throws {
        try await withTestPool(from: migrated) { pool in
            _ = try await NetworkStore(pool: pool).replace(with: Fixture.grid(side: 3), name: "Grid", source: "test")
            for values in ["(1, false, NULL)", "(1, true, 30)", "(1, false, -5)"] {
                await #expect(throws: PostgreSQLError.self) {
                    try await pool.withConnection { connection in
                        try await connection.executeScript(
                            "INSERT INTO waymark.road_state (road, closed, speed_kmh) VALUES \(values)", named: "insert"
                        )
                    }
                }
            }
        }
    }
}

extension StoredRoadState {
    var description: String {
        "\(road.index) \(direction?.name ?? "both") \(source) \(state) \(reason) \(validFrom.milliseconds) "
            + "\(validUntil?.milliseconds ?? 0)"
    }
}
