import Foundation
import PostgreSQL
import Routing
import Storage
import TestSupport
import Trips
import Webhooks

/// Databases with the schema in place.
let migrated = DatabaseTemplate("migrated") { url in
    let pool = ConnectionPool(url: url)
    try await Migrator.migrate(pool)
    await pool.close()
}

enum Fixture {
    static let now = Instant(milliseconds: 1_780_000_000_000)

    static func draft(_ id: String, reference: String? = nil, request: String = #"{"a":1}"#) -> TripDraft {
        var snapshot = TripSnapshot()
        snapshot.sequence = 1
        return TripDraft(id: id, reference: reference, request: request, snapshot: snapshot, createdAt: now)
    }

    static func arrival(sequence: Int, waypoint: Int = 0) -> TripEventRecord {
        TripEventRecord(
            sequence: sequence, type: "arrived", waypoint: waypoint, message: Array(#"{"type":"arrived"}"#.utf8),
            at: now,
            webhook: WebhookDraft(eventType: "trip.arrived", payload: Array(#"{"type":"trip.arrived"}"#.utf8)))
    }

    static func snapshot(_ phase: TripPhase, sequence: Int) -> TripSnapshot {
        var snapshot = TripSnapshot()
        snapshot.phase = phase
        snapshot.sequence = sequence
        return snapshot
    }

    /// `side` × `side` junctions with a street between neighbors: more rows than a progress report covers, made quickly.
    static func grid(side: Int) -> RoadNetworkTables {
        var tables = RoadNetworkTables()
        let names = (0..<50).map { tables.names.intern("Street \($0) Ü") }
        for place in 0..<side * side {
            let coordinate = FixedCoordinate(
                latitude: 601_600_000 + Int32(place / side) * 900, longitude: 249_300_000 + Int32(place % side) * 1_800)
            tables.junctions.append(Junction(coordinate: coordinate, osmNode: Int64(place)))
        }
        for place in 0..<side * side {
            for next in [place + 1, place + side] where next < side * side {
                tables.append(
                    Road(from: JunctionID(UInt32(place)), to: JunctionID(UInt32(next)), name: names[place % 50]),
                    shape: [tables.junctions[place].coordinate, tables.junctions[next].coordinate])
            }
        }
        return tables
    }

    /// Runs `query` until a row's only column says yes.
    static func wait(until query: Query, on pool: ConnectionPool) async throws {
        while try await !pool.query(query).one()[0, as: Bool.self] { await Task.yield() }
    }

    static func box(_ secret: String = "a secret that is long enough") throws -> SecretBox {
        try SecretBox(secret: secret)
    }

    static func endpoint(_ suffix: String, eventTypes: Set<String>? = nil) throws -> WebhookEndpoint {
        var random = SeededGenerator(seed: 1)
        return WebhookEndpoint(
            id: EndpointID(unchecked: "ep_" + suffix), url: try EndpointURL("https://example.com/\(suffix)"),
            secrets: [EndpointSecret(.symmetric(using: &random))], eventTypes: eventTypes, createdAt: Date())
    }

    static func count(_ table: String, on session: some PostgreSQLSession) async throws -> Int {
        try await session.query("SELECT count(*) FROM waymark.\(identifier: table)").one()[0]
    }

    static func claimRequest(at now: Date = Date(), limit: Int = 100, perEndpoint: Int = 100, lease: TimeInterval = 30)
        -> ClaimRequest
    {
        ClaimRequest(now: now, lease: lease, limit: limit, limitPerEndpoint: perEndpoint, inFlight: [:])
    }
}
