import Routing

/// A road to be: a stretch of a way between two junctions.
struct RoadPiece: Sendable, BitwiseCopyable {
    /// The way's place among the routable ones.
    var way: UInt32
    /// The stretch's first and last node, as places in `SplitWays.nodes`.
    var first: UInt32
    var last: UInt32
}

/// Ways cut into roads where roads meet or end, where something controls traffic, and where nodes are missing.
struct SplitWays: Sendable {
    /// The nodes of all ways by their number, one way after another.
    let nodes: [UInt32]
    /// In the order of the ways, and of their nodes.
    private(set) var pieces: [RoadPiece] = []
    /// Where each way's pieces begin in `pieces`; one more at the end.
    private(set) var pieceStarts: [Int] = [0]
    /// For each node whether it is a junction.
    private(set) var isJunction: [Bool]
    private(set) var counts = ImportReport.Counts()

    /// - Parameter skipped: ways that are left out.
    init(_ ways: RoutableWays, at nodes: RoadNodes, skipped: Set<Int>) {
        var hint = 0
        self.nodes = ways.nodes.map { nodes.numbers.number(of: $0, near: &hint) ?? 0 }
        isJunction = Array(repeating: false, count: nodes.numbers.count)
        for node in nodes.traits.keys { isJunction[Int(node)] = true }
        let runs = markJunctions(ways, at: nodes, skipped: skipped)
        var next = 0
        for way in 0..<ways.count {
            while next < runs.count, runs[next].way == UInt32(way) {
                cut(runs[next])
                next += 1
            }
            pieceStarts.append(pieces.count)
        }
    }

    /// The nodes where two ways meet, where one meets itself, and where one ends.
    /// - Returns: the stretches of the ways without the nodes that are missing.
    private mutating func markJunctions(_ ways: RoutableWays, at nodes: RoadNodes, skipped: Set<Int>) -> [RoadPiece] {
        var isUsed = [Bool](repeating: false, count: nodes.numbers.count)
        var runs: [RoadPiece] = []
        runs.reserveCapacity(ways.count)
        for way in 0..<ways.count where !skipped.contains(way) {
            for run in self.runs(of: way, ways.nodeRange(of: way), nodes) {
                runs.append(run)
                for place in Int(run.first)...Int(run.last) {
                    let node = Int(self.nodes[place])
                    if isUsed[node] { isJunction[node] = true }
                    isUsed[node] = true
                }
                isJunction[Int(self.nodes[Int(run.first)])] = true
                isJunction[Int(self.nodes[Int(run.last)])] = true
            }
        }
        return runs
    }

    /// Maps end at their borders in the middle of ways: what lies inside is kept, up to the last node that is there.
    private mutating func runs(of way: Int, _ range: Range<Int>, _ nodes: RoadNodes) -> [RoadPiece] {
        var runs: [RoadPiece] = []
        var start: Int?
        var hasGap = false
        func close(before end: Int) {
            if let first = start, end - first >= 2 {
                runs.append(RoadPiece(way: UInt32(way), first: UInt32(first), last: UInt32(end - 1)))
            }
            start = nil
        }
        for place in range {
            if nodes.isMissing(self.nodes[place]) {
                hasGap = true
                close(before: place)
            } else if start == nil {
                start = place
            }
        }
        close(before: range.upperBound)
        if hasGap { counts.waysCut += 1 }
        return runs
    }

    private mutating func cut(_ run: RoadPiece) {
        var first = run.first
        for place in (run.first + 1)...run.last where isJunction[Int(nodes[Int(place)])] {
            append(RoadPiece(way: run.way, first: first, last: place))
            first = place
        }
    }

    /// A loop becomes two roads that meet at its middle node, so that no road ends where it begins: its two directions
    /// and the turn from its end into its start stay distinct for every search.
    private mutating func append(_ piece: RoadPiece) {
        guard nodes[Int(piece.first)] == nodes[Int(piece.last)] else {
            pieces.append(piece)
            return
        }
        // Nodes are never repeated directly, so that a loop has a node in the middle.
        let middle = piece.first + (piece.last - piece.first) / 2
        isJunction[Int(nodes[Int(middle)])] = true
        pieces.append(RoadPiece(way: piece.way, first: piece.first, last: middle))
        pieces.append(RoadPiece(way: piece.way, first: middle, last: piece.last))
    }
}
