import Guidance
import Routing

/// One trip from the first fix to its end, as a value: events go in, actions come out, and nothing else happens.
///
/// It asks no clock, no database and no random source, so a recorded trip replays to the same actions. Time between fixes
/// goes by the device's clock; `now` is the server's.
package struct Trip: Sendable {
    package let plan: TripPlan
    package let rules: TripRules
    var state: TripState
    private(set) var memory: TripSnapshot
    private var requests = 0
    private var lastProgress: Instant?
    /// Fixes that came while a search is out, oldest first: what they mean depends on the route that it brings.
    private var pending: [Fix] = []
    private var order = FixOrder()
    private var sense = MotionSense()
    /// The stop of which the driver has been told that it was passed.
    var passedStop: Int?
    private var delays = DelayWatch()

    /// - Parameter snapshot: what an earlier connection or node had reached; a new trip's is empty but for the sequence.
    package init(plan: TripPlan, snapshot: TripSnapshot = TripSnapshot(), rules: TripRules = TripRules()) {
        self.plan = plan
        self.rules = rules
        memory = snapshot
        switch snapshot.phase {
        case .ended: state = .ended
        case .arrived: state = .arrived(.init(sequence: snapshot.sequence))
        case .planned, .locating, .routing, .driving, .deviating, .approaching, .lost:
            state = .locating(
                .init(reason: snapshot.revision == 0 ? .start : .resume, gate: RerouteGate(rules: rules)))
        }
    }

    package var phase: TripPhase { state.phase }

    /// What is to be kept so that the trip can go on from here.
    package var snapshot: TripSnapshot {
        var snapshot = memory
        snapshot.phase = phase
        return snapshot
    }

    /// When `deadlineReached` is due, by the server's clock.
    package var nextDeadline: Instant? {
        switch state {
        case .driving(let drive), .approaching(let drive):
            [drive.dwellDeadline, drive.silence.deadline, drive.alternatives.nextCheck].compactMap { $0 }.min()
        case .locating, .routing, .deviating, .lost, .arrived, .ended: nil
        }
    }

    /// The client has seen numbers up to this one: later messages are numbered beyond it.
    /// A number far beyond what this trip can have given out is the client's mistake, and is not followed.
    package mutating func continueSequence(after seen: Int) {
        guard seen <= memory.sequence + Self.longestGap else { return }
        memory.sequence = max(memory.sequence, seen)
    }

    /// More messages than any trip gives out between two facts.
    private static let longestGap = 1_000_000
    /// Fixes that wait for a route; beyond these the oldest go.
    private static let maximumPending = 1_000

    package mutating func handle(_ event: TripEvent, at now: Instant) -> [TripAction] {
        var actions: [TripAction] = []
        switch event {
        case .driverConnected: connect(at: now, into: &actions)
        case .positionReceived(let fix): receive(fix, at: now, into: &actions)
        case .routeFound(let route, let request):
            take(route, for: request, at: now, into: &actions)
            catchUp(at: now, into: &actions)
        case .routeFailed(let failure, let request):
            fail(failure, of: request, into: &actions)
            catchUp(at: now, into: &actions)
        case .factRecorded(let sequence): confirm(sequence, at: now, into: &actions)
        case .rerouteRequested: requestRoute(at: now, into: &actions)
        case .skipRequested: skip(at: now, into: &actions)
        case .arrivalReported: reportArrival(at: now, into: &actions)
        case .offerAccepted(let offer): accept(offer, at: now, into: &actions)
        case .offerDeclined(let offer): decline(offer, into: &actions)
        case .roadsChanged(let change): take(change, at: now, into: &actions)
        case .cancelRequested(let reason): end(.cancelled(reason), at: now, into: &actions)
        case .deadlineReached:
            checkDwell(at: now, into: &actions)
            checkSilence(at: now, into: &actions)
            checkAlternatives(at: now, into: &actions)
        }
        return actions
    }
}

// MARK: - Beginning and ending

extension Trip {
    private mutating func connect(at now: Instant, into actions: inout [TripAction]) {
        switch state {
        case .locating(let locating):
            guard locating.reason == .start, let origin = plan.origin else { return }
            search(from: origin, heading: nil, reason: .start, gate: locating.gate, into: &actions)
        case .arrived: end(.completed, at: now, into: &actions)
        case .routing, .driving, .approaching, .deviating, .lost, .ended: return
        }
    }

    private mutating func confirm(_ sequence: Int, at now: Instant, into actions: inout [TripAction]) {
        guard case .arrived(let arrival) = state, arrival.sequence == sequence else { return }
        end(.completed, at: now, into: &actions)
    }

    private mutating func end(_ reason: EndReason, at now: Instant, into actions: inout [TripAction]) {
        switch state {
        case .ended: return
        case .arrived where reason != .completed: return
        case .locating, .routing, .driving, .approaching, .deviating, .lost, .arrived: break
        }
        state = .ended
        record(.ended(reason), at: now, into: &actions)
    }

    /// Numbers a message.
    mutating func nextSequence() -> Int {
        memory.sequence += 1
        return memory.sequence
    }

    mutating func record(_ kind: TripFact.Kind, at now: Instant, into actions: inout [TripAction]) {
        let sequence = nextSequence()
        actions.append(
            .record(
                TripFact(
                    kind: kind, sequence: sequence, at: now, fix: memory.lastFix, eta: memory.eta,
                    metersDriven: memory.metersDriven, snapshot: snapshot)))
    }
}

// MARK: - Fixes

extension Trip {
    private mutating func receive(_ fix: Fix, at now: Instant, into actions: inout [TripAction]) {
        switch state {
        case .ended, .arrived: return
        case .locating, .routing, .driving, .approaching, .deviating, .lost: break
        }
        switch order.judge(fix, after: pending.last ?? memory.lastFix, at: now, rules: rules) {
        case .again: return
        case .ahead(let seconds): actions.append(.send(.problem(.clockAhead(bySeconds: seconds))))
        case .late(let seconds):
            // It belongs to the track, not to progress.
            actions.append(.keep(fix))
            actions.append(.send(.problem(.fixTooOld(behindSeconds: seconds))))
        case .leap(let speed):
            actions.append(.keep(fix))
            actions.append(.send(.problem(.leap(metersPerSecond: speed))))
        case .next(let ordered):
            actions.append(.keep(fix))
            take(ordered, at: now, into: &actions)
        }
    }

    private mutating func take(_ fix: Fix, at now: Instant, into actions: inout [TripAction]) {
        if state.isSearching {
            if pending.count == Self.maximumPending { pending.removeFirst() }
            pending.append(fix)
        } else {
            locate(fix, at: now, into: &actions)
        }
    }

    /// Goes on with the fixes that came during a search, to the last one or until another search is needed.
    private mutating func catchUp(at now: Instant, into actions: inout [TripAction]) {
        let fixes = pending
        pending = []
        for (place, fix) in fixes.enumerated() {
            guard !state.isSearching else {
                pending = Array(fixes[place...])
                return
            }
            locate(fix, at: now, into: &actions)
        }
    }

    private mutating func locate(_ fix: Fix, at now: Instant, into actions: inout [TripAction]) {
        switch state {
        case .ended, .arrived: return
        case .locating, .routing, .driving, .approaching, .deviating, .lost: memory.lastFix = fix
        }
        let motion = sense.take(fix, mode: plan.mode, rules: rules)
        switch state {
        case .locating(let locating):
            guard (fix.accuracy ?? 0) <= rules.usableAccuracy, locating.gate.hasWaited(for: fix) else {
                return
            }
            search(
                from: fix.coordinate, heading: motion.heading, reason: locating.reason, gate: locating.gate,
                into: &actions)
        case .driving(let drive), .approaching(let drive):
            follow(fix, motion, on: drive, at: now, into: &actions)
        case .lost(let drive):
            find(drive, at: now, into: &actions)
            follow(fix, motion, on: drive, at: now, into: &actions)
        case .routing, .deviating, .arrived, .ended: return
        }
    }
}

// MARK: - Routes

extension Trip {
    /// Asks for the first route of this connection.
    private mutating func search(
        from origin: Coordinate, heading: Double?, reason: RouteReason, gate: RerouteGate,
        into actions: inout [TripAction]
    ) {
        let request = makeRequest(from: origin, heading: heading, reason: reason)
        state = .routing(.init(request: request, gate: gate))
        actions.append(.findRoute(request))
    }

    mutating func makeRequest(from origin: Coordinate, heading: Double?, reason: RouteReason) -> RouteRequest {
        requests += 1
        return RouteRequest(
            id: .init(number: requests), reason: reason, origin: origin, heading: heading,
            stops: Array(plan.stops[min(memory.nextStop, plan.stops.count - 1)...]), firstStop: memory.nextStop,
            mode: plan.mode)
    }

    private mutating func take(
        _ route: TripRoute, for id: RouteRequest.ID, at now: Instant, into actions: inout [TripAction]
    ) {
        guard !weigh(route, for: id, at: now, into: &actions) else { return }
        switch state {
        case .routing(let routing) where routing.request.id == id:
            begin(route, routing.request, gate: routing.gate, at: now, into: &actions)
        case .deviating(let deviation) where deviation.request.id == id:
            begin(route, deviation.request, gate: deviation.drive.gate, at: now, into: &actions)
        case .driving(let drive) where drive.request?.id == id, .approaching(let drive) where drive.request?.id == id:
            guard let request = drive.request else { return }
            begin(route, request, gate: drive.gate, at: now, into: &actions)
        case .locating, .routing, .driving, .approaching, .deviating, .lost, .arrived, .ended: return
        }
    }

    /// - Parameter offset: where on its first leg the vehicle is already, in metres.
    mutating func begin(
        _ route: TripRoute, _ request: RouteRequest, gate: RerouteGate, along offset: Double = 0, at now: Instant,
        into actions: inout [TripAction]
    ) {
        memory.revision += 1
        let pace = state.drive?.follower.pace ?? Pace(ratio: memory.pace)
        var drive = TripState.Drive(follower: RouteFollower(route: route, pace: pace, at: offset), gate: gate)
        drive.alternatives.nextCheck = now.advanced(bySeconds: rules.checkSeconds)
        let eta = now.advanced(bySeconds: drive.follower.secondsRemaining)
        state = memory.hasApproached ? .approaching(drive) : .driving(drive)
        actions.append(
            .send(.route(route, reason: request.reason, revision: memory.revision, sequence: nextSequence())))
        expect(eta, by: request.reason, at: now, into: &actions)
        if request.reason != .start { record(.rerouted(request.reason), at: now, into: &actions) }
        guard let fix = memory.lastFix else {
            announce(on: drive, into: &actions)
            return
        }
        follow(fix, sense.again(fix, rules: rules), on: drive, at: now, into: &actions)
    }

    private mutating func fail(
        _ failure: RouteFailure, of id: RouteRequest.ID, into actions: inout [TripAction]
    ) {
        guard !dismiss(id) else { return }
        switch state {
        case .routing(let routing) where routing.request.id == id:
            var gate = routing.gate
            if let fix = memory.lastFix { gate.close(at: fix, rules: rules) }
            state = .locating(.init(reason: routing.request.reason, gate: gate))
        case .deviating(let deviation) where deviation.request.id == id:
            // Guide on along the old route; the gate decides when to ask again.
            state = memory.hasApproached ? .approaching(deviation.drive) : .driving(deviation.drive)
        case .driving(var drive) where drive.request?.id == id:
            drive.request = nil
            state = .driving(drive)
        case .approaching(var drive) where drive.request?.id == id:
            drive.request = nil
            state = .approaching(drive)
        case .locating, .routing, .driving, .approaching, .deviating, .lost, .arrived, .ended: return
        }
        actions.append(.send(.problem(.noRoute(failure))))
    }

    private mutating func requestRoute(at now: Instant, into actions: inout [TripAction]) {
        guard let fix = memory.lastFix, state.drive?.request == nil else { return }
        let heading = sense.again(fix, rules: rules).heading
        let request: RouteRequest
        switch state {
        case .driving(var drive):
            request = makeRequest(from: fix.coordinate, heading: heading, reason: .request)
            drive.request = request
            state = .driving(drive)
        case .approaching(var drive):
            request = makeRequest(from: fix.coordinate, heading: heading, reason: .request)
            drive.request = request
            state = .approaching(drive)
        // In the other states a search is out already, as it may be in these; or none is wanted any more.
        case .locating, .routing, .deviating, .lost, .arrived, .ended: return
        }
        actions.append(.findRoute(request))
    }

    private mutating func skip(at now: Instant, into actions: inout [TripAction]) {
        guard memory.nextStop + 1 < plan.stops.count, let fix = memory.lastFix, let drive = state.drive else {
            actions.append(.send(.problem(.nothingToSkip)))
            return
        }
        advanceToNextStop()
        let heading = sense.again(fix, rules: rules).heading
        let request = makeRequest(from: fix.coordinate, heading: heading, reason: .request)
        state = .deviating(.init(drive: drive, request: request))
        actions.append(.findRoute(request))
    }

    /// Drivers know where they are, in garages that no signal reaches too; how far the last fix was from the stop is
    /// told along with it.
    private mutating func reportArrival(at now: Instant, into actions: inout [TripAction]) {
        guard let fix = memory.lastFix, let drive = state.drive else {
            actions.append(.send(.problem(.nothingToReach)))
            return
        }
        reach(drive, [.reported], distance: drive.follower.stopDistance(from: fix), at: now, into: &actions)
    }

    mutating func advanceToNextStop() {
        memory.nextStop += 1
        memory.hasApproached = false
    }
}

// MARK: - What the drive remembers

extension Trip {
    mutating func noteApproach() { memory.hasApproached = true }
    mutating func noteSpoken(_ spoken: SpokenManeuver) { memory.spoken = spoken }
    mutating func notePace(_ ratio: Double) { memory.pace = ratio }
    mutating func noteDriven(_ meters: Double) { memory.metersDriven += max(meters, 0) }

    /// Notes a new ETA, and makes it the promise where none was made or the last one is broken.
    ///
    /// - Returns: by how much it was broken.
    mutating func noteExpected(_ eta: Instant, because cause: Delay.Cause?, at now: Instant) -> Delay? {
        if let last = memory.eta { delays.note(eta.seconds(since: last), because: cause) }
        memory.eta = eta
        guard let promise = memory.promise else {
            memory.promise = Promise(eta: eta, madeAt: now)
            return nil
        }
        guard let delay = delays.delay(of: eta, to: promise, at: now, rules: rules) else { return nil }
        memory.promise = Promise(eta: eta, madeAt: now)
        return delay
    }

    /// - Returns: whether a progress message may go out now.
    mutating func noteProgress(at now: Instant, eta: Instant, isManeuver: Bool) -> Bool {
        memory.eta = eta
        if let lastProgress, now.seconds(since: lastProgress) < plan.progressInterval, !isManeuver { return false }
        lastProgress = now
        return true
    }
}
