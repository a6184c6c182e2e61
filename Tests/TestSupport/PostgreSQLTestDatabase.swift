import Foundation
import PostgreSQL

/// A database that tests get copies of: made once in a process, by whoever asks first.
package struct DatabaseTemplate: Sendable {
    let name: String
    let prepare: @Sendable (_ url: String) async throws -> Void

    /// - Parameters:
    ///   - name: tells templates apart; letters, digits and underscores.
    ///   - prepare: fills the empty database at `url`. It must close all connections: a database in use cannot be copied.
    package init(_ name: String, prepare: @escaping @Sendable (_ url: String) async throws -> Void) {
        self.name = name
        self.prepare = prepare
    }
}

/// Gives `body` the URL of a database of its own, empty or a copy of a template, and drops it afterwards.
nonisolated(nonsending) package func withTestDatabase<T>(
    from template: DatabaseTemplate? = nil, _ body: nonisolated(nonsending) (_ url: String) async throws -> T
) async throws -> T {
    let server = PostgreSQLTestServer.shared
    let pool = try await server.pool()
    return try await pool.withConnection { admin in
        let name = await server.nextDatabaseName()
        if let template {
            let original = try await server.database(of: template, in: pool)
            try await admin.execute("CREATE DATABASE \(identifier: name) TEMPLATE \(identifier: original)")
        } else {
            try await admin.execute("CREATE DATABASE \(identifier: name) TEMPLATE template0")
        }
        return try await dropping(name, with: admin) { try await body(try PostgreSQLTestServer.url(of: name)) }
    }
}

/// Gives `body` a pool on a database of its own, and closes it afterwards.
nonisolated(nonsending) package func withTestPool<T>(
    from template: DatabaseTemplate? = nil, maximum: Int = 4,
    _ body: nonisolated(nonsending) (ConnectionPool) async throws -> T
) async throws -> T {
    try await withTestDatabase(from: template) { url in
        var configuration = ConnectionPool.Configuration(url: url)
        configuration.maximum = maximum
        let pool = ConnectionPool(configuration)
        do {
            let value = try await body(pool)
            await pool.close()
            return value
        } catch {
            await pool.close()
            throw error
        }
    }
}

/// Gives `body` a private cluster that no other test uses and that it may start, kill and ruin.
nonisolated(nonsending) package func withPrivateCluster<T>(
    _ body: nonisolated(nonsending) (_ cluster: PrivateCluster, _ home: String) async throws -> T
) async throws -> T {
    let home = try TestFolders.make()
    do {
        let value = try await body(PrivateCluster(home: home, durability: .none), home)
        await TestFolders.remove(home)
        return value
    } catch {
        await TestFolders.remove(home)
        throw error
    }
}

nonisolated(nonsending) private func dropping<T>(
    _ database: String, with admin: Connection, _ body: nonisolated(nonsending) () async throws -> T
) async throws -> T {
    do {
        let value = try await body()
        try await admin.execute("DROP DATABASE \(identifier: database) WITH (FORCE)")
        return value
    } catch {
        // The first error is the one that matters; the database goes with the cluster if not now.
        _ = try? await Task { try await admin.execute("DROP DATABASE IF EXISTS \(identifier: database) WITH (FORCE)") }
            .value
        throw error
    }
}
