/// The order of points along a Hilbert curve over a box: neighbours on the map come to lie near in memory.
///
/// 65,536 by 65,536 cells. Source: Hilbert (1891); the iterative form by quadrant rotation.
package struct HilbertCurve: Sendable {
    private let bounds: BoundingBox
    private let width: Double
    private let height: Double

    package init(bounds: BoundingBox) {
        self.bounds = bounds
        width = max(Double(bounds.maximum.longitude) - Double(bounds.minimum.longitude), 1)
        height = max(Double(bounds.maximum.latitude) - Double(bounds.minimum.latitude), 1)
    }

    /// The places of `points` in the order along a curve over the box around them; those in one cell stay in order. O(points).
    package static func order(of points: some Collection<FixedCoordinate>) -> [UInt32] {
        guard let bounds = BoundingBox(around: points) else { return [] }
        let curve = HilbertCurve(bounds: bounds)
        return RadixSort.order(of: points.map(curve.position))
    }

    /// The cell's place on the curve; points outside of the box count as on its edge.
    package func position(of point: FixedCoordinate) -> UInt32 {
        var column = cell(Double(point.longitude) - Double(bounds.minimum.longitude), of: width)
        var row = cell(Double(point.latitude) - Double(bounds.minimum.latitude), of: height)
        var position: UInt32 = 0
        var side: UInt32 = 1 << 15
        while side > 0 {
            let right: UInt32 = column & side != 0 ? 1 : 0
            let upper: UInt32 = row & side != 0 ? 1 : 0
            position &+= side &* side &* ((3 &* right) ^ upper)
            if upper == 0 {
                if right == 1 {
                    column = 0xffff &- column
                    row = 0xffff &- row
                }
                swap(&column, &row)
            }
            side >>= 1
        }
        return position
    }

    private func cell(_ offset: Double, of extent: Double) -> UInt32 {
        UInt32(min(max(offset / extent, 0), 1) * 65_535)
    }
}
