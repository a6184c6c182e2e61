import Guidance
import Routing
import Trips

/// One trip with a vehicle of which the truth is known: what the trip made of it.
struct TripTrial {
    /// Deviations told while the vehicle was on the route.
    var falseDeviations = 0
    /// For each wrong turn how many seconds later the deviation was told; infinite for one that never was.
    var noticed: [Double] = []
    var arrivals = 0
    /// Arrivals told while the vehicle was more than 100 m from the stop.
    var falseArrivals = 0
    /// Manoeuvres of the last route that were passed without a last word about them, and last words said more than once.
    var missingWords = 0
    var repeatedWords = 0
    /// At half way: how far off the ETA was, as a share of what was left.
    var etaError: Double?
    var meters = 0.0
    var seconds = 0.0
    var reroutes = 0
    /// Seconds for each fix in the state machine, its searches left out: while the vehicle was on its route, and off it.
    var timesOnRoute: [Double] = []
    var timesOffRoute: [Double] = []
}

/// Drives a trip with a true vehicle: its fixes go in, searches are answered at once.
struct TrialRun {
    private let hierarchy: HierarchyMetric
    private var search: HierarchySearch
    private var trip: Trip
    private var drive: TrueDrive
    private var receiver: NoisyReceiver
    private var random: SeededRandom
    private var now = Instant(milliseconds: 1_700_000_000_000)
    private var trial = TripTrial()
    private var route: TripRoute?
    /// Since when the vehicle is off the route.
    private var leftAt: Instant?
    private var isTold = false
    /// When the vehicle was last off the route for so short that nothing had been told of it yet.
    private var away: ClosedRange<Instant>?
    private let destination: Coordinate
    private let endpoint: RouteEndpoint
    /// The place of a wrong turn in the first path, if one is to be made.
    private var wrongPlace: Int?
    private var halfway: (eta: Instant, at: Instant)?
    private let planned: Double
    /// The last words said on this route, and where the manoeuvres lie that they are about.
    private var said: [(text: String, place: Coordinate)] = []
    /// The steps of this route at whose start the vehicle has been.
    private var passed: Set<Int> = []

    /// Two manoeuvres nearer to each other than this, in metres, count as one.
    private static let samePlace = 10.0
    /// This near to a manoeuvre, in metres, a vehicle that is seen each second has been there.
    private static let there = 20.0
    private static let justBack = 10.0

    init(
        along path: RoutePath, to endpoint: RouteEndpoint, deviation: Double, dropout: Double, turnsWrong: Bool,
        seed: UInt64, on hierarchy: HierarchyMetric
    ) {
        self.hierarchy = hierarchy
        search = HierarchySearch(metric: hierarchy)
        random = SeededRandom(seed: seed)
        let pace = Double.random(in: 0.85...1.15, using: &random)
        drive = TrueDrive(along: path, pace: pace, in: hierarchy.metric)
        receiver = NoisyReceiver(deviation: deviation, dropout: dropout, seed: seed &+ 77)
        self.endpoint = endpoint
        destination = hierarchy.metric.network.coordinate(of: endpoint.position)
        planned = path.length(in: hierarchy.metric.network)
        trip = Trip(plan: TripPlan(stops: [Stop(coordinate: destination)], progressInterval: 0))
        if turnsWrong, path.arcs.count > 12 { wrongPlace = Int.random(in: 4..<(path.arcs.count - 6), using: &random) }
    }

    private var network: RoadNetwork { hierarchy.metric.network }

    /// - Parameter limit: seconds after which a trip is given up.
    mutating func run(limit: Double = 7200) -> TripTrial {
        var standing = 0.0
        while trial.arrivals == 0, trial.seconds < limit, standing < 60 {
            prepareTurn()
            let arc = drive.arc
            drive.step(1)
            now = now.advanced(bySeconds: 1)
            trial.seconds += 1
            if arc != drive.arc { noteLeaving() }
            notePassing()
            if leftAt != nil, drive.end == nil, let path = route?.legs[0].directions.path, drive.follow(path) {
                leftAt = nil
            }
            if drive.isAtEnd { standing += 1 }
            if let deadline = trip.nextDeadline, deadline <= now { handle(.deadlineReached) }
            if let fix = receiver.fix(of: drive, at: now, after: 1) { handle(.positionReceived(fix)) }
            if halfway == nil, drive.meters > planned / 2, let eta = trip.snapshot.eta { halfway = (eta, now) }
        }
        trial.meters = drive.meters
        if leftAt != nil, !isTold { trial.noticed.append(.infinity) }
        if trial.arrivals > 0 { trial.missingWords = missingWords }
        if let halfway, trial.arrivals > 0 {
            let left = now.seconds(since: halfway.at)
            trial.etaError = left > 0 ? abs(halfway.eta.seconds(since: now)) / left : nil
        }
        return trial
    }

    private mutating func notePassing() {
        guard leftAt == nil, let leg = route?.legs.first?.directions else { return }
        for (number, step) in leg.steps.enumerated() {
            guard !passed.contains(number) else { continue }
            let place = leg.line.coordinate(at: step.startOffset)
            if place.distance(to: drive.coordinate) < Self.there { passed.insert(number) }
        }
    }

    /// Those right at the route's beginning may have been announced by the route before. Who is told of two manoeuvres
    /// at once needs no word between them, nor at the exit of a roundabout whose exit was told.
    private var missingWords: Int {
        guard let leg = route?.legs.first?.directions else { return 0 }
        let rules = AnnouncementRules.standard(for: .car)
        func isSaid(_ number: Int) -> Bool {
            let place = leg.line.coordinate(at: leg.steps[number].startOffset)
            return said.contains { $0.place.distance(to: place) < Self.samePlace }
        }
        return leg.steps.indices.dropFirst().count { number in
            let (before, step) = (leg.steps[number - 1], leg.steps[number])
            guard before.voice.contains(where: { $0.kind == .final }), step.startOffset > 100, passed.contains(number),
                ![.arrive, .exitRoundabout, .exitRotary].contains(step.maneuver.type), !isSaid(number)
            else { return false }
            return !rules.chains(distance: before.distance, duration: before.duration, next: step.maneuver.type)
                || !(number == 1 || isSaid(number - 1))
        }
    }

    private mutating func prepareTurn() {
        guard let place = wrongPlace, drive.place == place, let route else { return }
        wrongPlace = nil
        let next = drive.arcs.indices.contains(place + 1) ? drive.arcs[place + 1] : nil
        let others = hierarchy.metric.exits(of: drive.arc).filter {
            $0 != next && !route.legs[0].directions.path.arcs.contains($0)
        }
        guard let other = others.randomElement(using: &random) else { return }
        drive.turn(into: other)
    }

    private mutating func noteLeaving() {
        guard let route else { return }
        let isOn = route.legs[0].directions.path.arcs.contains(drive.arc)
        if !isOn, leftAt == nil {
            leftAt = now
            isTold = false
        } else if isOn, let leftAt {
            if !isTold { away = leftAt...now }
            self.leftAt = nil
            _ = drive.follow(route.legs[0].directions.path)
        }
    }

    /// When the vehicle left the route to which it has just come back: what is told now is about that.
    private var justBack: Instant? {
        away.flatMap { now.seconds(since: $0.upperBound) <= Self.justBack ? $0.lowerBound : nil }
    }

    private mutating func handle(_ event: TripEvent) {
        let (time, actions) = Stopwatch.time { trip.handle(event, at: now) }
        if case .positionReceived = event, route != nil {
            if leftAt == nil { trial.timesOnRoute.append(time) } else { trial.timesOffRoute.append(time) }
        }
        for action in actions {
            switch action {
            case .findRoute(let request): answer(request)
            case .record(let fact):
                note(fact)
                handle(.factRecorded(sequence: fact.sequence))
            case .send(let message): note(message)
            case .keep, .traversed: break
            }
        }
    }

    private mutating func answer(_ request: RouteRequest) {
        let snaps = hierarchy.metric.snaps(
            of: request.origin, radius: 200, heading: request.heading, limit: 3, for: .departure)
        for snap in snaps + hierarchy.metric.snaps(of: request.origin, radius: 500, limit: 1, for: .departure) {
            guard let path = search.route(from: snap.endpoint, to: endpoint) else { continue }
            let directions = RouteGuide(metric: hierarchy.metric).directions(
                along: [path], to: [Waypoint(coordinate: destination, name: nil)])
            guard let found = TripRoute(directions, on: hierarchy.metric) else { continue }
            guard request.reason != .traffic else { return handle(.routeFound(found, request: request.id)) }
            route = found
            if request.reason != .start { trial.reroutes += 1 }
            said = []
            passed = []
            if drive.follow(path) { leftAt = nil } else if leftAt == nil { leftAt = now }
            handle(.routeFound(found, request: request.id))
            return
        }
        handle(.routeFailed(.unroutable, request: request.id))
    }

    private mutating func note(_ fact: TripFact) {
        guard case .stop(let event) = fact.kind, event.kind == .arrived else { return }
        trial.arrivals += 1
        if drive.coordinate.distance(to: destination) > 100 { trial.falseArrivals += 1 }
    }

    private mutating func note(_ message: TripMessage) {
        switch message {
        case .deviation:
            guard let leftAt = leftAt ?? justBack else {
                trial.falseDeviations += 1
                return
            }
            guard !isTold else { return }
            isTold = true
            trial.noticed.append(now.seconds(since: leftAt))
        case .instruction(let due, _):
            guard let voice = due.voice, voice.kind == .final, let place = trip.snapshot.spoken?.coordinate else {
                return
            }
            // A junction that is passed twice on a way around a block has two manoeuvres.
            if said.contains(where: { $0.text == voice.announcement && $0.place.distance(to: place) < Self.samePlace })
            {
                trial.repeatedWords += 1
            }
            said.append((voice.announcement, place))
        default: break
        }
    }
}
