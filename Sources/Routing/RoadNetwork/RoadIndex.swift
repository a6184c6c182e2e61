import HeapModule

/// Which roads are near a point: a static packed Hilbert R-tree over the segments of all shapes.
///
/// Packed once, bottom up, from segments sorted along a Hilbert curve; no pointers, no rebalancing. The search is
/// best-first, so that it touches only boxes nearer than its last answer.
/// Source: Kamel, Faloutsos, "On Packing R-trees" (1993); Roussopoulos et al., "Nearest Neighbor Queries" (1995).
package struct RoadIndex: Sendable {
    /// One straight piece of a road's shape.
    private struct Segment: Sendable, BitwiseCopyable {
        var road: RoadID
        /// The index of its first point in the network's shape points.
        var point: UInt32
    }

    private static let fanout = 16

    private let segments: [Segment]
    private let points: [FixedCoordinate]
    private let shapeStarts: [UInt32]
    /// The boxes of all levels: those of the segments first, the root's last.
    private let boxes: [BoundingBox]
    /// Where each level begins in `boxes`; one more at the end.
    private let levelStarts: [Int]

    init(tables: RoadNetworkTables) {
        points = tables.shapePoints
        shapeStarts = tables.shapeStarts
        let sorted = Self.sortedSegments(of: tables)
        segments = sorted

        var boxes = sorted.map { segment in
            var box = BoundingBox(tables.shapePoints[Int(segment.point)])
            box.formUnion(BoundingBox(tables.shapePoints[Int(segment.point) + 1]))
            return box
        }
        var levelStarts = [0, boxes.count]
        while levelStarts[levelStarts.count - 1] - levelStarts[levelStarts.count - 2] > 1 {
            let level = levelStarts[levelStarts.count - 2]..<levelStarts[levelStarts.count - 1]
            for first in stride(from: level.lowerBound, to: level.upperBound, by: Self.fanout) {
                var parent = boxes[first]
                for child in first + 1..<min(first + Self.fanout, level.upperBound) { parent.formUnion(boxes[child]) }
                boxes.append(parent)
            }
            levelStarts.append(boxes.count)
        }
        self.boxes = boxes
        self.levelStarts = levelStarts
    }

    private static func sortedSegments(of tables: RoadNetworkTables) -> [Segment] {
        guard let bounds = BoundingBox(around: tables.shapePoints) else { return [] }
        let curve = HilbertCurve(bounds: bounds)
        var segments: [Segment] = []
        var keys: [UInt32] = []
        segments.reserveCapacity(tables.shapePoints.count)
        keys.reserveCapacity(tables.shapePoints.count)
        for road in 0..<tables.roads.count {
            for point in tables.shapeStarts[road]..<tables.shapeStarts[road + 1] - 1 {
                segments.append(Segment(road: RoadID(UInt32(road)), point: point))
                keys.append(curve.position(of: tables.shapePoints[Int(point)]))
            }
        }
        return RadixSort.order(of: keys).map { segments[Int($0)] }
    }
}

extension RoadIndex {
    /// A road near a point.
    package struct Neighbor: Sendable, Equatable {
        package var position: RoadPosition
        package var coordinate: Coordinate
        /// Metres from the point that was asked for.
        package var distance: Double
    }

    private struct Candidate: Comparable {
        enum Kind { case box(level: Int, index: Int), segment(Int) }
        var distance: Double
        var kind: Kind
        static func < (one: Candidate, other: Candidate) -> Bool { one.distance < other.distance }
        static func == (one: Candidate, other: Candidate) -> Bool { one.distance == other.distance }
    }

    /// The nearest point of each of the nearest roads that `isUsable`, nearest first.
    ///
    /// - Parameters:
    ///   - radius: in metres; roads farther away are left out.
    ///   - limit: how many roads at the most.
    package func nearest(
        to coordinate: Coordinate, radius: Double, limit: Int, where isUsable: (RoadID) -> Bool = { _ in true }
    ) -> [Neighbor] {
        guard !boxes.isEmpty, coordinate.isValid else { return [] }
        let plane = LocalPlane(origin: coordinate)
        var queue = Heap<Candidate>()
        queue.insert(Candidate(distance: 0, kind: .box(level: levelStarts.count - 2, index: boxes.count - 1)))
        var found: [Neighbor] = []
        while found.count < limit, let next = queue.popMin() {
            switch next.kind {
            case .segment(let index):
                let segment = segments[index]
                guard !found.contains(where: { $0.position.road == segment.road }) else { continue }
                found.append(neighbor(on: segment, of: plane))
            case .box(let level, let index):
                expand(level: level, index: index, radius: radius, plane: plane, into: &queue, where: isUsable)
            }
        }
        return found
    }

    private func expand(
        level: Int, index: Int, radius: Double, plane: LocalPlane, into queue: inout Heap<Candidate>,
        where isUsable: (RoadID) -> Bool
    ) {
        guard level > 0 else {
            guard isUsable(segments[index].road) else { return }
            let distance = project(segments[index], onto: plane).distance
            if distance <= radius { queue.insert(Candidate(distance: distance, kind: .segment(index))) }
            return
        }
        let first = levelStarts[level - 1] + (index - levelStarts[level]) * Self.fanout
        for child in first..<min(first + Self.fanout, levelStarts[level]) {
            let distance = boxes[child].distance(from: plane)
            guard distance <= radius else { continue }
            queue.insert(Candidate(distance: distance, kind: .box(level: level - 1, index: child)))
        }
    }

    private func project(_ segment: Segment, onto plane: LocalPlane) -> (fraction: Double, distance: Double) {
        plane.nearest(
            on: points[Int(segment.point)].coordinate, points[Int(segment.point) + 1].coordinate)
    }

    private func neighbor(on segment: Segment, of plane: LocalPlane) -> Neighbor {
        let projected = project(segment, onto: plane)
        var offset = 0.0
        for point in Int(shapeStarts[Int(segment.road.index)])..<Int(segment.point) {
            offset += points[point].coordinate.distance(to: points[point + 1].coordinate)
        }
        let start = points[Int(segment.point)].coordinate
        let end = points[Int(segment.point) + 1].coordinate
        offset += start.distance(to: end) * projected.fraction
        return Neighbor(
            position: RoadPosition(road: segment.road, offset: offset),
            coordinate: start.interpolated(to: end, fraction: projected.fraction), distance: projected.distance)
    }
}

extension BoundingBox {
    /// Metres from the plane's origin to the nearest point of the box; 0 within it.
    fileprivate func distance(from plane: LocalPlane) -> Double {
        let low = minimum.coordinate
        let high = maximum.coordinate
        let east = max(plane.east(low), 0, -plane.east(high))
        let north = max(plane.north(low), 0, -plane.north(high))
        return (east * east + north * north).squareRoot()
    }
}
