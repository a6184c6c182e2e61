/// Which arcs leave each junction, in the layout that a frozen network keeps.
struct Departures {
    var starts: [UInt32]
    var arcs: [ArcID]
    var slots: [UInt8]
    var turnStarts: [UInt32]

    /// A counting sort by tail, then each junction's arcs clockwise. O(arcs).
    init(of tables: RoadNetworkTables, bearings: [Float]) throws(RoadNetworkTables.Inconsistency) {
        let junctionCount = tables.junctions.count
        let tails = tables.roads.flatMap { [$0.from, $0.to] }
        starts = Self.starts(of: tails, junctionCount: junctionCount)
        arcs = Array(repeating: ArcID(0), count: tails.count)
        slots = Array(repeating: 0, count: tails.count)
        turnStarts = [0]
        turnStarts.reserveCapacity(junctionCount + 1)

        var next = starts
        for (arc, tail) in tails.enumerated() {
            arcs[Int(next[Int(tail.index)])] = ArcID(UInt32(arc))
            next[Int(tail.index)] += 1
        }
        var turns = 0
        for junction in 0..<junctionCount {
            let range = Int(starts[junction])..<Int(starts[junction + 1])
            guard range.count <= RoadNetwork.maximumDepartures else {
                throw .init(
                    description: "junction \(junction) has \(range.count) departing arcs, "
                        + "more than \(RoadNetwork.maximumDepartures)")
            }
            arcs[range].sort { (bearings[Int($0.index)], $0) < (bearings[Int($1.index)], $1) }
            for (slot, arc) in arcs[range].enumerated() { slots[Int(arc.index)] = UInt8(slot) }
            turns += range.count * range.count
            guard let start = UInt32(exactly: turns) else {
                throw .init(description: "the network has more turns than 32-bit numbers can tell apart")
            }
            turnStarts.append(start)
        }
    }

    private static func starts(of tails: [JunctionID], junctionCount: Int) -> [UInt32] {
        var starts = [UInt32](repeating: 0, count: junctionCount + 1)
        for tail in tails { starts[Int(tail.index) + 1] += 1 }
        for junction in 0..<junctionCount { starts[junction + 1] += starts[junction] }
        return starts
    }
}
