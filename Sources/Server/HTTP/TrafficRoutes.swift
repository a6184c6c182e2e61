import HTTPTypes
import Hummingbird
import Protocol
import Routing
import Storage
import Trips

/// `GET`, `PUT` and `DELETE /v1/traffic`: live speeds and closures, as JSON or as OSRM's speed files.
struct TrafficRoutes: Sendable {
    let services: SessionServices
    let states: RoadStateStore
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
        let snapshot = try await admit(request, for: .watch)
        let states = try await states.current(in: snapshot.info.id)
        return Response(RoadStateList(data: states.map { RoadStateResource($0, in: snapshot.network) }))
    }

    private func put(_ request: Request) async throws -> Response {
        let snapshot = try await admit(request, for: .admin)
        let report = try await report(request)
        let lookup = RoadLookup(of: report.updates, in: snapshot.network)
        var (stored, unmatched): ([StoredRoadState], [Int]) = ([], [])
        for (place, update) in report.updates.enumerated() {
            let roads = lookup.roads(of: update.subject)
            if roads.isEmpty { unmatched.append(place) }
            stored += roads.map { StoredRoadState(update, of: $0, source: report.source, at: services.now) }
        }
        try await states.put(stored, in: snapshot.info.id)
        return Response(
            TrafficOutcome(
                applied: stored.count, unmatched: Array(unmatched.prefix(100)), unmatchedCount: unmatched.count))
    }

    private func remove(_ request: Request) async throws -> Response {
        let snapshot = try await admit(request, for: .admin)
        let source = request.uri.queryParameters.get("source")
        let removed = try await states.remove(source: source, in: snapshot.info.id)
        return Response(TrafficRemoval(removed: removed))
    }

    private struct TrafficRemoval: JSONWritable {
        var removed: Int

        func write(to writer: inout JSONWriter) { writer.object { $0.field("removed", removed) } }
    }

    private func admit(_ request: Request, for scope: TokenScope) async throws -> RoutingSnapshot {
        let grant = try await policy.grant(token: AccessPolicy.bearer(request.headers[.authorization]), for: scope)
        guard grant.trip == nil else { throw ProtocolError(.forbidden) }
        guard let snapshot = services.network.snapshot else { throw ProtocolError(.noNetwork) }
        return snapshot
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

extension StoredRoadState {
    fileprivate init(
        _ update: TrafficUpdate, of subject: (road: RoadID, direction: Direction?), source: String, at now: Instant
    ) {
        self.init(
            road: subject.road, direction: subject.direction, source: source,
            state: update.speedKmh.map { .speed(Float($0)) } ?? .closed, reason: update.reason ?? "",
            validFrom: update.validFrom.map { Instant(milliseconds: $0) } ?? now,
            validUntil: update.validUntil.map { Instant(milliseconds: $0) })
    }
}

extension RoadStateResource {
    fileprivate init(_ state: StoredRoadState, in network: RoadNetwork) {
        let speed: Double? = if case .speed(let speed) = state.state { Double(speed) } else { nil }
        let isKnown = Int(state.road.index) < network.roads.count
        self.init(
            road: Int(state.road.index), direction: state.direction?.name,
            way: isKnown ? network.roads[Int(state.road.index)].osmWay : 0, source: state.source, speedKmh: speed,
            closed: speed == nil, reason: state.reason.isEmpty ? nil : state.reason,
            validFrom: state.validFrom.milliseconds, validUntil: state.validUntil?.milliseconds)
    }
}
