/// A box between two parallels and two meridians, in units of 1e-7 degrees; its edges belong to it.
package struct BoundingBox: Hashable, Sendable, BitwiseCopyable {
    package var minimum: FixedCoordinate
    package var maximum: FixedCoordinate

    package init(minimum: FixedCoordinate, maximum: FixedCoordinate) {
        self.minimum = minimum
        self.maximum = maximum
    }

    package init(_ point: FixedCoordinate) { self.init(minimum: point, maximum: point) }

    /// - Returns: `nil` where there are no points.
    package init?(around points: some Sequence<FixedCoordinate>) {
        var iterator = points.makeIterator()
        guard let first = iterator.next() else { return nil }
        self.init(first)
        while let point = iterator.next() { formUnion(BoundingBox(point)) }
    }

    package mutating func formUnion(_ other: BoundingBox) {
        minimum.latitude = min(minimum.latitude, other.minimum.latitude)
        minimum.longitude = min(minimum.longitude, other.minimum.longitude)
        maximum.latitude = max(maximum.latitude, other.maximum.latitude)
        maximum.longitude = max(maximum.longitude, other.maximum.longitude)
    }

    package func contains(_ point: FixedCoordinate) -> Bool {
        (minimum.latitude...maximum.latitude).contains(point.latitude)
            && (minimum.longitude...maximum.longitude).contains(point.longitude)
    }
}
