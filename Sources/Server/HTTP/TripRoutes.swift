import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Protocol
import Storage
import Trips

/// `POST /v1/trips`, `GET /v1/trips` and `GET /v1/trips/{id}`: trips that a backend makes and reads.
struct TripRoutes: Sendable {
    let services: SessionServices
    let policy: AccessPolicy

    private static let pageSize = 100

    func add(to router: Router<BasicRequestContext>) {
        router.on(
            "/v1/trips",
            [
                .post: { request, _ in await services.answer { try await create(request) } },
                .get: { request, _ in await services.answer { try await list(request) } },
            ])
        router.on(
            "/v1/trips/:id",
            [
                .get: { request, context in
                    await services.answer { try await show(request, id: context.parameters.get("id") ?? "") }
                }
            ])
    }

    private func create(_ request: Request) async throws -> Response {
        let grant = try await grant(request, for: .drive)
        guard grant.trip == nil else {
            throw ProtocolError(.forbidden, "The token is for one trip that exists already.")
        }
        let maximum = services.limits.messageBytes
        guard let body = try? await request.body.collect(upTo: maximum) else { throw ProtocolError(.messageTooLarge) }
        let wanted = try TripRequest.decode(String(buffer: body))
        try services.checkStops(of: wanted)
        let draft = TripDraft(wanted, at: services.now, phase: .planned)
        let (trip, isNew) = try await services.trips.create(draft, events: [.began(draft, wanted)])
        services.wakeDeliveries()
        var resource = try TripResource(trip)
        resource.token = try await services.authority.mint(
            Grant(scopes: [.drive], trip: trip.id), lifetime: services.limits.resumeLifetime, at: Date())
        return Response(resource, status: isNew ? .created : .ok)
    }

    private func list(_ request: Request) async throws -> Response {
        let grant = try await grant(request, for: .watch)
        guard grant.trip == nil else { throw ProtocolError(.forbidden) }
        let before = request.uri.queryParameters.get("iterator")
        let trips = try await services.trips.list(before: before, limit: Self.pageSize + 1)
        let page = trips.prefix(Self.pageSize)
        return Response(
            TripList(
                data: try page.map { try TripResource($0) }, iterator: trips.count > page.count ? page.last?.id : nil,
                done: trips.count <= page.count))
    }

    private func show(_ request: Request, id: String) async throws -> Response {
        let grant = try await grant(request, for: .watch)
        guard grant.allows(trip: id) else { throw ProtocolError(.forbidden) }
        return Response(try TripResource(try await services.trips.load(id)))
    }

    private func grant(_ request: Request, for scope: TokenScope) async throws -> Grant {
        try await policy.grant(token: AccessPolicy.bearer(request.headers[.authorization]), for: scope)
    }
}

extension TripResource {
    init(_ trip: StoredTrip) throws {
        self.init(
            id: trip.id, state: TripState(trip.snapshot.phase), request: try TripRequest.decode(trip.request),
            createdAt: trip.createdAt.milliseconds, startedAt: trip.startedAt?.milliseconds,
            endedAt: trip.endedAt?.milliseconds, endReason: trip.endReason, leg: trip.snapshot.nextStop,
            revision: trip.snapshot.revision, eta: trip.snapshot.eta?.milliseconds,
            position: trip.snapshot.lastFix.map { Position($0) }, sequence: trip.snapshot.sequence)
    }
}

extension Protocol.TripState {
    init(_ phase: TripPhase) {
        switch phase {
        case .planned: self = .planned
        case .locating: self = .locating
        case .routing: self = .routing
        case .driving: self = .driving
        case .deviating: self = .deviating
        case .lost: self = .lost
        case .approaching: self = .approaching
        case .arrived: self = .arrived
        case .ended: self = .ended
        }
    }
}
