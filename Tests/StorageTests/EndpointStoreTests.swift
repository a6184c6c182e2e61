import Foundation
import PostgreSQL
import Storage
import TestSupport
import Testing
import Webhooks

@Suite("Endpoints in the database")
struct EndpointStoreTests {
    @Test("come back as they were, oldest first")
    func roundTrip() async throws {
        try await withTestPool(from: migrated) { pool in
            let store = EndpointStore(pool: pool, box: try Fixture.box())
            let added = [
                try Fixture.endpoint("1"), try Fixture.endpoint("2", eventTypes: ["trip.arrived", "trip.ended"]),
            ]
            for endpoint in added.reversed() { try await store.add(endpoint) }
            let listed = try await store.list()
            #expect(listed.map(\.id) == added.map(\.id))
            #expect(listed.map(\.url) == added.map(\.url))
            #expect(listed.map(\.eventTypes) == added.map(\.eventTypes))
            #expect(listed.flatMap(\.secrets).map(\.secret.revealed) == added.flatMap(\.secrets).map(\.secret.revealed))
            #expect(try await store.find(added[1].id)?.url == added[1].url)
            #expect(try await store.remove(added[1].id))
            #expect(try await store.find(added[1].id) == nil)
            #expect(try await store.remove(added[1].id) == false)
        }
    }

    @Test("keep their secrets from whoever has the database alone")
    func sealed() async throws {
        try await withTestPool(from: migrated) { pool in
            let endpoint = try Fixture.endpoint("1")
            try await EndpointStore(pool: pool, box: try Fixture.box()).add(endpoint)
            let secret = try #require(endpoint.secrets.first).secret.revealed
            let isReadable = try await pool.query(
                """
                SELECT position(convert_to(\(secret), 'UTF8') IN sealed) > 0
                    OR position(decode(replace(\(secret), 'whsec_', ''), 'base64') IN sealed) > 0
                FROM waymark.endpoint_secret
                """
            ).one()[0, as: Bool.self]
            #expect(!isReadable)
            let stranger = EndpointStore(pool: pool, box: try Fixture.box("another secret, as long"))
            #expect(try await stranger.list().map(\.secrets.count) == [0])
        }
    }

    @Test("hear what they asked for and nothing else")
    func filters() async throws {
        try await withTestPool(from: migrated) { pool in
            let store = EndpointStore(pool: pool, box: try Fixture.box())
            try await store.add(try Fixture.endpoint("all"))
            try await store.add(try Fixture.endpoint("arrivals", eventTypes: ["trip.arrived"]))
            try await store.add(try Fixture.endpoint("endings", eventTypes: ["trip.ended"]))
            try await store.add(try Fixture.endpoint("off"))
            try await pool.execute("UPDATE waymark.endpoint SET disabled_at = now() WHERE id = 'ep_off'")
            _ = try await TripStore(pool: pool).create(
                Fixture.draft("trp_1"), events: [Fixture.arrival(sequence: 1)])
            let told = try await pool.query("SELECT endpoint_id FROM waymark.delivery ORDER BY 1")
            #expect(try told.map { try $0[0, as: String.self] } == ["ep_all", "ep_arrivals"])
        }
    }

    @Test("whose row was broken with SQL are named")
    func unreadable() async throws {
        try await withTestPool(from: migrated) { pool in
            let store = EndpointStore(pool: pool, box: try Fixture.box())
            try await store.add(try Fixture.endpoint("1"))
            await #expect(throws: PostgreSQLError.self) {
                try await pool.execute("UPDATE waymark.endpoint SET url = 'ftp://example.com'")
            }
            try await pool.execute("UPDATE waymark.endpoint SET url = 'https://user@example.com'")
            let error = await #expect(throws: UnreadableEndpoint.self) { try await store.list() }
            #expect(error?.id == EndpointID(unchecked: "ep_1"))
        }
    }
}
