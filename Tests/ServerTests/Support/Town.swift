import PostgreSQL
import Protocol
import Routing
import Storage
import TestSupport

/// The map of these tests: two streets that meet, and an island with more roads than a search tries.
enum Town {
    static let map = Result {
        try MapSketch(
            """
            A---------B---------C
                      |               V-W
                      |               | |
                      |               Y-Z
                      D                 X
            """, meters: 40,
            [
                "ABC": .named("High Street"), "BD": .named("Mill Lane"), "VW": .named("Island Road"),
                "WZ": .named("Island Road"), "ZY": .named("Island Road"), "YV": .named("Island Road"),
                "ZX": .named("Island Road"),
            ])
    }

    /// A place on the map.
    static func coordinate(_ place: Character) throws -> Coordinate { try map.get().coordinate(place) }

    static func place(_ place: Character, name: String? = nil) throws -> Place {
        let coordinate = try coordinate(place)
        return Place(latitude: coordinate.latitude, longitude: coordinate.longitude, name: name)
    }

    /// Makes the schema and imports the map.
    static func settle(_ url: String, named name: String = "Town") async throws {
        let pool = ConnectionPool(.init(url: url))
        do {
            try await Migrator.migrate(pool)
            _ = try await NetworkStore(pool: pool).replace(with: map.get().tables, name: name, source: "a sketch")
            await pool.close()
        } catch {
            await pool.close()
            throw error
        }
    }
}

/// Databases with the town in them.
let town = DatabaseTemplate("town") { try await Town.settle($0) }
