extension RoutePath {
    /// This way and the one that goes on from its end, as one; `nil` where that one turns around there.
    package func joined(with next: RoutePath) -> RoutePath? {
        guard let last = arcs.last, last == next.arcs.first else { return nil }
        return RoutePath(
            arcs: arcs + next.arcs.dropFirst(), startOffset: startOffset, endOffset: next.endOffset,
            cost: cost + next.cost)
    }

    /// In meters.
    package func length(in network: RoadNetwork) -> Double {
        let whole = arcs.dropLast().reduce(0.0) { $0 + Double(network.road(of: $1).length) }
        return whole - startOffset + endOffset
    }
}
