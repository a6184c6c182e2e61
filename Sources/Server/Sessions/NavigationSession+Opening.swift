import Foundation
import Guidance
import NIOCore
import PostgreSQL
import Protocol
import Routing
import Storage
import Trips
import WebSockets

// Beginning a trip, picking up one that a backend made, and going on with one after a lost connection.
extension NavigationSession {
    /// A trip that may be driven, and what the driver is told first.
    struct Opened: Sendable {
        var trip: StoredTrip
        var request: TripRequest
        var epoch: DriverEpoch
        var token: String
        /// Messages of facts that the client has not seen.
        var missed: [[UInt8]] = []
        /// The last number that the client has seen.
        var seen = 0
    }

    func begin(_ start: ClientMessage.Start) {
        guard case .idle = state else { return refuseSecondTrip("start") }
        let services = services
        let grant = grant
        switch start {
        case .new(let request):
            guard grant.trip == nil else {
                return refuse(
                    ProtocolError(.forbidden, "The token is for one trip that exists already.", messageType: "start"))
            }
            do throws(ProtocolError) {
                try services.checkStops(of: request)
            } catch {
                return refuse(error)
            }
            open("start") { try await services.create(request) }
        case .planned(let trip):
            guard grant.allows(trip: trip) else { return refuse(ProtocolError(.forbidden, messageType: "start")) }
            open("start") { try await services.pickUp(trip) }
        }
    }

    func resume(_ resume: ClientMessage.Resume) {
        guard case .idle = state else { return refuseSecondTrip("resume") }
        let services = services
        open("resume") { try await services.resume(resume) }
    }

    private func refuseSecondTrip(_ type: String) { refuse(ProtocolError(.tripInProgress, messageType: type)) }

    private func open(_ type: String, _ work: @escaping @Sendable () async throws -> Opened) {
        state = .opening(waiting: [])
        perform(work) { session, result in
            switch result {
            case .success(let opened): session.drive(opened)
            case .failure(let error):
                session.state = .idle
                session.refuse(ProtocolError(opening: error, messageType: type, logger: session.services.logger))
            }
        }
    }

    private func drive(_ opened: Opened) {
        guard case .opening(let waiting) = state, let connection else { return }
        var machine = Trip(plan: TripPlan(opened.request), snapshot: opened.trip.snapshot, rules: services.rules)
        machine.continueSequence(after: opened.seen)
        let previous = services.registry.take(
            opened.trip.id, NIOLoopBound(self, eventLoop: connection.eventLoop), connection.handle,
            epoch: opened.epoch.number)
        previous?.execute { connection in
            connection.send(text: ServerMessage.error(ServerMessage.Failure(ProtocolError(.superseded))).encoded())
            connection.close(code: WebSocketCloseCode(rawValue: 4001), reason: "a newer connection drives this trip")
        }
        state = .driving(
            ActiveTrip(
                id: opened.trip.id, request: opened.request, wording: RouteFinder.Wording(opened.request),
                epoch: opened.epoch, machine: machine, avoidance: Routing.Avoidance(opened.request.avoid)))
        send(
            .started(
                ServerMessage.Started(
                    sequence: machine.snapshot.sequence, trip: opened.trip.id, token: opened.token)))
        for message in opened.missed { connection.send(text: message) }
        guard machine.phase != .ended else { return leaveTrip() }
        handle(.driverConnected)
        for event in waiting { handle(event) }
    }
}

extension SessionServices {
    /// Stops off the network are said before there is a trip.
    func checkStops(of request: TripRequest) throws(ProtocolError) {
        guard let metric = network.snapshot?.metric(for: TravelMode(request.profile)) else {
            throw ProtocolError(.noNetwork, messageType: "start")
        }
        for (index, place) in (request.waypoints + [request.destination]).enumerated()
        where metric.snaps(of: Coordinate(place), radius: RouteFinder.snapRadius).isEmpty {
            let name = index == request.waypoints.count ? "destination" : "waypoints[\(index)]"
            throw ProtocolError(
                .destinationOffNetwork, "No usable road lies within \(Int(RouteFinder.snapRadius)) m of \(name).",
                field: name, messageType: "start")
        }
    }

    fileprivate func create(_ request: TripRequest) async throws -> NavigationSession.Opened {
        let draft = TripDraft(request, at: now, phase: .locating)
        let (trip, _) = try await trips.create(draft, events: [.began(draft, request)])
        wakeDeliveries()
        // A reference that was used before names the same trip, which then goes on where it stands.
        return try await pickUp(trip.id)
    }

    fileprivate func pickUp(_ id: String) async throws -> NavigationSession.Opened {
        try await recorder.settle(id)
        var (trip, epoch) = try await trips.open(id)
        guard trip.endedAt == nil else { throw ProtocolError(.tripEnded, messageType: "start") }
        let request = try TripRequest.decode(trip.request)
        if trip.snapshot.phase == .planned {
            trip.snapshot.phase = .locating
            trip.snapshot.sequence += 1
            let event = WebhookEvent(
                .tripStarted, trip: id, request: request, sequence: trip.snapshot.sequence, at: now)
            let record = TripEventRecord(
                sequence: trip.snapshot.sequence, type: "started", waypoint: -1, message: nil, at: now,
                webhook: WebhookDraft(eventType: event.type.rawValue, payload: event.encoded()))
            _ = try await trips.record([record], of: id, snapshot: trip.snapshot, epoch: epoch)
            wakeDeliveries()
        }
        return try await opened((trip, epoch), request: request)
    }

    fileprivate func resume(_ resume: ClientMessage.Resume) async throws -> NavigationSession.Opened {
        guard let grant = try? await authority.verify(resume.token), grant.allows(.drive), grant.trip == resume.trip
        else {
            throw ProtocolError(.resumeRefused, messageType: "resume")
        }
        try await recorder.settle(resume.trip)
        let (trip, epoch) = try await trips.open(resume.trip)
        var opened = try await opened((trip, epoch), request: try TripRequest.decode(trip.request))
        opened.missed = try await trips.messages(of: resume.trip, after: resume.after)
        opened.seen = resume.after
        return opened
    }

    private func opened(
        _ opened: (trip: StoredTrip, epoch: DriverEpoch), request: TripRequest
    ) async throws -> NavigationSession.Opened {
        let token = try await authority.mint(
            Grant(scopes: [.drive], trip: opened.trip.id), lifetime: limits.resumeLifetime, at: Date())
        return .init(trip: opened.trip, request: request, epoch: opened.epoch, token: token)
    }
}

extension TripDraft {
    init(_ request: TripRequest, at now: Instant, phase: TripPhase) {
        var random = SystemRandomNumberGenerator()
        var snapshot = TripSnapshot()
        snapshot.phase = phase
        snapshot.sequence = 1
        let date = Date(timeIntervalSince1970: Double(now.milliseconds) / 1000)
        self.init(
            id: TripID(at: date, using: &random).rawValue, reference: request.reference,
            request: String(decoding: request.encoded(), as: UTF8.self), snapshot: snapshot, createdAt: now)
    }
}

extension TripEventRecord {
    /// The first event of a trip: it was planned by a backend, or its driver set out.
    static func began(_ draft: TripDraft, _ request: TripRequest) -> TripEventRecord {
        let isPlanned = draft.snapshot.phase == .planned
        let event = WebhookEvent(
            isPlanned ? .tripCreated : .tripStarted, trip: draft.id, request: request,
            sequence: draft.snapshot.sequence, at: draft.createdAt)
        return TripEventRecord(
            sequence: draft.snapshot.sequence, type: isPlanned ? "created" : "started", waypoint: -1, message: nil,
            at: draft.createdAt, webhook: WebhookDraft(eventType: event.type.rawValue, payload: event.encoded()))
    }
}

extension RouteFinder.Wording {
    init(_ request: TripRequest) {
        self.init(
            language: request.language.flatMap { Language.matching($0) } ?? .english,
            units: request.units == .imperial ? .imperial : .metric)
    }
}
