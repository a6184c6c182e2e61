import Foundation
import PostgreSQL
import Webhooks

/// The endpoints that want webhooks, with their secrets sealed.
package struct EndpointStore: Sendable {
    let pool: ConnectionPool
    let box: SecretBox

    package init(pool: ConnectionPool, box: SecretBox) {
        self.pool = pool
        self.box = box
    }

    package func add(_ endpoint: WebhookEndpoint) async throws {
        let sealed = try endpoint.secrets.map { (try box.seal($0.secret, for: endpoint.id), $0.validUntil) }
        try await pool.withTransaction { connection in
            try await connection.execute(
                """
                INSERT INTO waymark.endpoint (id, app_id, url, event_types, created_at)
                VALUES (\(endpoint.id.rawValue), \(TripStore.app), \(endpoint.url.description),
                    \(endpoint.eventTypes.map { $0.sorted() }), \(Timestamp(endpoint.createdAt)))
                """.named("add endpoint"))
            for (secret, validUntil) in sealed {
                try await connection.execute(
                    """
                    INSERT INTO waymark.endpoint_secret (endpoint_id, sealed, valid_until)
                    VALUES (\(endpoint.id.rawValue), \(secret), \(validUntil.map { Timestamp($0) }))
                    """.named("add endpoint secret"))
            }
        }
    }

    /// All endpoints, oldest first.
    package func list() async throws -> [WebhookEndpoint] {
        let ids = try await pool.query("SELECT id FROM waymark.endpoint ORDER BY id").decode(String.self)
        return try await find(Set(ids.map { EndpointID(unchecked: $0) })).values.sorted { $0.id < $1.id }
    }

    /// - Returns: whether there was one.
    package func remove(_ id: EndpointID) async throws -> Bool {
        try await pool.execute("DELETE FROM waymark.endpoint WHERE id = \(id.rawValue)".named("remove endpoint")) > 0
    }

    func find(_ ids: Set<EndpointID>) async throws -> [EndpointID: WebhookEndpoint] {
        guard !ids.isEmpty else { return [:] }
        let names = ids.map(\.rawValue)
        let secrets = try await secrets(of: names)
        let rows = try await pool.query(
            """
            SELECT id, url, event_types, disabled_at IS NOT NULL, created_at FROM waymark.endpoint WHERE id = ANY (\(names))
            """.named("find endpoints"))
        var found: [EndpointID: WebhookEndpoint] = [:]
        for row in rows {
            let (name, url, eventTypes, isDisabled, createdAt) =
                try row.decode((String, String, [String]?, Bool, Timestamp).self)
            let id = EndpointID(unchecked: name)
            found[id] = WebhookEndpoint(
                id: id, url: try EndpointURL(url), secrets: secrets[id] ?? [], eventTypes: eventTypes.map { Set($0) },
                isDisabled: isDisabled, createdAt: Date(createdAt))
        }
        return found
    }

    /// Newest first. A secret that this process can't open is left out: its endpoint is then not called, and says why.
    private func secrets(of endpoints: [String]) async throws -> [EndpointID: [EndpointSecret]] {
        let rows = try await pool.query(
            """
            SELECT endpoint_id, sealed, valid_until FROM waymark.endpoint_secret
            WHERE endpoint_id = ANY (\(endpoints)) ORDER BY id DESC
            """.named("find endpoint secrets"))
        var found: [EndpointID: [EndpointSecret]] = [:]
        for row in rows {
            let (name, sealed, validUntil) = try row.decode((String, [UInt8], Timestamp?).self)
            let id = EndpointID(unchecked: name)
            guard let secret = try? box.open(sealed, for: id) else { continue }
            found[id, default: []].append(EndpointSecret(secret, validUntil: validUntil.map { Date($0) }))
        }
        return found
    }
}
