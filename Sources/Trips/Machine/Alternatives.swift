import Routing

/// What a drive knows of other ways than its own.
struct Alternatives: Sendable {
    /// When another way is looked for next, by the server's clock.
    var nextCheck: Instant?
    /// Whether one is to be looked for as soon as it can be.
    var isDue = false
    /// Whether the map has been replaced by another since the route was found.
    var isOutdated = false
    private(set) var search: Search?
    private(set) var offer: Offer?
    /// Seconds that the last declined offer would have saved.
    private(set) var declined: Double?

    /// A search that is out.
    struct Search: Sendable {
        var request: RouteRequest
        /// Whether its route is taken without asking.
        var isForced: Bool
        /// Where on the route the vehicle was: leg, arc, and meters along the leg.
        var leg: Int
        var place: Int
        var offset: Double
    }

    /// A faster route that the driver was told of.
    struct Offer: Sendable {
        var id: OfferID
        var route: TripRoute
        var request: RouteRequest
        var saves: Double
        var leg: Int
        /// Meters along that leg where the offered route begins, and where it leaves the other.
        var start: Double
        var parting: Double

        /// How far along it the vehicle is; `nil` once the ways have parted.
        func offset(of follower: RouteFollower) -> Double? {
            follower.leg == leg && follower.offset < parting ? follower.offset - start : nil
        }
    }

    mutating func begin(_ search: Search, nextCheck: Instant) {
        self.search = search
        self.nextCheck = nextCheck
        isDue = false
    }

    /// Ends a search with its answer; `nil` for an answer to another one.
    mutating func end(_ request: RouteRequest.ID) -> Search? {
        guard let search, search.request.id == request else { return nil }
        self.search = nil
        return search
    }

    mutating func make(_ offer: Offer) { self.offer = offer }
    mutating func withdrawOffer() { offer = nil }

    /// - Returns: `false` where it isn't open.
    mutating func decline(_ id: OfferID) -> Bool {
        guard let offer, offer.id == id else { return false }
        declined = max(declined ?? 0, offer.saves)
        self.offer = nil
        return true
    }

    /// Whether so many seconds are clearly more than what was declined.
    func isNews(_ saves: Double, rules: TripRules) -> Bool {
        declined.map { saves >= max($0 * rules.declinedFactor, $0 + rules.offerSeconds) } ?? true
    }

    /// For the same route's next leg.
    var behindStop: Alternatives {
        var next = Alternatives()
        (next.nextCheck, next.isDue, next.isOutdated, next.declined) = (
            nextCheck, isDue || search != nil, isOutdated, declined
        )
        return next
    }
}

extension Alternatives {
    /// Goes over to other costs of the roads. An offer that isn't worth it any more is open no longer.
    mutating func use(_ metric: Metric, of follower: RouteFollower, rules: TripRules) {
        guard var offer else { return }
        offer.route.use(metric, changing: offer.route.legs.indices)
        self.offer = offer
        guard let offset = offer.offset(of: follower) else { return withdrawOffer() }
        let other = RouteFollower(route: offer.route, pace: follower.pace, at: offset)
        let saves = follower.secondsRemaining - other.secondsRemaining
        if other.firstClosed != nil || saves < rules.offerSeconds / 2 { withdrawOffer() }
    }
}
