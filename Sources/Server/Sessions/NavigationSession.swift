import Foundation
import NIOCore
import Protocol
import Routing
import Trips
import WebSockets

/// One driver's connection: messages come in, the trip decides, messages go out. Bound to the connection's event loop.
final class NavigationSession: WebSocketSession {
    /// Where the connection stands.
    enum State {
        /// No trip. → opening
        case idle
        /// The trip is being made or looked up; what the client says to it waits. → driving, idle
        case opening(waiting: [TripEvent])
        /// → idle
        case driving(ActiveTrip)
        /// The end.
        case closed
    }

    let services: SessionServices
    let grant: Grant
    var state = State.idle
    private(set) var connection: WebSocketConnection?
    /// Fixes that may still come.
    private var allowance: TokenBucket?

    init(services: SessionServices, grant: Grant) {
        self.services = services
        self.grant = grant
    }

    // MARK: WebSocketSession

    func connectionOpened(_ connection: WebSocketConnection) {
        self.connection = connection
        allowance = TokenBucket(services.limits.positionRate, now: connection.eventLoop.now)
        send(.welcome(ServerMessage.Welcome(services)))
    }

    func received(_ message: WebSocketMessage) {
        switch message {
        case .binary: refuse(ProtocolError(.binaryNotSupported))
        case .text(let text):
            do throws(ProtocolError) {
                take(try decode(text))
            } catch {
                refuse(error)
            }
        }
    }

    private func decode(_ text: ByteBuffer) throws(ProtocolError) -> ClientMessage {
        let maximum = services.limits.messageBytes
        return try text.withUnsafeReadableBytes { bytes in
            Result { () throws(ProtocolError) in try ClientMessage.decode(bytes, maximumBytes: maximum) }
        }.get()
    }

    func writabilityChanged(isWritable: Bool) {
        guard isWritable, case .driving(var trip) = state, let progress = trip.heldProgress else { return }
        trip.heldProgress = nil
        state = .driving(trip)
        send(.progress(ServerMessage.Progress(progress)))
    }

    func connectionDraining() {
        // Spread over some seconds, so that not all come back at once.
        send(.reconnect(ServerMessage.Reconnect(after: Int.random(in: 500...5_000))))
        connection?.close(code: .serviceRestart, reason: "the server is restarting; resume")
    }

    func connectionClosed(_ closure: WebSocketClosure) {
        leaveTrip()
        state = .closed
        connection = nil
    }

    // MARK: What the client says

    private func take(_ message: ClientMessage) {
        switch message {
        case .position(let position): drive(with: [position])
        case .positions(let batch): drive(with: batch.positions)
        case .start(let start): begin(start)
        case .resume(let resume): self.resume(resume)
        case .reroute(let reroute): self.reroute(reroute)
        case .skip: tell(.skipRequested, in: .skip)
        case .arrive: tell(.arrivalReported, in: .arrive)
        case .cancel(let cancel): tell(.cancelRequested(reason: cancel.reason), in: .cancel)
        case .accept(let accept): answer(accept.offer, in: .accept) { .offerAccepted($0) }
        case .decline(let decline): answer(decline.offer, in: .decline) { .offerDeclined($0) }
        }
    }

    private func reroute(_ wish: ClientMessage.Reroute) {
        if case .driving(var trip) = state, let avoid = wish.avoid {
            trip.avoidance = Routing.Avoidance(avoid)
            state = .driving(trip)
        }
        tell(.rerouteRequested, in: .reroute)
    }

    private func answer(_ offer: String, in type: ClientMessage.Kind, _ event: (OfferID) -> TripEvent) {
        guard let id = OfferID(name: offer) else {
            return refuse(ProtocolError(.offerNotFound, messageType: type.rawValue))
        }
        tell(event(id), in: type)
    }

    private func drive(with positions: [Position]) {
        guard admit(positions.count) else { return }
        let type = positions.count == 1 ? ClientMessage.Kind.position : .positions
        for position in positions { guard tell(.positionReceived(Fix(position)), in: type) else { return } }
    }

    /// Batches count by their fixes: the rate is what a trip has to work through.
    private func admit(_ count: Int) -> Bool {
        guard let now = connection?.eventLoop.now else { return false }
        guard allowance?.take(count, now: now) == false else { return true }
        let rate = services.limits.positionRate
        refuse(
            ProtocolError(
                .rateLimited,
                "Positions come faster than \(rate.sustained) a second and \(rate.burst) at once; "
                    + "\(count == 1 ? "the latest was" : "the latest \(count) were") not taken.",
                messageType: count == 1 ? "position" : "positions"))
        return false
    }

    /// Tells the trip what came in a message, at once or when it is open.
    ///
    /// - Returns: whether there is a trip to tell.
    @discardableResult
    private func tell(_ event: TripEvent, in type: ClientMessage.Kind) -> Bool {
        switch state {
        case .driving: handle(event)
        case .opening(var waiting):
            guard waiting.count < services.limits.waitingEvents else {
                refuse(ProtocolError(.rateLimited, "Too much waits for the trip to open.", messageType: type.rawValue))
                return false
            }
            waiting.append(event)
            state = .opening(waiting: waiting)
        case .idle:
            refuse(ProtocolError(.noTrip, messageType: type.rawValue))
            return false
        case .closed: return false
        }
        return true
    }

    // MARK: What goes out

    func send(_ message: ServerMessage) { connection?.send(text: message.encoded()) }

    func refuse(_ error: ProtocolError) {
        send(.error(ServerMessage.Failure(error)))
        guard let code = error.code.definition.closeCode else { return }
        connection?.close(code: WebSocketCloseCode(rawValue: code), reason: error.message)
    }

    /// Runs `work` off the loop and comes back to it with the outcome, unless the connection has closed meanwhile.
    func perform<Value: Sendable>(
        _ work: @escaping @Sendable () async throws -> Value,
        then: @escaping @Sendable (NavigationSession, Result<Value, any Error>) -> Void
    ) {
        guard let eventLoop = connection?.eventLoop else { return }
        let session = NIOLoopBound(self, eventLoop: eventLoop)
        Task {
            let result: Result<Value, any Error>
            do {
                result = .success(try await work())
            } catch {
                result = .failure(error)
            }
            eventLoop.execute { [result] in
                if case .closed = session.value.state { return }
                then(session.value, result)
            }
        }
    }
}

extension ServerMessage.Welcome {
    init(_ services: SessionServices) {
        self.init(
            protocol: WaymarkServer.subprotocol, server: WaymarkServer.name,
            network: services.network.snapshot.flatMap { ServerMessage.Network($0) }, heartbeat: 20,
            limits: .init(
                messageBytes: services.limits.messageBytes,
                positionsPerSecond: services.limits.positionRate.sustained,
                positionsBurst: services.limits.positionRate.burst))
    }
}

extension ServerMessage.Network {
    /// `nil` for a network without junctions.
    init?(_ snapshot: RoutingSnapshot) {
        guard let bounds = snapshot.network.bounds else { return nil }
        let (low, high) = (bounds.minimum.coordinate, bounds.maximum.coordinate)
        self.init(
            name: snapshot.info.name,
            bounds: Bounds(west: low.longitude, south: low.latitude, east: high.longitude, north: high.latitude),
            importedAt: snapshot.info.importedAt.milliseconds)
    }
}
