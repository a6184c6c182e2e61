extension RoutePath {
    /// OpenStreetMap's node at each coordinate of the path's line (`PathLine`). Where the path begins between two nodes,
    /// the one before stands for its start, and where it ends between two, the one behind for its end.
    ///
    /// - Returns: `nil` where the network doesn't know the nodes of all its roads.
    package func nodes(in network: RoadNetwork) -> [Int64]? {
        var nodes: [Int64] = []
        nodes.reserveCapacity(arcs.reduce(2) { $0 + network.pointCount(of: $1.road) })
        for (place, arc) in arcs.enumerated() {
            if !nodes.isEmpty { nodes.removeLast() }
            if isWhole(place) {
                guard network.appendNodes(of: arc, to: &nodes) else { return nil }
            } else {
                guard let along = network.nodes(of: arc) else { return nil }
                let part = part(of: place, in: network)
                let inner = part.line.places(between: part.start, and: part.end)
                nodes.append(along[min(inner.lowerBound - 1, along.count - 2)])
                nodes += along[inner]
                nodes.append(along[min(inner.upperBound, along.count - 1)])
            }
        }
        return nodes.isEmpty ? nil : nodes
    }
}
