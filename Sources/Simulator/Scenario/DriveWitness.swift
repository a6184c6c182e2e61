import Protocol
import Routing

/// Sees a drive from both sides, the vehicle's and the server's, and notes where they contradict each other.
struct DriveWitness: Sendable {
    private(set) var repeatedAnnouncements = 0
    private(set) var falseArrivals = 0
    private(set) var estimated = 0
    private(set) var problems: Set<String> = []
    /// Meters between matched places and the truth.
    private var deviations: [Double] = []
    /// Where the vehicle was lately: what the server says is about a moment ago.
    private var recent: [VehicleState] = []
    /// What was announced, with where the vehicle was then.
    private var announced: [String: VehicleState] = [:]
    private var strayed = -Double.infinity
    private let stops: [Coordinate]

    /// Simulated seconds that an answer may be behind, in a drive of many simulated seconds for each real one.
    private static let memory = 20
    /// A stop is not reached farther from it than this, and not by who never went slower.
    private static let farthestArrival = 100.0
    private static let fastestArrival = 5.0
    /// The same words within this distance and time are about the same thing.
    private static let sameThing = (meters: 200.0, seconds: 60.0)
    /// More are not kept.
    private static let mostDeviations = 100_000

    /// - Parameter stops: those of the trip, the destination last.
    init(stops: [Coordinate]) { self.stops = stops }

    mutating func see(_ event: DriveEvent) {
        switch event {
        case .moved(let state):
            recent.append(state)
            if recent.count > Self.memory { recent.removeFirst() }
        case .strayed: strayed = recent.last?.seconds ?? 0
        case .received(let message, _): hear(message)
        case .connected, .disconnected, .finished: break
        }
    }

    private mutating func hear(_ message: ServerMessage) {
        switch message {
        case .instruction(let instruction): if let voice = instruction.voice { hear(voice.announcement) }
        case .waypointReached(let stop), .arrived(let stop): if !isTrue(stop) { falseArrivals += 1 }
        case .progress(let progress): compare(progress)
        case .error(let error): problems.insert(error.code)
        case .welcome, .started, .route, .deviation, .offer, .update, .approaching, .ended, .reconnect: break
        }
    }

    /// After a wrong turn the same may be said again.
    private mutating func hear(_ announcement: String) {
        guard let now = recent.last else { return }
        if let before = announced[announcement], before.seconds > strayed,
            now.metersDriven - before.metersDriven < Self.sameThing.meters,
            now.seconds - before.seconds < Self.sameThing.seconds
        {
            repeatedAnnouncements += 1
        }
        announced[announcement] = now
    }

    private func isTrue(_ stop: ServerMessage.StopEvent) -> Bool {
        guard stops.indices.contains(stop.waypoint) else { return false }
        return recent.contains {
            $0.speed <= Self.fastestArrival
                && $0.coordinate.distance(to: stops[stop.waypoint]) <= Self.farthestArrival
        }
    }

    private mutating func compare(_ progress: ServerMessage.Progress) {
        if progress.estimated == true { estimated += 1 }
        guard recent.last?.isAstray == false, deviations.count < Self.mostDeviations else { return }
        let place = Coordinate(latitude: progress.matched.latitude, longitude: progress.matched.longitude)
        if let nearest = recent.map({ $0.coordinate.distance(to: place) }).min() { deviations.append(nearest) }
    }

    /// Meters within which 19 of 20 matched places lie; 0 where there were none.
    var matchedWithin: Double {
        let sorted = deviations.sorted()
        return sorted.isEmpty ? 0 : sorted[min(sorted.count * 95 / 100, sorted.count - 1)]
    }
}
