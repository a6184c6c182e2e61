import Routing

/// A priority queue of states by cost, as a four-ary heap of 64-bit keys: cost above, state below.
///
/// Ties go to the lower state number, so that equal inputs give equal routes. A state may be in it several times; the
/// search skips what it has settled.
struct MinimumQueue: Sendable {
    private var keys: [UInt64] = []

    var minimumCost: Milliseconds { keys.isEmpty ? .impassable : Milliseconds(truncatingIfNeeded: keys[0] >> 32) }

    mutating func removeAll() { keys.removeAll(keepingCapacity: true) }

    mutating func insert(_ state: SearchState, cost: Milliseconds) {
        let key = UInt64(cost) << 32 | UInt64(state.index)
        keys.append(key)
        var child = keys.count - 1
        while child > 0 {
            let parent = (child - 1) / 4
            guard keys[parent] > key else { break }
            keys[child] = keys[parent]
            child = parent
        }
        keys[child] = key
    }

    mutating func popMinimum() -> (state: SearchState, cost: Milliseconds)? {
        guard let least = keys.first, let last = keys.popLast() else { return nil }
        if !keys.isEmpty { sink(last) }
        return (SearchState(UInt32(truncatingIfNeeded: least)), Milliseconds(truncatingIfNeeded: least >> 32))
    }

    private mutating func sink(_ key: UInt64) {
        var parent = 0
        while true {
            let first = parent * 4 + 1
            guard first < keys.count else { break }
            var least = first
            for child in first + 1..<min(first + 4, keys.count) where keys[child] < keys[least] { least = child }
            guard keys[least] < key else { break }
            keys[parent] = keys[least]
            parent = least
        }
        keys[parent] = key
    }
}
