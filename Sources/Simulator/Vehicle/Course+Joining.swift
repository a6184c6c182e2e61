import Routing

extension Course {
    /// The course as one drives it who is not at its start: from `place` onto the line a little ahead, and along it.
    ///
    /// - Parameters:
    ///   - heading: where the vehicle is going; `nil` where it stands.
    ///   - brakingDistance: meters that it needs to slow down for turning round.
    func joined(from place: Coordinate, heading: Double?, brakingDistance: Double) -> Course {
        let near = nearest(to: place)
        let join = min(near.offset + min(2 * near.distance, Self.longestMerge), line.length)
        let rest = part(from: join, to: line.length)
        var lead = [place]
        if let heading, let onward = rest.direction(from: place),
            Bearing.difference(heading, onward) > Self.turningRound
        {
            lead.append(place.moved(by: brakingDistance, bearing: heading))
        }
        return rest.preceded(by: lead, limit: rest.limits.first ?? 1)
    }

    /// A route begins where the vehicle was a moment ago: a place that the line passes again later is not meant.
    private func nearest(to place: Coordinate) -> (offset: Double, distance: Double) {
        let first = line.nearest(to: place, from: 0, to: 60)
        return first.distance <= 20 ? first : line.nearest(to: place, from: 0, to: 300)
    }

    /// Where the course leads, seen from a place at or before its start.
    private func direction(from place: Coordinate) -> Double? {
        guard let start = line.coordinates.first, place.distance(to: start) > 2 else { return line.bearing(at: 0) }
        return place.bearing(to: start)
    }

    private static let longestMerge = 20.0
    private static let turningRound = 60.0
}
