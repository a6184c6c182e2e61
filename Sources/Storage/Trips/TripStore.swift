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
    /// - Throws: `TripStoreError.referenceConflict` where the reference names a trip with another request.
    package func create(_ draft: TripDraft, events: [TripEventRecord]) async throws -> (trip: StoredTrip, isNew: Bool) {
        try await pool.withTransaction { connection in
            let inserted = try await connection.execute(
                """
                INSERT INTO waymark.trip (id, app_id, reference, request, phase, snapshot, sequence, created_at, started_at)
                VALUES (\(draft.id), \(Self.app), \(draft.reference), \(JSONB(draft.request)),
                    \(draft.snapshot.phase.rawValue), \(JSONB(try StoredSnapshot(draft.snapshot).json())),
                    \(Int64(draft.snapshot.sequence)), \(Timestamp(draft.createdAt)),
                    \(draft.snapshot.phase == .planned ? nil : Timestamp(draft.createdAt)))
                ON CONFLICT (app_id, reference) DO NOTHING
                """.named("create trip"))
            guard inserted > 0 else {
                return (try await self.existing(draft, on: connection), false)
            }
            for event in events { try await self.insert(event, of: draft.id, on: connection) }
            return (try await self.find(draft.id, on: connection), true)
        }
    }

    private func existing(_ draft: TripDraft, on connection: Connection) async throws -> StoredTrip {
        let reference = draft.reference ?? ""
        let row = try await connection.query(
            """
            SELECT id, request = \(JSONB(draft.request)) FROM waymark.trip
            WHERE app_id = \(Self.app) AND reference = \(reference)
            """.named("find trip by reference")
        ).one()
        let (id, isSame) = try row.decode((String, Bool).self)
        guard isSame else { throw TripStoreError.referenceConflict(reference) }
        return try await find(id, on: connection)
    }

    /// - Throws: `TripStoreError.notFound`.
    package func load(_ trip: String) async throws -> StoredTrip {
        try await find(trip, on: pool)
    }

    /// The newest trips first.
    ///
    /// - Parameter before: only trips made before this one, for the next page.
    package func list(before: String? = nil, limit: Int) async throws -> [StoredTrip] {
        try await pool.query(
            """
            SELECT id, reference, request::text, snapshot::text, created_at, started_at, ended_at, end_reason
            FROM waymark.trip WHERE app_id = \(Self.app) AND (\(before)::text IS NULL OR id < \(before))
            ORDER BY id DESC LIMIT \(Int64(limit))
            """.named("list trips")
        ).map { try Self.trip($0) }
    }

    private func find(_ trip: String, on session: some PostgreSQLSession) async throws -> StoredTrip {
        let rows = try await session.query(
            """
            SELECT id, reference, request::text, snapshot::text, created_at, started_at, ended_at, end_reason
            FROM waymark.trip WHERE id = \(trip)
            """.named("find trip"))
        guard let row = rows.first else { throw TripStoreError.notFound(trip) }
        return try Self.trip(row)
    }

    private static func trip(_ row: Row) throws -> StoredTrip {
        let (id, reference, request, snapshot, created, started, ended, reason) =
            try row.decode((String, String?, String, String, Timestamp, Timestamp?, Timestamp?, String?).self)
        return StoredTrip(
            id: id, reference: reference, request: request, snapshot: try StoredSnapshot.decode(snapshot),
            createdAt: Instant(created), startedAt: started.map { Instant($0) }, endedAt: ended.map { Instant($0) },
            endReason: reason)
    }
}

// MARK: - Driving

extension TripStore {
    /// Makes the caller the one who drives the trip; whoever did before can't write any more.
    ///
    /// - Throws: `TripStoreError.notFound`.
    package func open(_ trip: String) async throws -> (trip: StoredTrip, epoch: DriverEpoch) {
        try await pool.withTransaction(retrying: .idempotent) { connection in
            let rows = try await connection.query(
                "UPDATE waymark.trip SET driver_epoch = driver_epoch + 1 WHERE id = \(trip) RETURNING driver_epoch"
                    .named("open trip"))
            guard let row = rows.first else { throw TripStoreError.notFound(trip) }
            return (try await self.find(trip, on: connection), DriverEpoch(number: try row.decode(Int64.self)))
        }
    }

    /// Records events with the state that they lead to. Safe to repeat: what is recorded already is passed over, and so
    /// is its webhook.
    ///
    /// - Returns: how many of the events were new.
    /// - Throws: `TripStoreError.superseded` where a newer connection drives the trip.
    package func record(
        _ events: [TripEventRecord], of trip: String, snapshot: TripSnapshot, endReason: String? = nil,
        epoch: DriverEpoch
    ) async throws -> Int {
        try await pool.withTransaction(retrying: .idempotent) { connection in
            let json = JSONB(try StoredSnapshot(snapshot).json())
            let now = events.last.map { Timestamp($0.at) } ?? .now()
            let isEnded = snapshot.phase == .ended
            let updated = try await connection.execute(
                """
                UPDATE waymark.trip SET phase = \(snapshot.phase.rawValue), snapshot = \(json),
                    sequence = greatest(sequence, \(Int64(snapshot.sequence))),
                    started_at = coalesce(started_at, \(snapshot.phase == .planned ? nil : now)),
                    ended_at = coalesce(ended_at, \(isEnded ? now : nil)),
                    end_reason = coalesce(end_reason, \(isEnded ? endReason : nil))
                WHERE id = \(trip) AND driver_epoch = \(epoch.number)
                """.named("record fact"))
            guard updated > 0 else { throw TripStoreError.superseded(trip) }
            var new = 0
            for event in events where try await self.insert(event, of: trip, on: connection) { new += 1 }
            return new
        }
    }

    /// Writes the snapshots of trips under way; those that a newer connection drives, or that have ended, are passed over.
    package func save(_ snapshots: [(trip: String, epoch: DriverEpoch, snapshot: TripSnapshot)]) async throws {
        guard !snapshots.isEmpty else { return }
        try await pool.pipeline(
            try snapshots.map { trip, epoch, snapshot in
                """
                UPDATE waymark.trip SET phase = \(snapshot.phase.rawValue),
                    snapshot = \(JSONB(try StoredSnapshot(snapshot).json())),
                    sequence = greatest(sequence, \(Int64(snapshot.sequence)))
                WHERE id = \(trip) AND driver_epoch = \(epoch.number) AND sequence <= \(Int64(snapshot.sequence))
                    AND phase NOT IN ('arrived', 'ended')
                """.named("save snapshot")
            })
    }

    /// What the driver was to be told after `sequence`, in order.
    package func messages(of trip: String, after sequence: Int) async throws -> [[UInt8]] {
        try await pool.query(
            """
            SELECT message FROM waymark.trip_event
            WHERE trip_id = \(trip) AND sequence > \(Int64(sequence)) AND message IS NOT NULL ORDER BY sequence
            """.named("missed messages")
        ).map { try $0.decode([UInt8].self) }
    }

    /// - Returns: whether the event was new.
    @discardableResult
    private func insert(
        _ event: TripEventRecord, of trip: String, on connection: Connection
    ) async throws -> Bool {
        let inserted = try await connection.execute(
            """
            INSERT INTO waymark.trip_event (trip_id, sequence, type, waypoint, message, at)
            VALUES (\(trip), \(Int64(event.sequence)), \(event.type), \(event.waypoint.map { Int32(clamping: $0) }),
                \(event.message), \(Timestamp(event.at)))
            ON CONFLICT DO NOTHING
            """.named("insert event"))
        guard inserted > 0 else { return false }
        if let webhook = event.webhook {
            try await OutboxStore.enqueue(webhook, app: Self.app, at: event.at, on: connection)
        }
        return true
    }
}

extension Timestamp {
    init(_ instant: Instant) { self.init(milliseconds: instant.milliseconds) }
}

extension Instant {
    init(_ timestamp: Timestamp) { self.init(milliseconds: timestamp.milliseconds) }
}
