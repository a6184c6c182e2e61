import NIOCore
import Protocol
import Storage
import Trips
import WebSockets

// The trip's events and actions: the machine decides, this carries out.
extension NavigationSession {
    func handle(_ event: TripEvent) {
        guard case .driving(var trip) = state else { return }
        let now = services.now
        let actions = trip.machine.handle(event, at: now)
        state = .driving(trip)
        // What doesn't concern a trip leaves nothing to write.
        if case .roadsChanged = event, actions.isEmpty { return }
        for action in actions { carryOut(action, of: trip, at: now) }
        afterHandling()
    }

    /// The roads have changed. One of several changes that has been overtaken by the next is passed over: trips see by
    /// themselves what they missed.
    func take(_ news: RoadNews) {
        guard case .driving(let trip) = state, services.network.snapshot === news.snapshot,
            let change = news.changes[trip.machine.plan.mode]
        else { return }
        handle(.roadsChanged(change))
    }

    /// Tells the trip of what has changed since `snapshot`, on which its route was found.
    private func catchUp(since snapshot: RoutingSnapshot?) {
        guard case .driving(let trip) = state, let current = services.network.snapshot, current !== snapshot,
            let metric = current.metric(for: trip.machine.plan.mode)
        else { return }
        handle(.roadsChanged(RoadChange(to: metric)))
    }

    private func carryOut(_ action: TripAction, of trip: ActiveTrip, at now: Instant) {
        switch action {
        case .send(.progress(let progress)): send(progress)
        case .send(let message): sendInOrder(ServerMessage(message, at: now))
        case .findRoute(let request): findRoute(request, for: trip)
        case .record(let fact): record(fact, of: trip)
        case .keep(let fix):
            services.recorder.keep(PositionStore.Entry(trip: trip.id, fix: fix, recordedAt: now))
        case .traversed(let traversals, let metric):
            services.traversals?.take(traversals, on: metric, by: trip.id, at: now)
        }
    }

    /// A client that reads slowly gets the latest progress when it has caught up, not all of them.
    private func send(_ progress: TripProgress) {
        guard let connection, case .driving(var trip) = state else { return }
        guard connection.isWritable else {
            trip.heldProgress = progress
            state = .driving(trip)
            return
        }
        send(.progress(ServerMessage.Progress(progress)))
    }

    private func afterHandling() {
        guard case .driving(let trip) = state else { return }
        services.recorder.note(trip.machine.snapshot, of: trip.id, epoch: trip.epoch)
        scheduleDeadline()
    }

    private func scheduleDeadline() {
        guard case .driving(var trip) = state, let eventLoop = connection?.eventLoop else { return }
        let deadline = trip.machine.nextDeadline
        // One that is due earlier than needed finds nothing to do and is set anew: no timer is made for each fix.
        if let deadline, let timer = trip.timer, timer.deadline <= deadline { return }
        guard deadline != trip.timer?.deadline else { return }
        trip.timer?.scheduled.cancel()
        let session = NIOLoopBound(self, eventLoop: eventLoop)
        trip.timer = deadline.map { deadline in
            let wait = TimeAmount.milliseconds(Int64(max(deadline.seconds(since: services.now) * 1000, 0)))
            return (deadline, eventLoop.scheduleTask(in: wait) { session.value.reachDeadline() })
        }
        state = .driving(trip)
    }

    private func reachDeadline() {
        guard case .driving(var trip) = state else { return }
        trip.timer = nil
        state = .driving(trip)
        handle(.deadlineReached)
    }

    private func findRoute(_ request: RouteRequest, for trip: ActiveTrip) {
        guard let eventLoop = connection?.eventLoop else { return }
        let session = NIOLoopBound(self, eventLoop: eventLoop)
        let snapshot = services.network.snapshot
        services.finder.find(
            request, in: snapshot, avoiding: trip.avoidance, wording: trip.wording, on: eventLoop
        ).whenComplete { outcome in
            // The trip that asked may be over, and another one on.
            guard session.value.drives(trip.id) else { return }
            switch outcome {
            case .success(.success(let route)):
                session.value.handle(.routeFound(route, request: request.id))
                session.value.catchUp(since: snapshot)
            case .success(.failure(let failure)): session.value.handle(.routeFailed(failure, request: request.id))
            // The search threads have been stopped: the server is shutting down, and the client will resume.
            case .failure: break
            }
        }
    }

    /// The driver hears of a fact once it is committed.
    private func record(_ fact: TripFact, of trip: ActiveTrip) {
        guard let eventLoop = connection?.eventLoop else { return }
        let session = NIOLoopBound(self, eventLoop: eventLoop)
        let message = fact.message.map { ServerMessage($0, at: fact.at).encoded() }
        let entry = TripRecorder.Entry(
            event: TripEventRecord(fact, message: message, trip: trip.id, request: trip.request),
            snapshot: fact.snapshot, endReason: fact.endReason, epoch: trip.epoch
        ) { result in
            eventLoop.execute { session.value.recorded(fact, of: trip.id, result) }
        }
        hold(fact: fact.sequence, message)
        services.recorder.record(entry, of: trip.id)
    }

    private func recorded(_ fact: TripFact, of trip: String, _ result: Result<Void, any Error>) {
        guard drives(trip) else { return }
        switch result {
        case .success:
            committed(fact: fact.sequence)
            handle(.factRecorded(sequence: fact.sequence))
            if case .ended = fact.kind { leaveTrip() }
        case .failure(TripStoreError.superseded): refuse(ProtocolError(.superseded))
        case .failure(let error):
            services.logger.error("A fact was refused for good", metadata: ["trip": "\(trip)", "error": "\(error)"])
            refuse(ProtocolError(.internal))
        }
    }

    private func drives(_ trip: String) -> Bool {
        if case .driving(let active) = state { active.id == trip } else { false }
    }

    /// Gives the trip up: it goes on from its row, on whatever connection comes next.
    func leaveTrip() {
        guard case .driving(let trip) = state else { return }
        trip.timer?.scheduled.cancel()
        trip.patience?.cancel()
        services.registry.leave(trip.id, epoch: trip.epoch.number)
        state = .idle
    }
}

// MARK: - In order

extension NavigationSession {
    private func sendInOrder(_ message: ServerMessage) {
        guard case .driving(var trip) = state, trip.order.holds, message.sequence != nil else { return send(message) }
        trip.order.add(message.encoded())
        state = .driving(trip)
    }

    private func hold(fact sequence: Int, _ message: [UInt8]?) {
        guard case .driving(var trip) = state else { return }
        trip.order.add(fact: sequence, message)
        if trip.patience == nil { trip.patience = schedulePatience() }
        state = .driving(trip)
    }

    private func schedulePatience() -> Scheduled<Void>? {
        guard let eventLoop = connection?.eventLoop else { return nil }
        let session = NIOLoopBound(self, eventLoop: eventLoop)
        return eventLoop.scheduleTask(in: services.limits.factPatience) { session.value.overtake() }
    }

    private func committed(fact sequence: Int) {
        guard case .driving(var trip) = state else { return }
        let told = trip.order.committed(fact: sequence)
        if !trip.order.holds {
            trip.patience?.cancel()
            trip.patience = nil
        }
        state = .driving(trip)
        for message in told { connection?.send(text: message) }
    }

    private func overtake() {
        guard case .driving(var trip) = state else { return }
        let told = trip.order.overtake()
        trip.patience = nil
        state = .driving(trip)
        for message in told { connection?.send(text: message) }
    }
}

extension TripFact {
    fileprivate var endReason: String? {
        if case .ended(let reason) = kind { reason.name } else { nil }
    }
}

extension TripEventRecord {
    init(_ fact: TripFact, message: [UInt8]?, trip: String, request: TripRequest) {
        let event = WebhookEvent(fact, trip: trip, request: request)
        self.init(
            sequence: fact.sequence, type: fact.typeName, waypoint: fact.waypoint, message: message, at: fact.at,
            webhook: WebhookDraft(eventType: event.type.rawValue, payload: event.encoded()))
    }
}

extension TripFact {
    fileprivate var typeName: String {
        switch kind {
        case .rerouted: "rerouted"
        case .delayed: "delayed"
        case .stop(let event): event.kind.rawValue
        case .lost: "lost"
        case .found: "found"
        case .ended: "ended"
        }
    }

    /// What makes it happen once: the stop, or -1 for the whole trip. The rest may happen again.
    fileprivate var waypoint: Int? {
        switch kind {
        case .rerouted, .delayed, .lost, .found: nil
        case .stop(let event): event.waypoint
        case .ended: -1
        }
    }
}
