import HTTPTypes
import Hummingbird
import Protocol
import Storage

/// `GET`, `PUT` and `DELETE /v1/traffic`: live speeds and closures, as JSON or as OSRM's speed files.
struct TrafficRoutes: Sendable {
    let services: SessionServices
    let states: RoadStateStore
    let networks: NetworkStore
    let policy: AccessPolicy

    func add(to router: Router<BasicRequestContext>) {
        router.on(
            "/v1/traffic",
            [
                .get: { request, _ in await services.answer { try await list(request) } },
                .put: { request, _ in await services.answer { try await put(request) } },
                .delete: { request, _ in await services.answer { try await remove(request) } },
            ])
    }

    private func list(_ request: Request) async throws -> Response {
        Response(try await intake(request, for: .watch).list())
    }

    private func put(_ request: Request) async throws -> Response {
        let intake = try await intake(request, for: .admin)
        return Response(try await intake.take(try await report(request), at: services.now))
    }

    private func remove(_ request: Request) async throws -> Response {
        let intake = try await intake(request, for: .admin)
        let removed = try await intake.remove(source: request.uri.queryParameters.get("source"))
        return Response(TrafficRemoval(removed: removed))
    }

    private struct TrafficRemoval: JSONWritable {
        var removed: Int

        func write(to writer: inout JSONWriter) { writer.object { $0.field("removed", removed) } }
    }

    private func intake(_ request: Request, for scope: TokenScope) async throws -> TrafficIntake {
        let grant = try await policy.grant(token: AccessPolicy.bearer(request.headers[.authorization]), for: scope)
        guard grant.trip == nil else { throw ProtocolError(.forbidden) }
        guard let snapshot = services.network.snapshot else { throw ProtocolError(.noNetwork) }
        return TrafficIntake(states: states, networks: networks, snapshot: snapshot)
    }

    private func report(_ request: Request) async throws -> TrafficReport {
        guard let body = try? await request.body.collect(upTo: TrafficReport.maximumBytes) else {
            throw ProtocolError(.messageTooLarge)
        }
        guard request.headers[.contentType]?.lowercased().hasPrefix("text/csv") == true else {
            return try TrafficReport.decode(String(buffer: body))
        }
        let source = request.uri.queryParameters.get("source") ?? "csv"
        return TrafficReport(source: source, updates: try SpeedFile.decode(String(buffer: body)))
    }
}
