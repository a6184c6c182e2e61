/// A path laid out on the ground: its line, and where on it each arc begins.
package struct PathLine: Sendable {
    package let line: MeasuredLine
    /// For each arc of the path the index of the line's coordinate at which it begins.
    package let arcStarts: [Int]

    package init(_ path: RoutePath, in network: RoadNetwork) {
        var coordinates: [Coordinate] = []
        var arcStarts: [Int] = []
        for (place, arc) in path.arcs.enumerated() {
            let shape = MeasuredLine(network.shape(of: arc)) ?? MeasuredLine(point: .init(latitude: 0, longitude: 0))
            let start = place == 0 ? path.startOffset : 0
            let end = place == path.arcs.count - 1 ? path.endOffset : shape.length
            // The junction between two arcs stands once: it ends the one and begins the other.
            if !coordinates.isEmpty { coordinates.removeLast() }
            arcStarts.append(coordinates.count)
            coordinates += shape.slice(from: start, to: max(start, end))
        }
        line = MeasuredLine(coordinates) ?? MeasuredLine(point: .init(latitude: 0, longitude: 0))
        self.arcStarts = arcStarts
    }

    /// Metres from the path's start to the start of its arc number `place`.
    package func distance(toArc place: Int) -> Double { line.distances[arcStarts[place]] }
}
