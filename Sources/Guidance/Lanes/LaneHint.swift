/// Which lanes to take, as one says it: "the two left lanes".
package enum LaneHint: Hashable, Sendable {
    /// So many, counted from the left edge.
    case left(Int)
    case right(Int)
    /// So many, neither of which is at an edge.
    case middle(Int)

    /// - Returns: `nil` where there is nothing to choose, and where the lanes to choose aren't side by side.
    package init?(_ lanes: [Lane]) {
        let active = lanes.indices.filter { lanes[$0].isActive }
        guard let first = active.first, let last = active.last, active.count < lanes.count,
            last - first + 1 == active.count
        else { return nil }
        switch (first == 0, last == lanes.count - 1) {
        case (true, _): self = .left(active.count)
        case (false, true): self = .right(active.count)
        case (false, false): self = .middle(active.count)
        }
    }
}
