/// Leaves out what can't be seen of a line.
///
/// Source: Ramer (1972); Douglas and Peucker (1973).
package enum LineSimplification {
    /// The line with as few of its coordinates as keep it within `tolerance` meters of what it was; both ends stay.
    ///
    /// On a flat map around the line's middle latitude. O(n log n) for lines that wind, O(n²) at the worst.
    package static func simplify(_ coordinates: [Coordinate], tolerance: Double) -> [Coordinate] {
        guard coordinates.count > 2 else { return coordinates }
        let points = flat(coordinates)
        var isKept = [Bool](repeating: false, count: points.count)
        (isKept[0], isKept[points.count - 1]) = (true, true)
        var open = [0..<points.count - 1]
        while let range = open.popLast() {
            guard let farthest = farthest(in: range, of: points, beyond: tolerance) else { continue }
            isKept[farthest] = true
            open.append(range.lowerBound..<farthest)
            open.append(farthest..<range.upperBound)
        }
        return coordinates.indices.filter { isKept[$0] }.map { coordinates[$0] }
    }

    /// In meters east and north.
    private typealias Point = SIMD2<Double>

    private static func flat(_ coordinates: [Coordinate]) -> [Point] {
        let latitudes = coordinates.lazy.map(\.latitude)
        let middle = ((latitudes.min() ?? 0) + (latitudes.max() ?? 0)) / 2
        let plane = LocalPlane(origin: Coordinate(latitude: middle, longitude: coordinates[0].longitude))
        return coordinates.map { Point(plane.east($0), plane.north($0)) }
    }

    /// The point between the range's ends that lies farthest from the straight line between them.
    private static func farthest(in range: Range<Int>, of points: [Point], beyond tolerance: Double) -> Int? {
        let start = points[range.lowerBound]
        let along = points[range.upperBound] - start
        let square = (along * along).sum()
        var farthest: Int?
        var most = tolerance * tolerance
        for place in range.dropFirst() {
            let offset = points[place] - start
            let fraction = square > 0 ? min(max((offset * along).sum() / square, 0), 1) : 0
            let away = offset - along * fraction
            let distance = (away * away).sum()
            if distance > most { (farthest, most) = (place, distance) }
        }
        return farthest
    }
}
