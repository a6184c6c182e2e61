import PostgreSQL
import Routing
import Storage
import TestSupport
import Testing

@Suite("The road network in the database")
struct NetworkStoreTests {
    @Test("comes out as it went in, row for row", arguments: 0..<6)
    func roundTrip(seed: Int) async throws {
        var tables = try RandomNetwork(seed: UInt64(seed), junctions: 40, roads: 90, hasHours: true).tables
        decorate(&tables)
        let expected = tables
        try await withTestPool(from: migrated) { pool in
            let store = NetworkStore(pool: pool)
            let info = try await store.replace(
                with: expected, name: "Town", source: "test", osmTimestamp: Timestamp(milliseconds: 1_000))
            let loaded = try #require(try await store.loadActive())
            #expect(loaded.info == info)
            #expect(loaded.tables.junctions.map(\.coordinate) == expected.junctions.map(\.coordinate))
            #expect(loaded.tables.junctions.map(\.control) == expected.junctions.map(\.control))
            #expect(loaded.tables.shapePoints == expected.shapePoints)
            #expect(loaded.tables.shapeStarts == expected.shapeStarts)
            #expect(loaded.tables.innerNodes == expected.innerNodes && !expected.innerNodes.isEmpty)
            #expect(rules(loaded.tables) == rules(expected))
            #expect(rareSigns(loaded.tables) == rareSigns(expected))
            for (one, other) in zip(loaded.tables.roads, expected.roads) {
                #expect(named(one, loaded.tables) == named(other, expected))
                #expect(plain(one) == plain(other))
            }
            #expect(loaded.tables.roads.count == expected.roads.count)
        }
    }

    @Test("of another source has no nodes, and knows so")
    func nameless() async throws {
        let expected = try RandomNetwork(seed: 3).tables
        var bare = expected
        bare.innerNodes = InnerNodes()
        for index in bare.junctions.indices { bare.junctions[index].osmNode = 0 }
        let sent = bare
        try await withTestPool(from: migrated) { pool in
            let store = NetworkStore(pool: pool)
            try await store.replace(with: sent, name: "Town", source: "test")
            let tables = try #require(try await store.loadActive()).tables
            #expect(tables.innerNodes.isEmpty)
            let network = try RoadNetwork(freezing: tables)
            #expect((0..<UInt32(network.arcCount)).allSatisfy { network.nodes(of: ArcID($0)) == nil })
        }
    }

    @Test("is refused where inner nodes are no list of numbers")
    func brokenNodes() async throws {
        let tables = try RandomNetwork(seed: 3).tables
        try await withTestPool(from: migrated) { pool in
            let store = NetworkStore(pool: pool)
            try await store.replace(with: tables, name: "Town", source: "test")
            try await pool.execute("UPDATE waymark.road SET inner_nodes = '{{1,2},{3,4}}' WHERE id = 2")
            await #expect(throws: (any Error).self) { try await store.loadActive() }
        }
    }

    @Test("that is empty is a network too")
    func empty() async throws {
        try await withTestPool(from: migrated) { pool in
            let store = NetworkStore(pool: pool)
            #expect(try await store.loadActive() == nil)
            #expect(try await store.activeVersion()?.id == nil)
            try await store.replace(with: RoadNetworkTables(), name: "Nowhere", source: "test")
            #expect(try await store.loadActive()?.tables.roads.isEmpty == true)
        }
    }

    @Test("is replaced whole, or not at all")
    func atomic() async throws {
        let first = try RandomNetwork(seed: 1).tables
        let second = try RandomNetwork(seed: 2, junctions: 20).tables
        try await withTestPool(from: migrated) { pool in
            let store = NetworkStore(pool: pool)
            let old = try await store.replace(with: first, name: "Old", source: "test")
            var broken = second
            broken.roads[0].to = JunctionID(9_999)
            let sent = broken
            await #expect(throws: RoadNetworkTables.Inconsistency.self) {
                try await store.replace(with: sent, name: "Broken", source: "test")
            }
            // A failure in the middle of the copy: a name that PostgreSQL can't keep.
            var unstorable = second
            unstorable.roads[3].name = unstorable.names.intern("Nul\0street")
            let refused = unstorable
            await #expect(throws: (any Error).self) {
                try await store.replace(with: refused, name: "Unstorable", source: "test")
            }
            #expect(try await store.activeVersion()?.id == old.id)
            #expect(try await Fixture.count("junction", on: pool) == first.junctions.count)
            #expect(try await Fixture.count("network", on: pool) == 1)

            let new = try await store.replace(with: second, name: "New", source: "test")
            #expect(try await store.activeVersion()?.id == new.id)
            #expect(try await Fixture.count("junction", on: pool) == second.junctions.count)
        }
    }

    @Test("is read as it was while another is being written")
    func isolation() async throws {
        let first = try RandomNetwork(seed: 1).tables
        let second = try RandomNetwork(seed: 2, junctions: 20).tables
        try await withTestPool(from: migrated) { pool in
            let store = NetworkStore(pool: pool)
            try await store.replace(with: first, name: "Old", source: "test")
            try await pool.withTransaction(isolation: .repeatableRead, readOnly: true) { reader in
                let before = try await Fixture.count("road", on: reader)
                try await store.replace(with: second, name: "New", source: "test")
                #expect(try await Fixture.count("road", on: reader) == before)
            }
            #expect(try await store.loadActive()?.info.name == "New")
        }
    }

    @Test("that somebody has broken with SQL is refused with the reason")
    func broken() async throws {
        let tables = try RandomNetwork(seed: 1).tables
        try await withTestPool(from: migrated) { pool in
            let store = NetworkStore(pool: pool)
            try await store.replace(with: tables, name: "Old", source: "test")
            try await pool.execute("UPDATE waymark.road SET geometry = '\\x00' WHERE id = 2")
            await #expect(throws: (any Error).self) { try await store.loadActive() }
            try await pool.execute("DELETE FROM waymark.road WHERE id = 2")
            await #expect(throws: (any Error).self) { try await store.loadActive() }
        }
    }

    @Test("that has a road numbered far beyond all others is refused, and takes no memory for those between")
    func farRoad() async throws {
        let tables = try RandomNetwork(seed: 1).tables
        try await withTestPool(from: migrated) { pool in
            let store = NetworkStore(pool: pool)
            try await store.replace(with: tables, name: "Old", source: "test")
            try await pool.execute(
                """
                UPDATE waymark.road SET id = 2147483647, inner_nodes = '{1,2}'
                WHERE id = (SELECT max(id) FROM waymark.road)
                """)
            let refusal = await #expect(throws: (any Error).self) { try await store.loadActive() }
            #expect("\(refusal.map { "\($0)" } ?? "")".contains("road"))
        }
    }

    /// Everything that is rare, as text; names in languages that nobody speaks here aren't read.
    private func rareSigns(_ tables: RoadNetworkTables) -> [String] {
        let signs = tables.rareSigns
        func text(_ what: String, _ index: UInt32, _ name: NameID) -> String {
            "\(what) \(index) \(tables.names[name])"
        }
        return signs.exitNumbers.entries.map { text("exit", $0.key.index, $0.text) }
            + signs.laneModes.entries.map { text("lanes", $0.key.index, $0.text) }
            + signs.exitDestinations.entries.map { text("to", $0.key.index, $0.text) }
            + ["en", RareSigns.pronunciation].flatMap { language in
                (signs.names[language]?.entries.map { text(language, $0.key.index, $0.text) }) ?? []
            }
    }

    @Test("is read with the names in the languages that directions are given in")
    func languages() async throws {
        var tables = try RandomNetwork(seed: 1).tables
        tables.rareSigns.names = ["en": SparseTexts(), "tlh": SparseTexts()]
        for language in ["en", "tlh"] {
            tables.rareSigns.names[language]?[RoadID(3)] = tables.names.intern("Name in \(language)")
        }
        let sent = tables
        try await withTestPool(from: migrated) { pool in
            let store = NetworkStore(pool: pool)
            try await store.replace(with: sent, name: "Old", source: "test")
            try await store.replace(with: sent, name: "New", source: "test")
            #expect(try await Fixture.count("road_name", on: pool) == 2)
            let loaded = try #require(try await store.loadActive()).tables
            #expect(Array(loaded.rareSigns.names.keys) == ["en"])
            #expect(loaded.names[loaded.rareSigns.name(of: RoadID(3), in: "en")] == "Name in en")
        }
    }

    @Test("takes edits of rare signs, and refuses those of roads that aren't there")
    func editedSigns() async throws {
        let tables = try RandomNetwork(seed: 1).tables
        try await withTestPool(from: migrated) { pool in
            let store = NetworkStore(pool: pool)
            let network = try await store.replace(with: tables, name: "Old", source: "test").id
            try await pool.execute(
                "INSERT INTO waymark.road_sign (network_id, road, direction, exit_number) VALUES (\(network), 0, 'forward', '7')"
            )
            try await pool.execute("INSERT INTO waymark.junction_sign VALUES (\(network), 1, 'Turku')")
            #expect(try await store.activeVersion()?.revision == 2)
            let loaded = try #require(try await store.loadActive()).tables
            #expect(loaded.names[loaded.rareSigns.exitNumbers[RoadID(0).arc(.forward)]] == "7")
            #expect(loaded.names[loaded.rareSigns.exitDestinations[JunctionID(1)]] == "Turku")
            try await pool.execute("INSERT INTO waymark.road_name VALUES (\(network), 'en', -5, 'Nowhere')")
            let broken = try #require(try await store.loadActive()).tables
            #expect(throws: RoadNetworkTables.Inconsistency.self) { try RoadNetwork(freezing: broken) }
        }
    }

    /// Restrictions and conditions, with their hours as text.
    private func rules(_ tables: RoadNetworkTables) -> [String] {
        let restrictions = tables.restrictions.map { restriction in
            var plain = restriction
            plain.hours = .none
            return "\(plain) \(tables.names[restriction.hours])"
        }
        let conditions = tables.conditions.map { condition in
            "\(condition.road) \(condition.direction) \(condition.effect) \(tables.names[condition.hours])"
        }
        return restrictions + conditions
    }

    private func decorate(_ tables: inout RoadNetworkTables) {
        for index in tables.roads.indices {
            tables.roads[index].name = tables.names.intern(["Mannerheimintie", "", "Ünïcode 通り 🚗"][index % 3])
            tables.roads[index].turnLanes.forward = tables.names.intern("left|through;right")
            tables.roads[index].destination.backward = tables.names.intern("Turku")
            tables.roads[index].attributes = RoadAttributes(rawValue: UInt16(index % 2048))
            tables.roads[index].surface = SurfaceQuality(rawValue: UInt8(index % 10)) ?? .unknown
            tables.roads[index].lanes.forward = UInt8(index % 5)
            let road = RoadID(UInt32(index))
            if index % 7 == 0 { tables.rareSigns.exitNumbers[road.arc(.backward)] = tables.names.intern("12B") }
            if index % 5 == 0 { tables.rareSigns.laneModes[road.arc(.forward)] = tables.names.intern("76") }
            for language in ["en", RareSigns.pronunciation] where index % 4 == 1 {
                tables.rareSigns.names[language, default: SparseTexts()][road] = tables.names.intern(
                    "\(language) \(index)")
            }
        }
        tables.rareSigns.exitDestinations[JunctionID(2)] = tables.names.intern("Lahti;Kotka")
        tables.restrictions.append(
            TurnRestriction(
                kind: .no, from: RoadID(0), via: .roads([RoadID(1), RoadID(2)]), to: RoadID(3), osmRelation: -7))
    }

    private func named(_ road: Road, _ tables: RoadNetworkTables) -> [String] {
        [
            road.name, road.ref, road.destination.forward, road.destination.backward, road.destinationRef.forward,
            road.turnLanes.forward, road.turnLanes.backward,
        ].map { tables.names[$0] }
    }

    /// The road without its names, whose numbers depend on the order of reading.
    private func plain(_ road: Road) -> Road {
        var road = road
        road.name = .none
        road.ref = .none
        road.destination = .init(both: .none)
        road.destinationRef = .init(both: .none)
        road.turnLanes = .init(both: .none)
        return road
    }
}
