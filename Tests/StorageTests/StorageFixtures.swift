import Foundation
import Logging
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
            sequence: sequence, type: "arrived", waypoint: waypoint, message: Array(#"{"type":"arrived"}"#.utf8), at: now,
            webhook: WebhookDraft(eventType: "trip.arrived", payload: Array(#"{"type":"trip.arrived"}"#.utf8)))
    }

    static func snapshot(_ phase: TripPhase, sequence: Int) -> TripSnapshot {
        var snapshot = TripSnapshot()
        snapshot.phase = phase
        snapshot.sequence = sequence
        return snapshot
    }

    static func box() throws -> SecretBox { try SecretBox(secret: "a secret that is long enough") }

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
