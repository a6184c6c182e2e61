import Dispatch
import PostgreSQL
import Routing
import Storage
import Synchronization
import TestSupport
import Testing

@Suite("An import")
struct NetworkImportTests {
    /// Stops whoever reports progress at the first report in the middle, until it is told to go on.
    private final class Halt: Sendable {
        let reached = AsyncStream.makeStream(of: Void.self)
        private let gate = DispatchSemaphore(value: 0)
        private let isPassed = Mutex(false)

        /// Runs on the connection's own thread, which nobody else needs.
        func report(_ done: Int, _ total: Int) {
            guard done > 0, done < total, !isPassed.withLock({ exchange(&$0, true) }) else { return }
            reached.continuation.yield()
            gate.wait()
        }

        func waitUntilReached() async {
            var iterator = reached.stream.makeAsyncIterator()
            await iterator.next()
        }

        func goOn() { gate.signal() }

        private func exchange(_ value: inout Bool, _ new: Bool) -> Bool {
            defer { value = new }
            return value
        }
    }

    private let small = Fixture.grid(side: 3)
    private let large = Fixture.grid(side: 100)

    @Test("leaves whoever is loading the network with the old one, whole")
    func duringLoad() async throws {
        try await withTestPool(from: migrated) { pool in
            let store = NetworkStore(pool: pool)
            let old = try await store.replace(with: large, name: "Old", source: "test")
            let halt = Halt()
            async let loading = store.loadActive(progress: halt.report)
            await halt.waitUntilReached()
            let new = try await store.replace(with: small, name: "New", source: "test")
            halt.goOn()
            let loaded = try #require(try await loading)
            #expect(loaded.info == old)
            #expect(loaded.tables.roads.count == large.roads.count)
            #expect(loaded.tables.shapePoints == large.shapePoints)
            #expect(try await store.activeVersion()?.id == new.id)
        }
    }

    @Test("that loses its connection in the middle leaves no trace")
    func killed() async throws {
        try await withTestPool(from: migrated) { pool in
            let store = NetworkStore(pool: pool)
            let old = try await store.replace(with: small, name: "Old", source: "test")
            let halt = Halt()
            let importing = Task {
                try await store.replace(with: large, name: "New", source: "test", progress: halt.report)
            }
            await halt.waitUntilReached()
            #expect(try await store.activeVersion()?.id == old.id)
            try await pool.execute(
                """
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE datname = current_database() AND query LIKE 'COPY waymark.%' AND pid <> pg_backend_pid()
                """)
            halt.goOn()
            await #expect(throws: PostgreSQLError.self) { try await importing.value }
            #expect(try await store.loadActive()?.info == old)
            #expect(try await Fixture.count("network", on: pool) == 1)
            #expect(try await Fixture.count("road", on: pool) == small.roads.count)
        }
    }

    @Test("waits for another one; the later is served")
    func turns() async throws {
        try await withTestPool(from: migrated) { pool in
            let store = NetworkStore(pool: pool)
            let ids = try await withThrowingTaskGroup(of: Int64.self) { tasks in
                for number in 0..<4 {
                    tasks.addTask { try await store.replace(with: small, name: "\(number)", source: "test").id }
                }
                return try await tasks.reduce(into: []) { $0.append($1) }
            }
            #expect(try await store.activeVersion()?.id == ids.max())
            #expect(try await Fixture.count("network", on: pool) == 1)
            #expect(try await Fixture.count("road", on: pool) == small.roads.count)
        }
    }

    @Test("is told to whoever listens, with the network's number")
    func notified() async throws {
        try await withTestDatabase(from: migrated) { url in
            let pool = ConnectionPool(url: url)
            var events = try Listener(url: url, channels: [NetworkStore.channel]).makeAsyncIterator()
            guard case .listening = await events.next() else { throw Unexpected() }
            let info = try await NetworkStore(pool: pool).replace(with: small, name: "New", source: "test")
            guard case .notification(let notification) = await events.next() else { throw Unexpected() }
            #expect(notification.payload == String(info.id))
            await pool.close()
        }
    }

    @Test("says how far it is, from nothing to all")
    func progress() async throws {
        try await withTestPool(from: migrated) { pool in
            let store = NetworkStore(pool: pool)
            let reports = Mutex<[[Int]]>([])
            let note: NetworkStore.Progress = { done, total in reports.withLock { $0.append([done, total]) } }
            try await store.replace(with: large, name: "New", source: "test", progress: note)
            _ = try await store.loadActive(progress: note)
            let total = large.junctions.count + large.roads.count
            let seen = reports.withLock { $0 }
            #expect(seen.first == [0, total] && seen.last == [total, total] && seen.count > 6)
            #expect(seen.allSatisfy { $0[1] == total })
        }
    }

    @Test("keeps the network's bounds for whoever reads with SQL")
    func bounds() async throws {
        try await withTestPool(from: migrated) { pool in
            let store = NetworkStore(pool: pool)
            let info = try await store.replace(with: small, name: "New", source: "test")
            #expect(info.bounds == BoundingBox(around: small.junctions.map(\.coordinate)))
            #expect(try await store.loadActive()?.info == info)
            #expect(try await store.replace(with: RoadNetworkTables(), name: "Nowhere", source: "test").bounds == nil)
        }
    }

    private struct Unexpected: Error {}
}
