import PostgreSQL
import Trips

// What the connection that drives a trip does with it.
extension TripStore {
    /// Makes the caller the one who drives the trip; whoever did before can't write any more.
    ///
    /// - Throws: `TripStoreError.notFound`.
    package func open(_ trip: String) async throws -> (trip: StoredTrip, epoch: DriverEpoch) {
        try await pool.withTransaction(retrying: .idempotent) { connection in
            let rows = try await connection.query(
                "UPDATE waymark.trip SET driver_epoch = driver_epoch + 1 WHERE id = \(trip) RETURNING driver_epoch")
            guard let row = rows.first else { throw TripStoreError.notFound(trip) }
            return (try await self.find(trip, on: connection), DriverEpoch(number: try row[0]))
        }
    }

    /// Records events with the state that they lead to, and puts their webhooks into the outbox.
    ///
    /// Safe to repeat: what is recorded already is passed over, and so is its webhook. A state older than the stored one
    /// leaves that as it is.
    ///
    /// - Returns: how many of the events were new.
    /// - Throws: `TripStoreError.superseded` where a newer connection drives the trip, `.sequenceTaken` and `.unstorable`
    ///   for events that will never be recorded.
    package func record(
        _ events: [TripEventRecord], of trip: String, snapshot: TripSnapshot, endReason: String? = nil,
        epoch: DriverEpoch
    ) async throws -> Int {
        let json = try StoredSnapshot.encode(snapshot, of: trip)
        let now = events.last.map { Timestamp($0.at) } ?? .now()
        return try await TripStoreError.telling(of: trip) {
            try await pool.withTransaction(retrying: .idempotent) { connection in
                try await self.advance(trip, to: snapshot, json, endReason, at: now, epoch, on: connection)
                var new = 0
                for event in events where try await self.insert(event, of: trip, on: connection) { new += 1 }
                return new
            }
        }
    }

    /// Moves the trip's row forward. Its lock is held to the end of the transaction: two sessions record one after another.
    private func advance(
        _ trip: String, to snapshot: TripSnapshot, _ json: JSONB, _ endReason: String?, at now: Timestamp,
        _ epoch: DriverEpoch, on connection: Connection
    ) async throws {
        let sequence = Int64(snapshot.sequence)
        let isEnded = snapshot.phase == .ended
        let updated = try await connection.execute(
            """
            UPDATE waymark.trip SET
                phase = CASE WHEN \(isEnded) OR sequence <= \(sequence) AND ended_at IS NULL
                    THEN \(snapshot.phase.rawValue) ELSE phase END,
                snapshot = CASE WHEN \(isEnded) OR sequence <= \(sequence) AND ended_at IS NULL
                    THEN \(json) ELSE snapshot END,
                sequence = greatest(sequence, \(sequence)),
                started_at = coalesce(started_at, \(snapshot.phase == .planned ? nil : now)),
                ended_at = coalesce(ended_at, \(isEnded ? now : nil)),
                end_reason = coalesce(end_reason, \(isEnded ? endReason : nil))
            WHERE id = \(trip) AND driver_epoch = \(epoch.number)
            """)
        guard updated > 0 else { throw TripStoreError.superseded(trip) }
    }

    /// Writes the snapshots of trips under way. Those that a newer connection drives, that have ended, or whose stored state
    /// is newer, are passed over.
    ///
    /// - Throws: `TripStoreError.unstorable` for one that can't be written, once all others are.
    package func save(_ snapshots: [(trip: String, epoch: DriverEpoch, snapshot: TripSnapshot)]) async throws {
        guard !snapshots.isEmpty else { return }
        // In one order everywhere, so that two nodes that save the same trips never wait for each other in a ring.
        let encoded = snapshots.sorted { $0.trip < $1.trip }.map { each in
            (each, json: Result { try StoredSnapshot.encode(each.snapshot, of: each.trip) })
        }
        let updates: [Query] = encoded.compactMap { each, json in
            guard case .success(let json) = json else { return nil }
            let sequence = Int64(each.snapshot.sequence)
            return """
                UPDATE waymark.trip SET phase = \(each.snapshot.phase.rawValue), snapshot = \(json), sequence = \(sequence)
                WHERE id = \(each.trip) AND driver_epoch = \(each.epoch.number) AND sequence <= \(sequence)
                    AND phase NOT IN ('arrived', 'ended')
                """
        }
        try await pool.pipeline(updates)
        for case .failure(let error) in encoded.map(\.json) { throw error }
    }

    /// What the driver was to be told after `sequence`, in order.
    package func messages(of trip: String, after sequence: Int) async throws -> [[UInt8]] {
        try await pool.query(
            """
            SELECT message FROM waymark.trip_event
            WHERE trip_id = \(trip) AND sequence > \(Int64(sequence)) AND message IS NOT NULL ORDER BY sequence
            """
        ).map { try $0[0, as: [UInt8].self] }
    }
}

// MARK: - Events

extension TripStore {
    /// - Returns: whether the event was new.
    /// - Throws: `TripStoreError.sequenceTaken`: dropping an event because another has its number would lose a fact.
    @discardableResult
    func insert(_ event: TripEventRecord, of trip: String, on connection: Connection) async throws -> Bool {
        let inserted = try await connection.execute(
            """
            INSERT INTO waymark.trip_event (trip_id, sequence, type, waypoint, message, at)
            VALUES (\(trip), \(Int64(event.sequence)), \(event.type), \(event.waypoint.map { Int32(clamping: $0) }),
                \(event.message), \(Timestamp(event.at)))
            ON CONFLICT DO NOTHING
            """)
        guard inserted > 0 else {
            guard try await isRecorded(event, of: trip, on: connection) else {
                throw TripStoreError.sequenceTaken(trip, event.sequence)
            }
            return false
        }
        if let webhook = event.webhook {
            try await OutboxStore.enqueue(webhook, app: Self.app, at: event.at, on: connection)
        }
        return true
    }

    private func isRecorded(
        _ event: TripEventRecord, of trip: String, on connection: Connection
    ) async throws -> Bool {
        let waypoint = event.waypoint.map { Int32(clamping: $0) }
        let row = try await connection.query(
            """
            SELECT EXISTS (
                SELECT FROM waymark.trip_event WHERE trip_id = \(trip) AND type = \(event.type)
                    AND waypoint IS NOT DISTINCT FROM \(waypoint)
                    AND (waypoint IS NOT NULL OR sequence = \(Int64(event.sequence)))
            )
            """
        ).one()
        return try row[0]
    }
}
