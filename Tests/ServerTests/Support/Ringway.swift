import Foundation
import PostgreSQL
import Protocol
import Routing
import Storage
import TestSupport

/// A street with a longer way around its middle, and vehicles on it.
enum Ringway {
    static let map = Result {
        try MapSketch(
            """
                F---------G---------H
                |                   |
            A---B---------C---------D---E
            """, meters: 100,
            [
                "ABCDE": .named("High Street"), "FGH": .named("Back Street"), "BF": .named("West Lane"),
                "DH": .named("East Lane"),
            ], controls: ["C": .none, "G": .none])
    }

    static func settle(_ url: String) async throws {
        let pool = ConnectionPool(.init(url: url))
        do {
            try await Migrator.migrate(pool)
            _ = try await NetworkStore(pool: pool).replace(with: map.get().tables, name: "Ringway", source: "a sketch")
            await pool.close()
        } catch {
            await pool.close()
            throw error
        }
    }

    /// The number of the road between two neighbors.
    static func road(_ ends: String) throws -> Int32 { Int32(try map.get().road(ends).index) }

    /// A trip that ends some way before a place on High Street.
    static func trip(to place: Character) throws -> ClientMessage {
        let coordinate = try map.get().coordinate(place).moved(by: 50, bearing: 270)
        var request = TripRequest(
            destination: Place(latitude: coordinate.latitude, longitude: coordinate.longitude, name: String(place)))
        request.progressInterval = 0
        return .start(.new(request))
    }
}

/// Databases with the street and the way around it.
let ringway = DatabaseTemplate("ringway") { try await Ringway.settle($0) }

/// A vehicle that drives toward E, ten meters with each fix, a second after the one before.
struct RingwayVehicle {
    private var timestamp = Int64(Date().timeIntervalSince1970 * 1000) - 600_000
    private var meters = 0.0

    mutating func next() throws -> ClientMessage {
        meters += 10
        return try fix(speed: 10)
    }

    /// Where it is, a second later.
    mutating func standing() throws -> ClientMessage { try fix(speed: 0) }

    private mutating func fix(speed: Double) throws -> ClientMessage {
        let place = try Ringway.map.get().coordinate("A").moved(by: meters, bearing: 90)
        timestamp += 1_000
        return .position(
            Position(
                latitude: place.latitude, longitude: place.longitude, timestamp: timestamp, accuracy: 5,
                heading: speed > 0 ? 90 : nil, speed: speed))
    }
}
