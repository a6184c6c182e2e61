import Foundation
import Logging
import PostgreSQL
import Webhooks

/// The endpoints that want webhooks, with their secrets sealed.
package struct EndpointStore: Sendable {
    let pool: ConnectionPool
    let box: SecretBox
    let logger: Logger

    /// - Parameter box: seals and opens the endpoints' secrets, with a key that the database doesn't have.
    package init(pool: ConnectionPool, box: SecretBox, logger: Logger = Logger(label: "waymark.storage")) {
        self.pool = pool
        self.box = box
        self.logger = logger
    }

    package func add(_ endpoint: WebhookEndpoint) async throws {
        let sealed = try endpoint.secrets.map { (try box.seal($0.secret, for: endpoint.id), $0.validUntil) }
        try await pool.withTransaction { connection in
            try await connection.execute(
                """
                INSERT INTO waymark.endpoint (id, app_id, url, event_types, created_at)
                VALUES (\(endpoint.id.rawValue), \(TripStore.app), \(endpoint.url.description),
                    \(endpoint.eventTypes.map { $0.sorted() }), \(Timestamp(endpoint.createdAt)))
                """)
            for (secret, validUntil) in sealed {
                try await connection.execute(
                    """
                    INSERT INTO waymark.endpoint_secret (endpoint_id, sealed, valid_until)
                    VALUES (\(endpoint.id.rawValue), \(secret), \(validUntil.map { Timestamp($0) }))
                    """)
            }
        }
    }

    /// All endpoints, oldest first.
    ///
    /// - Throws: `UnreadableEndpoint` where one of them can't be read.
    package func list() async throws -> [WebhookEndpoint] {
        try await read(nil).map { try $0.get() }
    }

    /// - Returns: `nil` where there is none.
    package func find(_ id: EndpointID) async throws -> WebhookEndpoint? {
        try await read([id.rawValue]).first?.get()
    }

    /// - Returns: whether there was one.
    package func remove(_ id: EndpointID) async throws -> Bool {
        // Deliveries that are being recorded lock the same rows in another order.
        try await pool.withTransaction(retrying: .conflicts) { connection in
            try await connection.execute("DELETE FROM waymark.endpoint WHERE id = \(id.rawValue)") > 0
        }
    }

    /// Those of the endpoints that can be read. One that can't be is logged and left out: it must not hold up the others.
    func readable(_ ids: Set<EndpointID>) async throws -> [EndpointID: WebhookEndpoint] {
        guard !ids.isEmpty else { return [:] }
        return try await read(ids.map(\.rawValue)).reduce(into: [:]) { found, result in
            switch result {
            case .success(let endpoint): found[endpoint.id] = endpoint
            case .failure(let error): logger.error("An endpoint gets no webhooks", metadata: ["error": "\(error)"])
            }
        }
    }
}

/// An endpoint whose row holds what no endpoint can have; written with SQL, or by a Waymark with other rules.
package struct UnreadableEndpoint: Error, CustomStringConvertible {
    package let id: EndpointID
    let reason: EndpointURLError

    package var description: String { "endpoint \(id): \(reason) Remove it, or correct its url with SQL." }
}

// MARK: - Rows

extension EndpointStore {
    /// The endpoints with these names, or all, oldest first.
    private func read(_ names: [String]?) async throws -> [Result<WebhookEndpoint, UnreadableEndpoint>] {
        let secrets = try await secrets(of: names)
        return try await pool.query(
            """
            SELECT id, url, event_types, disabled_at IS NOT NULL, created_at FROM waymark.endpoint
            WHERE \(names) IS NULL OR id = ANY (\(names)) ORDER BY id
            """
        ).map { row in
            let (name, url, eventTypes, isDisabled, createdAt) =
                try row.decode((String, String, [String]?, Bool, Timestamp).self)
            let id = EndpointID(unchecked: name)
            do throws(EndpointURLError) {
                return .success(
                    WebhookEndpoint(
                        id: id, url: try EndpointURL(url), secrets: secrets[id] ?? [],
                        eventTypes: eventTypes.map { Set($0) }, isDisabled: isDisabled, createdAt: Date(createdAt)))
            } catch {
                return .failure(UnreadableEndpoint(id: id, reason: error))
            }
        }
    }

    /// Newest first. A secret that this process can't open is left out: its endpoint is then not called, and says why.
    private func secrets(of names: [String]?) async throws -> [EndpointID: [EndpointSecret]] {
        let rows = try await pool.query(
            """
            SELECT endpoint_id, sealed, valid_until FROM waymark.endpoint_secret
            WHERE \(names) IS NULL OR endpoint_id = ANY (\(names)) ORDER BY id DESC
            """)
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
