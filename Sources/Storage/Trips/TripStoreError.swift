import PostgreSQL

/// Why a trip's rows were left as they are. Trying again changes none of these.
package enum TripStoreError: Error, Equatable, CustomStringConvertible {
    case notFound(String)
    /// A newer connection drives the trip.
    case superseded(String)
    /// The reference names a trip that was asked for differently.
    case referenceConflict(String)
    /// Another event of the trip has this number already.
    case sequenceTaken(String, Int)
    /// The database can't keep a value, such as text with a NUL character; the second text says why.
    case unstorable(String, String)

    package var description: String {
        switch self {
        case .notFound(let trip): "there is no trip \(trip)"
        case .superseded(let trip): "trip \(trip) is driven by a newer connection"
        case .referenceConflict(let reference): "the reference \(reference) names a different trip already"
        case .sequenceTaken(let trip, let sequence): "trip \(trip) has another event numbered \(sequence) already"
        case .unstorable(let trip, let reason): "trip \(trip) can't be stored: \(reason)"
        }
    }
}

extension TripStoreError {
    /// Runs `body`, and tells a refusal of what it writes from a database that is away: the first is final.
    nonisolated(nonsending) static func telling<T>(
        of trip: String, _ body: nonisolated(nonsending) () async throws -> T
    ) async throws -> T {
        do {
            return try await body()
        } catch let error as PostgreSQLError where error.isAboutValues {
            let reason = [error.message, error.detail].compactMap { $0 }.joined(separator: "; ")
            throw TripStoreError.unstorable(trip, reason)
        }
    }
}

extension PostgreSQLError {
    /// Whether the values are to blame: SQLSTATE classes 22 (data), 23 (constraints) and 54 (sizes).
    fileprivate var isAboutValues: Bool {
        code == .invalidParameter || ["22", "23", "54"].contains(sqlState?.rawValue.prefix(2))
    }
}
