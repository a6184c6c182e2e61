/// How many meters it is from where a climb began to its nodes, found for those that are asked for.
struct ClimbLengths: Sendable {
    private let climb: Climb
    private let end: RouteEndpoint
    private let isForward: Bool
    /// By place in the climb; not a number where nobody asked. Empty before the first question.
    private var known: [Double] = []

    /// From an origin up to the end of a node's arc.
    init(of climb: Climb, from origin: RouteEndpoint) { (self.climb, end, isForward) = (climb, origin, true) }

    /// From the end of a node's arc to a destination; less than nothing where that lies on the arc itself.
    init(of climb: Climb, to destination: RouteEndpoint) { (self.climb, end, isForward) = (climb, destination, false) }

    mutating func length(to node: UInt32, _ edges: inout EdgeLengths) -> Double {
        if known.isEmpty { known = Array(repeating: .nan, count: climb.nodes.count) }
        var way: [Int] = []
        var length = Double.nan
        var next: UInt32? = node
        while let node = next, let place = climb.place(of: node) {
            length = known[place]
            guard length.isNaN else { break }
            way.append(place)
            next = climb.origins[place] == .max ? nil : climb.origins[place]
        }
        for place in way.reversed() {
            length = self.length(at: place, after: length, &edges)
            known[place] = length
        }
        return length
    }

    private func length(at place: Int, after length: Double, _ edges: inout EdgeLengths) -> Double {
        let (node, origin) = (climb.nodes[place], climb.origins[place])
        guard origin == .max else {
            return length + (isForward ? edges.length(from: origin, to: node) : edges.length(from: node, to: origin))
        }
        return edges.rest(of: node, at: end.position) * (isForward ? 1 : -1)
    }
}
