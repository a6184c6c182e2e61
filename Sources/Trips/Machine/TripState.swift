import Routing

/// Where a trip stands. Each case says what it waits for and where it may go.
enum TripState: Sendable {
    /// Waits for a fix that says on which street the vehicle is. → routing, ended
    case locating(Locating)
    /// Waits for the first route. → driving, locating (when there is none), ended
    case routing(Routing)
    /// On the route. → approaching, deviating, lost, arrived, ended
    case driving(Drive)
    /// On the route and near the next stop. → driving (the next leg), deviating, lost, arrived, ended
    case approaching(Drive)
    /// On the route when last heard of, too long ago to say where it is now. → driving, approaching, ended
    case lost(Drive)
    /// Off the route, another one is being searched. → driving, approaching, ended
    case deviating(Deviation)
    /// At the destination; waits until that is recorded. → ended
    case arrived(Arrival)
    /// Over; takes nothing more.
    case ended

    struct Locating: Sendable {
        var reason: RouteReason
        /// The last attempt that failed: the next one waits for time and distance.
        var gate: RerouteGate
    }

    struct Routing: Sendable {
        var request: RouteRequest
        var gate: RerouteGate
    }

    struct Drive: Sendable {
        var follower: RouteFollower
        var gate: RerouteGate
        var evidence = DeviationEvidence()
        var arrival = ArrivalDecision()
        var silence = Silence()
        var alternatives = Alternatives()
        var meter = TraversalMeter()
        /// The place in the leg's announcements of the first that is not yet due.
        var nextAnnouncement = 0
        /// The manoeuvre that lay ahead at the last progress message.
        var reportedManeuver: Int?
        /// When a vehicle that stands near the stop has stood long enough, by the server's clock.
        var dwellDeadline: Instant?
        /// Whether the driver has been told that the vehicle is on no road.
        var isOffNetwork = false
        /// A search that the driver asked for while following this route.
        var request: RouteRequest?
    }

    struct Deviation: Sendable {
        var drive: Drive
        var request: RouteRequest
    }

    struct Arrival: Sendable {
        var sequence: Int
    }
}

extension TripState {
    var phase: TripPhase {
        switch self {
        case .locating: .locating
        case .routing: .routing
        case .driving: .driving
        case .approaching: .approaching
        case .deviating: .deviating
        case .lost: .lost
        case .arrived: .arrived
        case .ended: .ended
        }
    }

    /// Whether the trip can't go on before a search is answered.
    var isSearching: Bool {
        switch self {
        case .routing, .deviating: true
        case .locating, .driving, .approaching, .lost, .arrived, .ended: false
        }
    }

    /// The same state with the drive as it has become.
    mutating func exchange(_ drive: Drive) {
        switch self {
        case .driving: self = .driving(drive)
        case .approaching: self = .approaching(drive)
        case .lost: self = .lost(drive)
        case .deviating(let deviation): self = .deviating(.init(drive: drive, request: deviation.request))
        case .locating, .routing, .arrived, .ended: break
        }
    }

    /// Whether the vehicle is known to be on its route.
    var isOnRoute: Bool {
        switch self {
        case .driving, .approaching: true
        case .locating, .routing, .deviating, .lost, .arrived, .ended: false
        }
    }

    /// The drive under way, whether on the route or off it.
    var drive: Drive? {
        switch self {
        case .driving(let drive), .approaching(let drive), .lost(let drive): drive
        case .deviating(let deviation): deviation.drive
        case .locating, .routing, .arrived, .ended: nil
        }
    }
}
