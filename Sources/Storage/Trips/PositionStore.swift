import PostgreSQL
import Trips

/// The recorded tracks of all trips, one partition a day.
package struct PositionStore: Sendable {
    let pool: ConnectionPool

    package init(pool: ConnectionPool) { self.pool = pool }

    /// One fix of one trip.
    package struct Entry: Sendable {
        package var trip: String
        package var fix: Fix
        /// By the server's clock; it decides the partition.
        package var recordedAt: Instant

        package init(trip: String, fix: Fix, recordedAt: Instant) {
            self.trip = trip
            self.fix = fix
            self.recordedAt = recordedAt
        }
    }

    /// Adds a batch by one COPY, and the partitions that it needs.
    package func append(_ entries: [Entry]) async throws {
        guard !entries.isEmpty else { return }
        let days = Set(entries.map { $0.recordedAt.day })
        try await pool.withTransaction { connection in
            for day in days.sorted() {
                let day = Int32(clamping: day)
                try await connection.execute("SELECT waymark.make_position_partition(date '1970-01-01' + \(day))")
            }
            try await connection.copyIn(
                """
                COPY waymark.position (recorded_at, trip_id, at, longitude, latitude, accuracy, heading, speed)
                FROM STDIN (FORMAT binary)
                """
            ) { writer in
                for entry in entries { try entry.write(to: &writer) }
            }
        }
    }

    /// A trip's track, oldest fix first.
    package func track(of trip: String) async throws -> [Fix] {
        try await pool.query(
            """
            SELECT at, longitude, latitude, accuracy, heading, speed FROM waymark.position
            WHERE trip_id = \(trip) ORDER BY at
            """
        ).map { row in
            let (at, longitude, latitude, accuracy, heading, speed) =
                try row.decode((Timestamp, Double, Double, Double?, Double?, Double?).self)
            return Fix(
                coordinate: .init(latitude: latitude, longitude: longitude), timestamp: Instant(at),
                accuracy: accuracy, heading: heading, speed: speed)
        }
    }
}

extension PositionStore.Entry {
    fileprivate func write(to writer: inout BinaryCopyWriter) throws {
        try writer.startRow()
        try writer.write(Timestamp(recordedAt))
        writer.write(trip)
        try writer.write(Timestamp(fix.timestamp))
        writer.write(fix.coordinate.longitude)
        writer.write(fix.coordinate.latitude)
        writer.write(fix.accuracy)
        writer.write(fix.heading)
        writer.write(fix.speed)
    }
}

extension Instant {
    /// Whole days since the Unix epoch, in UTC.
    fileprivate var day: Int64 {
        let (days, rest) = milliseconds.quotientAndRemainder(dividingBy: 86_400_000)
        return rest < 0 ? days - 1 : days
    }
}
