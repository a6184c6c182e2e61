/// The largest flow through a small graph whose edges each carry one unit in either direction, and with it a smallest cut.
///
/// Source: Dinic, "Algorithm for solution of a problem of maximum flow in networks with power estimation" (1970); by the
/// theorem of Ford and Fulkerson (1956) what the last search reaches lies on one side of a smallest cut.
struct UnitFlow {
    /// Where each node's half edges begin in `halves`; one more at the end.
    private var starts: [Int32]
    /// Two for each edge: `2e` from its first end to its second, `2e + 1` back.
    private var halves: [Int32]
    private let ends: [(Int32, Int32)]
    /// Along each edge from its first end to its second: -1, 0 or 1.
    private var flow: [Int8]
    private var roles: [Role]
    private var levels: [Int32]
    private var nextHalf: [Int32]
    private var queue: [Int32] = []
    private var path: [Int32] = []

    enum Role: UInt8 { case between, source, sink }

    init(nodeCount: Int, edges: [(Int32, Int32)]) {
        ends = edges
        starts = Array(repeating: 0, count: nodeCount + 1)
        for (one, other) in edges {
            starts[Int(one) + 1] += 1
            starts[Int(other) + 1] += 1
        }
        for node in 0..<nodeCount { starts[node + 1] += starts[node] }
        halves = Array(repeating: 0, count: edges.count * 2)
        nextHalf = Array(starts.dropLast())
        for (edge, (one, other)) in edges.enumerated() {
            halves[Int(nextHalf[Int(one)])] = Int32(2 * edge)
            nextHalf[Int(one)] += 1
            halves[Int(nextHalf[Int(other)])] = Int32(2 * edge + 1)
            nextHalf[Int(other)] += 1
        }
        flow = Array(repeating: 0, count: edges.count)
        roles = Array(repeating: .between, count: nodeCount)
        levels = Array(repeating: -1, count: nodeCount)
    }

    /// A smallest cut between some nodes and others: for each node whether it lies on the sources' side.
    ///
    /// - Parameter limit: give up when the cut is larger.
    /// - Returns: of the two cuts that are nearest to the sources and to the sinks the one that is better balanced; `nil`
    ///   above the limit. O(edges) a phase, and few phases where cuts are small.
    mutating func cut(sources: ArraySlice<Int32>, sinks: ArraySlice<Int32>, limit: Int) -> (size: Int, side: [Bool])? {
        for index in flow.indices { flow[index] = 0 }
        for index in roles.indices { roles[index] = .between }
        for source in sources { roles[Int(source)] = .source }
        for sink in sinks { roles[Int(sink)] = .sink }
        var size = 0
        while spread(from: sources, until: .sink, against: false) {
            for node in nextHalf.indices { nextHalf[node] = starts[node] }
            for source in sources {
                while augment(from: source) {
                    size += 1
                    if size > limit { return nil }
                }
            }
        }
        let near = levels.map { $0 >= 0 }
        _ = spread(from: sinks, until: .source, against: true)
        let far = levels.map { $0 < 0 }
        return (size, Self.balance(of: near) >= Self.balance(of: far) ? near : far)
    }

    private static func balance(of side: [Bool]) -> Int {
        let count = side.count { $0 }
        return min(count, side.count - count)
    }

    /// Gives each node that can still be reached its distance; ends early behind the first node of the role `goal`.
    private mutating func spread(from origins: ArraySlice<Int32>, until goal: Role, against: Bool) -> Bool {
        for index in levels.indices { levels[index] = -1 }
        queue.removeAll(keepingCapacity: true)
        for origin in origins {
            levels[Int(origin)] = 0
            queue.append(origin)
        }
        var place = 0
        var goalLevel = Int32.max
        while place < queue.count {
            let node = queue[place]
            place += 1
            guard levels[Int(node)] < goalLevel else { break }
            for slot in starts[Int(node)]..<starts[Int(node) + 1] {
                let half = halves[Int(slot)]
                let next = head(of: half)
                guard levels[Int(next)] < 0, hasRoom(against ? half ^ 1 : half) else { continue }
                levels[Int(next)] = levels[Int(node)] + 1
                queue.append(next)
                if roles[Int(next)] == goal { goalLevel = levels[Int(next)] }
            }
        }
        return goalLevel != .max
    }

    /// Sends one more unit from `source` along nodes of rising distance.
    private mutating func augment(from source: Int32) -> Bool {
        path.removeAll(keepingCapacity: true)
        var node = source
        while roles[Int(node)] != .sink {
            if let half = admissibleHalf(of: node) {
                path.append(half)
                node = head(of: half)
            } else {
                levels[Int(node)] = -1
                guard let back = path.popLast() else { return false }
                node = head(of: back ^ 1)
                nextHalf[Int(node)] += 1
            }
        }
        for half in path { flow[Int(half >> 1)] += half & 1 == 0 ? 1 : -1 }
        return true
    }

    private mutating func admissibleHalf(of node: Int32) -> Int32? {
        let end = starts[Int(node) + 1]
        while nextHalf[Int(node)] < end {
            let half = halves[Int(nextHalf[Int(node)])]
            if levels[Int(head(of: half))] == levels[Int(node)] + 1, hasRoom(half) { return half }
            nextHalf[Int(node)] += 1
        }
        return nil
    }

    private func head(of half: Int32) -> Int32 {
        let (one, other) = ends[Int(half >> 1)]
        return half & 1 == 0 ? other : one
    }

    private func hasRoom(_ half: Int32) -> Bool { half & 1 == 0 ? flow[Int(half >> 1)] < 1 : flow[Int(half >> 1)] > -1 }
}
