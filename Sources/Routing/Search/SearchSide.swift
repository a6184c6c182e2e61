/// One half of a bidirectional search: costs, where they came from, and the queue.
///
/// Reused from query to query: a label counts only where its stamp is the query's, so nothing is cleared.
struct SearchSide: Sendable {
    private var costs: [Milliseconds]
    private var origins: [ArcID]
    private var stamps: [UInt32]
    private var stamp: UInt32 = 0
    var queue = MinimumQueue()

    init(arcCount: Int) {
        costs = Array(repeating: .impassable, count: arcCount)
        origins = Array(repeating: ArcID(0), count: arcCount)
        stamps = Array(repeating: 0, count: arcCount)
    }

    mutating func begin() {
        queue.removeAll()
        if stamp == .max {
            stamps = Array(repeating: 0, count: stamps.count)
            stamp = 0
        }
        stamp += 1
    }

    func cost(of arc: ArcID) -> Milliseconds {
        stamps[Int(arc.index)] == stamp ? costs[Int(arc.index)] : .impassable
    }

    /// The arc from which `arc` was reached; itself where the search began.
    func origin(of arc: ArcID) -> ArcID { origins[Int(arc.index)] }

    mutating func improve(_ arc: ArcID, to cost: Milliseconds, from origin: ArcID) {
        guard cost < self.cost(of: arc) else { return }
        let index = Int(arc.index)
        costs[index] = cost
        origins[index] = origin
        stamps[index] = stamp
        queue.insert(arc, cost: cost)
    }
}
