import Guidance
import Routing
import TestSupport
import Trips

/// A trip driven on a drawn map by a script: fixes go in one a second, searches are answered at once, facts are recorded
/// at once, and everything the trip wanted is written down as one line each.
struct ScriptedDrive {
    let map: MapSketch
    private(set) var metric: Metric
    private var search: BidirectionalDijkstra
    var trip: Trip
    private(set) var log: [String] = []
    private(set) var facts: [TripFact] = []
    private(set) var instructions: [String] = []
    /// The same with where it was said.
    private(set) var spoken: [DueInstruction] = []
    private(set) var progress: [TripProgress] = []
    private(set) var routes: [TripRoute] = []
    private(set) var updates: [RouteUpdate] = []
    private(set) var traversals: [Traversal] = []
    private(set) var offers: [(id: OfferID, saves: Double, route: TripRoute)] = []
    /// The device's clock and the server's, which agree.
    var now = Instant(milliseconds: 1_700_000_000_000)
    /// Searches stay unanswered while false.
    var answersSearches = true
    private(set) var openRequests: [RouteRequest] = []
    /// Whether the trip is woken at its deadlines, at the fix behind them.
    var keepsDeadlines = false

    init(
        _ map: MapSketch, to stops: [Character], snapshot: TripSnapshot = TripSnapshot(), interval: Double = 1,
        rules: TripRules = TripRules()
    ) throws {
        self.map = map
        metric = map.metric()
        search = BidirectionalDijkstra(metric: metric)
        let plan = TripPlan(
            stops: try stops.map { Stop(coordinate: try map.coordinate($0), name: String($0)) },
            progressInterval: interval)
        trip = Trip(plan: plan, snapshot: snapshot, rules: rules)
    }

    mutating func send(_ event: TripEvent) {
        perform(trip.handle(event, at: now))
    }

    /// One fix, a second after the last.
    mutating func fix(
        _ coordinate: Coordinate, heading: Double? = nil, speed: Double? = nil, accuracy: Double? = 5,
        after seconds: Double = 1
    ) {
        now = now.advanced(bySeconds: seconds)
        if keepsDeadlines, let deadline = trip.nextDeadline, deadline <= now { send(.deadlineReached) }
        send(
            .positionReceived(
                Fix(coordinate: coordinate, timestamp: now, accuracy: accuracy, heading: heading, speed: speed)))
    }

    /// Drives along the nodes in a straight line each, one fix a second at `speed` metres per second.
    mutating func drive(_ nodes: String, speed: Double = 12, shiftedBy shift: Double = 0) throws {
        for (from, to) in zip(nodes, nodes.dropFirst()) {
            let start = try map.coordinate(from)
            let end = try map.coordinate(to)
            let heading = start.bearing(to: end)
            let length = start.distance(to: end)
            for meters in stride(from: speed, through: length, by: speed) {
                let place = start.interpolated(to: end, fraction: meters / length)
                fix(place.moved(by: shift, bearing: heading + 90), heading: heading, speed: speed)
            }
        }
    }

    /// Stands at a place for some seconds.
    mutating func stand(at place: Character, seconds: Int) throws {
        for _ in 0..<seconds { fix(try map.coordinate(place), speed: 0) }
    }

    /// Lets time pass without a fix: whatever falls due is told to the trip.
    mutating func wait(_ seconds: Double) {
        let end = now.advanced(bySeconds: seconds)
        while let deadline = trip.nextDeadline, deadline <= end {
            now = max(deadline, now)
            send(.deadlineReached)
        }
        now = end
    }

    /// The roads are as `states` says from now on.
    mutating func change(_ states: [ArcID: ArcState]) {
        let before = metric
        metric = Metric(before, in: Circumstances(states: states))
        search = BidirectionalDijkstra(metric: metric)
        send(.roadsChanged(RoadChange(to: metric, from: before)))
    }

    private mutating func perform(_ actions: [TripAction]) {
        for action in actions {
            switch action {
            case .keep: break
            case .traversed(let traversals, _): self.traversals += traversals
            case .findRoute(let request):
                log.append("find \(request.reason)")
                openRequests.append(request)
                if answersSearches { answer() }
            case .record(let fact):
                facts.append(fact)
                log.append("record \(fact.sequence) \(Self.word(fact))")
                send(.factRecorded(sequence: fact.sequence))
            case .send(let message): note(message)
            }
        }
    }

    /// Answers the oldest open search.
    mutating func answer() {
        guard !openRequests.isEmpty else { return }
        let request = openRequests.removeFirst()
        guard let route = route(request) else {
            send(.routeFailed(.unroutable, request: request.id))
            return
        }
        routes.append(route)
        send(.routeFound(route, request: request.id))
    }

    private mutating func route(_ request: RouteRequest) -> TripRoute? {
        var paths: [RoutePath] = []
        let starts = metric.snaps(of: request.origin, radius: 300, heading: request.heading)
        var endpoint =
            request.approach?.end ?? (starts.first ?? metric.snaps(of: request.origin, radius: 300).first)?.endpoint
        for stop in request.stops {
            guard let from = endpoint, let to = metric.snaps(of: stop.coordinate, radius: 300).first?.endpoint,
                let path = search.route(from: from, to: to)
            else { return nil }
            paths.append(path)
            endpoint = RouteEndpoint(position: to.position, directions: [path.arcs[path.arcs.count - 1].direction])
        }
        if let approach = request.approach {
            guard let joined = approach.path.joined(with: paths[0]) else { return nil }
            paths[0] = joined
        }
        let waypoints = request.stops.map { Waypoint(coordinate: $0.coordinate, name: $0.name) }
        return TripRoute(RouteGuide(metric: metric).directions(along: paths, to: waypoints), on: metric)
    }

    private mutating func note(_ message: TripMessage) {
        switch message {
        case .route(_, let reason, let revision, let sequence): log.append("route \(sequence) \(revision) \(reason)")
        case .progress(let progress): self.progress.append(progress)
        case .instruction(let due, let sequence):
            if let voice = due.voice {
                instructions.append(voice.announcement)
                spoken.append(due)
            }
            log.append("instruction \(sequence)")
        case .deviation(let deviation, let sequence):
            log.append("deviation \(sequence)\(deviation.isOnRoad ? "" : " off the network")")
        case .update(let update, let sequence):
            updates.append(update)
            log.append("update \(sequence)")
        case .offer(let id, let saves, let route, let sequence):
            offers.append((id, saves, route))
            log.append("offer \(sequence)")
        case .stopEvent, .ended: break
        case .problem(let problem): log.append("problem \(problem)")
        }
    }

    static func word(_ fact: TripFact) -> String {
        switch fact.kind {
        case .rerouted(let reason): "rerouted \(reason)"
        case .stop(let event): "\(event.kind) \(event.waypoint)"
        case .ended(let reason): "ended \(reason.name)"
        case .delayed(let delay): "delayed \(delay.cause.map(\.rawValue) ?? "somehow")"
        case .lost: "lost"
        case .found: "found"
        }
    }

    var factWords: [String] { facts.map(Self.word) }
}
