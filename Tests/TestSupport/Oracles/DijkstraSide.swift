import Routing

/// One half of a bidirectional search: costs, where they came from, and the queue.
///
/// Reused from query to query: a label counts only where its stamp is the query's, so nothing is cleared.
struct DijkstraSide: Sendable {
    private var costs: [Milliseconds]
    private var origins: [SearchState]
    private var stamps: [UInt32]
    private var stamp: UInt32 = 0
    var queue = MinimumQueue()

    init(stateCount: Int) {
        costs = Array(repeating: .impassable, count: stateCount)
        origins = Array(repeating: SearchState(0), count: stateCount)
        stamps = Array(repeating: 0, count: stateCount)
    }

    mutating func begin() {
        queue.removeAll()
        if stamp == .max {
            stamps = Array(repeating: 0, count: stamps.count)
            stamp = 0
        }
        stamp += 1
    }

    func cost(of state: SearchState) -> Milliseconds {
        stamps[Int(state.index)] == stamp ? costs[Int(state.index)] : .impassable
    }

    /// The state from which `state` was reached; itself where the search began.
    func origin(of state: SearchState) -> SearchState { origins[Int(state.index)] }

    mutating func improve(_ state: SearchState, to cost: Milliseconds, from origin: SearchState) {
        guard cost < self.cost(of: state) else { return }
        let index = Int(state.index)
        costs[index] = cost
        origins[index] = origin
        stamps[index] = stamp
        queue.insert(state, cost: cost)
    }
}
