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
        /// Which way the road's shape leads there, in degrees; `nil` where it has no extent.
        package var bearing: Double?
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
        let view = View(from: coordinate)
        var queue = Heap<Candidate>()
        queue.insert(Candidate(distance: 0, kind: .box(level: levelStarts.count - 2, index: boxes.count - 1)))
        // Who wants one road needs none that is farther away than the nearest seen so far.
        var reach = radius
        var found: [Neighbor] = []
        while found.count < limit, let next = queue.popMin() {
            switch next.kind {
            case .segment(let index):
                let segment = segments[index]
                guard !found.contains(where: { $0.position.road == segment.road }) else { continue }
                found.append(neighbor(on: segment, of: view.plane))
            case .box(let level, let index):
                let nearest = open(index, at: level, within: reach, seenFrom: view, into: &queue, where: isUsable)
                if limit == 1 { reach = min(reach, nearest) }
            }
        }
        return found
    }

    /// Looks at what is in a box.
    ///
    /// - Returns: how far away the nearest segment is that was found in it.
    private func open(
        _ index: Int, at level: Int, within reach: Double, seenFrom view: View, into queue: inout Heap<Candidate>,
        where isUsable: (RoadID) -> Bool
    ) -> Double {
        var nearest = Double.infinity
        for child in children(ofBox: index, at: level) {
            let distance = view.distance(to: boxes[child])
            guard distance <= reach else { continue }
            if level > 1 {
                queue.insert(Candidate(distance: distance, kind: .box(level: level - 1, index: child)))
            } else if isUsable(segments[child].road) {
                let distance = project(segments[child], onto: view.plane).distance
                guard distance <= reach else { continue }
                queue.insert(Candidate(distance: distance, kind: .segment(child)))
                nearest = min(nearest, distance)
            }
        }
        return nearest
    }

    /// The boxes within a box; those of segments have none but themselves.
    private func children(ofBox index: Int, at level: Int) -> Range<Int> {
        guard level > 0 else { return index..<index + 1 }
        let first = levelStarts[level - 1] + (index - levelStarts[level]) * Self.fanout
        return first..<min(first + Self.fanout, levelStarts[level])
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
            coordinate: start.interpolated(to: end, fraction: projected.fraction), distance: projected.distance,
            bearing: start == end ? nil : start.bearing(to: end))
    }
}

/// Boxes as they are seen from a point: what is needed for each is taken out of the search.
private struct View {
    let plane: LocalPlane
    /// The point, in units of boxes.
    private let latitude: Double
    private let longitude: Double
    private let metersPerLatitude: Double
    private let metersPerLongitude: Double

    init(from coordinate: Coordinate) {
        plane = LocalPlane(origin: coordinate)
        latitude = coordinate.latitude * FixedCoordinate.unitsPerDegree
        longitude = coordinate.longitude * FixedCoordinate.unitsPerDegree
        metersPerLatitude = LocalPlane.metersPerLatitude / FixedCoordinate.unitsPerDegree
        metersPerLongitude = plane.metersPerLongitude / FixedCoordinate.unitsPerDegree
    }

    /// Metres from the point to the nearest point of the box; 0 within it.
    func distance(to box: BoundingBox) -> Double {
        let east = max(
            Double(box.minimum.longitude) - longitude, longitude - Double(box.maximum.longitude), 0)
        let north = max(Double(box.minimum.latitude) - latitude, latitude - Double(box.maximum.latitude), 0)
        let (x, y) = (east * metersPerLongitude, north * metersPerLatitude)
        return (x * x + y * y).squareRoot()
    }
}
