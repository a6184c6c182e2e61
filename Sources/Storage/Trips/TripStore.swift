import PostgreSQL
import Trips

/// Trips and what happened to them. A fact is one transaction: the trip's row, its event, and the webhooks that tell of it.
package struct TripStore: Sendable {
    let pool: ConnectionPool
    /// Until there are more, every trip and endpoint belongs to this app.
    static let app = "default"

    package init(pool: ConnectionPool) { self.pool = pool }

    /// Makes a trip with its first events, or finds the one that was made under the same reference.
    ///
    /// - Returns: the trip, and whether it was made now.
    /// - Throws: `TripStoreError.referenceConflict` where the reference names a trip with another request, `.unstorable`
    ///   for a request that PostgreSQL can't keep.
    package func create(_ draft: TripDraft, events: [TripEventRecord]) async throws -> (trip: StoredTrip, isNew: Bool) {
        let snapshot = try StoredSnapshot.encode(draft.snapshot, of: draft.id)
        return try await TripStoreError.telling(of: draft.id) {
            try await pool.withTransaction(retrying: .idempotent) { connection in
                if try await self.insert(draft, snapshot, on: connection) {
                    for event in events { try await self.insert(event, of: draft.id, on: connection) }
                }
                let trip = try await self.made(from: draft, on: connection)
                // The identifier is the draft's own too where an earlier try was committed and its answer lost.
                return (trip, trip.id == draft.id)
            }
        }
    }

    /// - Returns: whether there was no such trip.
    private func insert(_ draft: TripDraft, _ snapshot: JSONB, on connection: Connection) async throws -> Bool {
        let created = Timestamp(draft.createdAt)
        let phase = draft.snapshot.phase
        return try await connection.execute(
            """
            INSERT INTO waymark.trip (id, app_id, reference, request, phase, snapshot, sequence, created_at, started_at)
            VALUES (\(draft.id), \(Self.app), \(draft.reference), \(JSONB(draft.request)), \(phase.rawValue), \(snapshot),
                \(Int64(draft.snapshot.sequence)), \(created), \(phase == .planned ? nil : created))
            ON CONFLICT DO NOTHING
            """) > 0
    }

    private func made(from draft: TripDraft, on connection: Connection) async throws -> StoredTrip {
        guard let reference = draft.reference else { return try await find(draft.id, on: connection) }
        let row = try await connection.query(
            """
            SELECT id, request = \(JSONB(draft.request)) FROM waymark.trip
            WHERE app_id = \(Self.app) AND reference = \(reference)
            """
        ).one()
        let (id, isSame) = try row.decode((String, Bool).self)
        guard isSame else { throw TripStoreError.referenceConflict(reference) }
        return try await find(id, on: connection)
    }

    /// - Throws: `TripStoreError.notFound`.
    package func load(_ trip: String) async throws -> StoredTrip {
        try await find(trip, on: pool)
    }

    /// The most trips that one page has.
    package static let pageLimit = 1_000

    /// The newest trips first, at most `pageLimit`.
    ///
    /// - Parameter before: only trips made before this one, for the next page.
    package func list(before: String? = nil, limit: Int) async throws -> [StoredTrip] {
        try await pool.query(
            """
            SELECT id, reference, request::text, snapshot::text, created_at, started_at, ended_at, end_reason
            FROM waymark.trip WHERE app_id = \(Self.app) AND (\(before)::text IS NULL OR id < \(before))
            ORDER BY id DESC LIMIT \(Int64(min(max(limit, 0), Self.pageLimit)))
            """
        ).map { try Self.trip($0) }
    }

    func find(_ trip: String, on session: some PostgreSQLSession) async throws -> StoredTrip {
        let rows = try await session.query(
            """
            SELECT id, reference, request::text, snapshot::text, created_at, started_at, ended_at, end_reason
            FROM waymark.trip WHERE id = \(trip)
            """)
        guard let row = rows.first else { throw TripStoreError.notFound(trip) }
        return try Self.trip(row)
    }

    private static func trip(_ row: Row) throws -> StoredTrip {
        let (id, reference, request, snapshot, created, started, ended, reason) =
            try row.decode((String, String?, String, String, Timestamp, Timestamp?, Timestamp?, String?).self)
        return StoredTrip(
            id: id, reference: reference, request: request, snapshot: try StoredSnapshot.decode(snapshot, of: id),
            createdAt: Instant(created), startedAt: started.map { Instant($0) }, endedAt: ended.map { Instant($0) },
            endReason: reason)
    }
}

extension Timestamp {
    init(_ instant: Instant) { self.init(milliseconds: instant.milliseconds) }
}

extension Instant {
    init(_ timestamp: Timestamp) { self.init(milliseconds: timestamp.milliseconds) }
}
