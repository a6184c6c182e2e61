/// Which arcs follow each other: the junctions that they join, and the turns between them.
@usableFromInline struct ArcGraph: Sendable {
    /// The junction that each arc arrives at.
    @usableFromInline let heads: [JunctionID]
    /// Where each junction's departing arcs begin in `arcs`; one more than there are junctions.
    @usableFromInline let starts: [UInt32]
    /// The arcs that depart from each junction, clockwise from north; closed directions are among them.
    @usableFromInline let arcs: [ArcID]
    /// The place of each arc among the departures of its tail.
    @usableFromInline let slots: [UInt8]
    /// Where each junction's square of turns (arriving slot by departing slot) begins in a table of turns.
    @usableFromInline let turnStarts: [UInt32]

    /// More roads than any real junction has; a limit on what broken data can make the turn tables cost.
    static let maximumDepartures = 255

    /// A counting sort by tail, then each junction's arcs clockwise. O(arcs).
    init(of tables: RoadNetworkTables, bearings: [Float]) throws(RoadNetworkTables.Inconsistency) {
        let junctionCount = tables.junctions.count
        let tails = tables.roads.flatMap { [$0.from, $0.to] }
        heads = tables.roads.flatMap { [$0.to, $0.from] }
        let starts = Self.starts(of: tails, junctionCount: junctionCount)
        var arcs = Array(repeating: ArcID(0), count: tails.count)
        var slots = [UInt8](repeating: 0, count: tails.count)
        var turnStarts: [UInt32] = [0]
        turnStarts.reserveCapacity(junctionCount + 1)

        var next = starts
        for (arc, tail) in tails.enumerated() {
            arcs[Int(next[Int(tail.index)])] = ArcID(UInt32(arc))
            next[Int(tail.index)] += 1
        }
        var turns = 0
        for junction in 0..<junctionCount {
            let range = Int(starts[junction])..<Int(starts[junction + 1])
            guard range.count <= Self.maximumDepartures else {
                throw .init(
                    description: "junction \(junction) has \(range.count) departing arcs, "
                        + "more than \(Self.maximumDepartures)")
            }
            arcs[range].sort { (bearings[Int($0.index)], $0) < (bearings[Int($1.index)], $1) }
            for (slot, arc) in arcs[range].enumerated() { slots[Int(arc.index)] = UInt8(slot) }
            turns += range.count * range.count
            guard let start = UInt32(exactly: turns) else {
                throw .init(description: "the network has more turns than 32-bit numbers can tell apart")
            }
            turnStarts.append(start)
        }
        self.starts = starts
        self.arcs = arcs
        self.slots = slots
        self.turnStarts = turnStarts
    }

    private static func starts(of tails: [JunctionID], junctionCount: Int) -> [UInt32] {
        var starts = [UInt32](repeating: 0, count: junctionCount + 1)
        for tail in tails { starts[Int(tail.index) + 1] += 1 }
        for junction in 0..<junctionCount { starts[junction + 1] += starts[junction] }
        return starts
    }
}

extension ArcGraph {
    var junctionCount: Int { starts.count - 1 }
    /// How many turns there are, forbidden ones among them.
    var turnCount: Int { Int(turnStarts[junctionCount]) }

    @inlinable func head(of arc: ArcID) -> JunctionID { heads[Int(arc.index)] }
    @inlinable func tail(of arc: ArcID) -> JunctionID { heads[Int(arc.reversed.index)] }

    /// The arcs that leave `junction`, clockwise from north. Their reversals are the arcs that arrive.
    @inlinable func departures(from junction: JunctionID) -> ArraySlice<ArcID> {
        arcs[Int(starts[Int(junction.index)])..<Int(starts[Int(junction.index) + 1])]
    }

    /// Where the turn from `arrival` into `departure`, which leaves the junction at which `arrival` arrives, stands in a
    /// table of turns.
    @inlinable func turnIndex(from arrival: ArcID, to departure: ArcID) -> Int {
        turns(from: arrival).lowerBound + Int(slots[Int(departure.index)])
    }

    /// Where the turns from `arrival` stand: one into each arc that departs from its head, in their order.
    @inlinable func turns(from arrival: ArcID) -> Range<Int> {
        let junction = Int(head(of: arrival).index)
        let degree = Int(starts[junction + 1] - starts[junction])
        let row = Int(slots[Int(arrival.reversed.index)])
        let start = Int(turnStarts[junction]) + row * degree
        return start..<start + degree
    }
}
