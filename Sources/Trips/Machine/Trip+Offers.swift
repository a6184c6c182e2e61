import Routing

// Another way than the one being driven: offered where it is faster, taken without asking where the present one is closed.
extension Trip {
    /// It is time to look for a faster route.
    mutating func checkAlternatives(at now: Instant, into actions: inout [TripAction]) {
        guard state.isOnRoute, var drive = state.drive, let check = drive.alternatives.nextCheck, now >= check else {
            return
        }
        drive.alternatives.isDue = true
        drive.alternatives.nextCheck = now.advanced(bySeconds: rules.checkSeconds)
        lookAround(&drive, at: now, into: &actions)
        state.exchange(drive)
    }

    /// Begins a search for another way if one is due and makes sense now; else it stays due.
    mutating func lookAround(_ drive: inout TripState.Drive, at now: Instant, into actions: inout [TripAction]) {
        guard drive.alternatives.isDue, drive.request == nil, let fix = memory.lastFix else { return }
        let follower = drive.follower
        let isClosed = follower.firstClosed != nil
        if !isClosed, !drive.alternatives.isOutdated {
            drive.alternatives.isDue = isWorthOffering(drive)
            guard drive.alternatives.isDue, isTimeToOffer(drive, at: now) else { return }
        }
        // The roads that a newer map has instead are not those of the way so far.
        let lead = isClosed ? rules.closureLead : rules.offerLead
        let approach =
            drive.alternatives.isOutdated
            ? nil : follower.approach(meters: max(follower.speed * lead, rules.leastLead))
        guard approach != nil || isClosed || drive.alternatives.isOutdated else { return }
        var request = makeRequest(from: fix.coordinate, heading: fix.heading, reason: .traffic)
        request.approach = approach
        let search = Alternatives.Search(
            request: request, isForced: isClosed || drive.alternatives.isOutdated, leg: follower.leg,
            place: follower.currentLeg.arcPlace(at: follower.offset), offset: follower.offset)
        drive.alternatives.begin(
            search, nextCheck: now.advanced(bySeconds: isClosed ? rules.closedCheckSeconds : rules.checkSeconds))
        actions.append(.findRoute(request))
    }

    /// Whether a driver could do something with a faster route.
    private func isWorthOffering(_ drive: TripState.Drive) -> Bool {
        drive.alternatives.offer?.offset(of: drive.follower) == nil
            && drive.follower.secondsRemaining >= rules.lastOfferSeconds
    }

    /// Whether that is so now: not where it has more important things to do, nor while nobody knows where it is.
    private func isTimeToOffer(_ drive: TripState.Drive, at now: Instant) -> Bool {
        let isHeard = drive.silence.deadline.map { now < $0 } ?? true
        return isHeard && drive.follower.secondsToManeuver >= rules.maneuverSeconds
    }

    /// Takes the answer to a search for another way.
    ///
    /// - Returns: whether it was one.
    mutating func weigh(
        _ route: TripRoute, for id: RouteRequest.ID, at now: Instant, into actions: inout [TripAction]
    ) -> Bool {
        guard var drive = state.drive, let search = drive.alternatives.end(id) else { return false }
        state.exchange(drive)
        // Meanwhile it may have left the route, or fallen silent: then this is no longer the question.
        guard state.isOnRoute, drive.follower.leg == search.leg else { return true }
        if search.isForced {
            let passed = search.request.approach == nil ? 0 : drive.follower.offset - search.offset
            begin(route, search.request, gate: drive.gate, along: passed, at: now, into: &actions)
        } else if let offer = offer(route, found: search, on: drive) {
            drive.alternatives.make(offer)
            state.exchange(drive)
            actions.append(.send(.offer(offer.id, saves: offer.saves, route, sequence: offer.id.number)))
        }
        return true
    }

    /// No other way was found, which a driver who didn't ask needn't know.
    ///
    /// - Returns: whether it was such a search.
    mutating func dismiss(_ id: RouteRequest.ID) -> Bool {
        guard var drive = state.drive, drive.alternatives.end(id) != nil else { return false }
        state.exchange(drive)
        return true
    }

    /// The offer that a route makes; `nil` for one that isn't worth it.
    private mutating func offer(
        _ route: TripRoute, found search: Alternatives.Search, on drive: TripState.Drive
    ) -> Alternatives.Offer? {
        let follower = drive.follower
        let difference = follower.route.difference(to: route, fromLeg: search.leg, place: search.place)
        guard let difference, difference.meters >= rules.offerDifference else { return nil }
        let passed = follower.offset - search.offset
        let other = RouteFollower(route: route, pace: follower.pace, at: passed)
        let saves = follower.secondsRemaining - other.secondsRemaining
        guard passed < difference.parting, saves >= rules.offerSeconds,
            saves >= follower.secondsRemaining * rules.offerShare, drive.alternatives.isNews(saves, rules: rules)
        else { return nil }
        return Alternatives.Offer(
            id: OfferID(number: nextSequence()), route: route, request: search.request, saves: saves, leg: search.leg,
            start: search.offset, parting: search.offset + difference.parting)
    }
}

// MARK: - What the driver says to an offer

extension Trip {
    mutating func accept(_ id: OfferID, at now: Instant, into actions: inout [TripAction]) {
        guard state.isOnRoute, let drive = state.drive, let offer = drive.alternatives.offer, offer.id == id,
            let passed = offer.offset(of: drive.follower)
        else {
            actions.append(.send(.problem(.noOffer(isAccepted: true))))
            return
        }
        begin(offer.route, offer.request, gate: drive.gate, along: passed, at: now, into: &actions)
    }

    mutating func decline(_ id: OfferID, into actions: inout [TripAction]) {
        guard var drive = state.drive, drive.alternatives.decline(id) else {
            actions.append(.send(.problem(.noOffer(isAccepted: false))))
            return
        }
        state.exchange(drive)
    }
}
