/// A line of coordinates with the distance from its start at each of them.
///
/// What a route's geometry, a road's shape and a simulated drive have in common: "where am I after so many metres?".
@usableFromInline package struct MeasuredLine: Sendable, Equatable {
    /// At least one coordinate.
    package let coordinates: [Coordinate]
    /// Metres from the start, one for each coordinate, never falling.
    @usableFromInline package let distances: [Double]

    /// - Returns: `nil` for an empty list.
    package init?(_ coordinates: [Coordinate]) {
        guard !coordinates.isEmpty else { return nil }
        var distances = [0.0]
        distances.reserveCapacity(coordinates.count)
        var length = 0.0
        for place in 1..<max(coordinates.count, 1) {
            length += coordinates[place - 1].distance(to: coordinates[place])
            distances.append(length)
        }
        self.coordinates = coordinates
        self.distances = distances
    }

    /// A line without extent.
    package init(point: Coordinate) {
        coordinates = [point]
        distances = [0]
    }

    /// Metres from the first coordinate to the last.
    @inlinable package var length: Double { distances[distances.count - 1] }

    /// The segment that contains `distance`: the index of the coordinate where it begins. O(log n).
    package func segment(at distance: Double) -> Int {
        var low = 0
        var high = max(coordinates.count - 2, 0)
        while low < high {
            let middle = (low + high + 1) / 2
            if distances[middle] <= distance { low = middle } else { high = middle - 1 }
        }
        return low
    }

    /// The point after `distance` metres; the ends for distances beyond them.
    package func coordinate(at distance: Double) -> Coordinate {
        let index = segment(at: distance)
        guard index + 1 < coordinates.count else { return coordinates[index] }
        let length = distances[index + 1] - distances[index]
        let fraction = length > 0 ? min(max((distance - distances[index]) / length, 0), 1) : 0
        return coordinates[index].interpolated(to: coordinates[index + 1], fraction: fraction)
    }

    /// The direction of travel after `distance` metres, in degrees; `nil` where the line has no extent.
    package func bearing(at distance: Double) -> Double? {
        let start = segment(at: distance)
        let ahead = (start..<max(coordinates.count - 1, start)).first(where: hasLength)
        guard let index = ahead ?? (0..<start).last(where: hasLength) else { return nil }
        return coordinates[index].bearing(to: coordinates[index + 1])
    }

    private func hasLength(_ segment: Int) -> Bool { distances[segment + 1] > distances[segment] }

    /// The coordinates from `start` to `end` metres, both ends included; runs backwards where `end < start`.
    package func slice(from start: Double, to end: Double) -> [Coordinate] {
        guard start <= end else { return slice(from: end, to: start).reversed() }
        return [coordinate(at: start)] + coordinates[places(between: start, and: end)] + [coordinate(at: end)]
    }

    /// The places of the coordinates that lie farther than `start` and nearer than `end` metres.
    func places(between start: Double, and end: Double) -> Range<Int> {
        var first = segment(at: start) + 1
        while first < coordinates.count, distances[first] <= start { first += 1 }
        var last = first
        while last < coordinates.count, distances[last] < end { last += 1 }
        return first..<last
    }

    /// The point of the line nearest to `coordinate` between `start` and `end` metres. O(segments in that window).
    ///
    /// - Parameters:
    ///   - heading: degrees; a segment that leads away from it counts as `detour` metres farther, so that where a line
    ///     comes back along itself, the direction of travel tells the two apart.
    package func nearest(
        to coordinate: Coordinate, from start: Double = 0, to end: Double = .infinity, heading: Double? = nil,
        detour: Double = 0
    ) -> (offset: Double, distance: Double) {
        let plane = LocalPlane(origin: coordinate)
        var best = (offset: min(max(start, 0), length), distance: Double.infinity)
        var leastCost = Double.infinity
        var index = segment(at: start)
        while index + 1 < coordinates.count, distances[index] <= end {
            let found = plane.nearest(on: coordinates[index], coordinates[index + 1])
            let offset = distances[index] + found.fraction * (distances[index + 1] - distances[index])
            let clamped = min(max(offset, start), end)
            let distance =
                clamped == offset ? found.distance : self.coordinate(at: clamped).distance(to: coordinate)
            let cost = distance + (isAgainst(heading, segment: index) ? detour : 0)
            if cost < leastCost {
                leastCost = cost
                best = (clamped, distance)
            }
            index += 1
        }
        if best.distance == .infinity { best.distance = self.coordinate(at: best.offset).distance(to: coordinate) }
        return best
    }

    private func isAgainst(_ heading: Double?, segment: Int) -> Bool {
        guard let heading else { return false }
        return Bearing.difference(coordinates[segment].bearing(to: coordinates[segment + 1]), heading) > 90
    }
}
