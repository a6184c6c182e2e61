/// A path laid out on the ground: its line, and where on it each arc begins.
package struct PathLine: Sendable {
    package let line: MeasuredLine
    /// For each arc of the path the index of the line's coordinate at which it begins.
    package let arcStarts: [Int]

    package init(_ path: RoutePath, in network: RoadNetwork) {
        var coordinates: [Coordinate] = []
        coordinates.reserveCapacity(path.arcs.reduce(2) { $0 + network.pointCount(of: $1.road) })
        var arcStarts: [Int] = []
        arcStarts.reserveCapacity(path.arcs.count)
        for (place, arc) in path.arcs.enumerated() {
            // The junction between two arcs stands once: it ends the one and begins the other.
            arcStarts.append(max(coordinates.count - 1, 0))
            if path.isWhole(place) {
                network.appendShape(of: arc, to: &coordinates)
            } else {
                if !coordinates.isEmpty { coordinates.removeLast() }
                let part = path.part(of: place, in: network)
                coordinates += part.line.slice(from: part.start, to: part.end)
            }
        }
        line = MeasuredLine(coordinates) ?? MeasuredLine(point: .init(latitude: 0, longitude: 0))
        self.arcStarts = arcStarts
    }

    /// Metres from the path's start to the start of its arc number `place`.
    package func distance(toArc place: Int) -> Double { line.distances[arcStarts[place]] }
}

extension RoutePath {
    /// Whether the arc is neither the first nor the last, which are travelled in part.
    func isWhole(_ place: Int) -> Bool { place > 0 && place < arcs.count - 1 }

    /// The arc's shape in its direction of travel, and from where to where it is travelled, in metres along that.
    func part(of place: Int, in network: RoadNetwork) -> (line: MeasuredLine, start: Double, end: Double) {
        let line = network.line(of: arcs[place])
        let start = place == 0 ? startOffset : 0
        let end = place == arcs.count - 1 ? endOffset : line.length
        return (line, start, max(start, end))
    }
}
