import PostgreSQL

/// The databases of a server.
package enum Databases {
    /// Makes a database where there is none of that name.
    package static func make(_ name: String, in session: some PostgreSQLSession) async throws {
        let found = try await session.query("SELECT 1 FROM pg_database WHERE datname = \(name)")
        guard found.isEmpty else { return }
        try await session.execute("CREATE DATABASE \(identifier: name)")
    }
}
