import Protocol
import Routing

/// The coordinates of a request as what a receiver reported, each by its own options.
struct MatchTrack {
    let observations: [Observation]
    /// The number of the coordinate that each is.
    private let numbers: [Int]

    /// Meters within which coordinates tell nothing new.
    private static let tidiness = 15.0

    /// As it was recorded.
    init(_ observations: [Observation]) {
        self.observations = observations
        numbers = Array(observations.indices)
    }

    /// - Parameter wanted: numbers of coordinates that are never left out.
    init(_ request: OSRMRequest, _ options: MatchQuery, keeping wanted: [Int]) {
        numbers =
            options.tidies
            ? Self.tidied(request.coordinates, keeping: Set(wanted)) : Array(request.coordinates.indices)
        observations = numbers.map { number in
            var observation = Observation(
                coordinate: request.coordinates[number],
                time: options.timestamps.isEmpty ? nil : options.timestamps[number],
                deviation: request.places.radiuses[at: number])
            // Any direction is no direction.
            if let range = request.places.bearings[at: number], range.tolerance < 180 {
                observation.heading = range.bearing
                observation.headingTolerance = range.tolerance
            }
            observation.approach = request.places.approaches[at: number].map(Approach.init) ?? .unrestricted
            return observation
        }
    }

    /// The coordinates without those close to the one before that is kept; the last is where the track ends.
    private static func tidied(_ coordinates: [Coordinate], keeping wanted: Set<Int>) -> [Int] {
        var numbers: [Int] = []
        for (number, coordinate) in coordinates.enumerated() {
            let isKept =
                numbers.last.map { coordinates[$0].distance(to: coordinate) >= tidiness } ?? true
                || number == coordinates.count - 1 || wanted.contains(number)
            if isKept { numbers.append(number) }
        }
        return numbers
    }

    /// A match whose points have the numbers of the request's coordinates.
    func numbered(_ match: TrackMatch) -> TrackMatch {
        var match = match
        for place in match.points.indices { match.points[place].observation = numbers[match.points[place].observation] }
        return match
    }
}
