/// Places by states, for searches that touch few of many: open addressing, emptied at once.
struct StateTable: Sendable {
    private var slots: [Slot]
    private var stamp: UInt32 = 1
    private var count = 0

    private struct Slot: BitwiseCopyable {
        var state: UInt32 = 0
        var place: Int32 = 0
        /// Slots of another stamp are empty.
        var stamp: UInt32 = 0
    }

    init() { slots = Array(repeating: Slot(), count: 256) }

    /// O(1).
    mutating func removeAll() {
        count = 0
        stamp &+= 1
        guard stamp == 0 else { return }
        slots = Array(repeating: Slot(), count: slots.count)
        stamp = 1
    }

    func place(of state: SearchState) -> Int32? {
        let slot = slots[self.slot(of: state.index)]
        return slot.stamp == stamp ? slot.place : nil
    }

    /// The place of `state`; it becomes `new` for a state that has none yet.
    mutating func place(of state: SearchState, else new: Int32) -> Int32 {
        if count * 2 >= slots.count { grow() }
        let index = slot(of: state.index)
        if slots[index].stamp == stamp { return slots[index].place }
        slots[index] = Slot(state: state.index, place: new, stamp: stamp)
        count += 1
        return new
    }

    private func slot(of state: UInt32) -> Int {
        let mask = slots.count - 1
        // Fibonacci hashing (Knuth): neighbors in number, which are neighbors on the map, lie apart.
        var index = Int(truncatingIfNeeded: (UInt64(state) &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
        while slots[index].stamp == stamp, slots[index].state != state { index = (index + 1) & mask }
        return index
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: Slot(), count: old.count * 2)
        for entry in old where entry.stamp == stamp { slots[slot(of: entry.state)] = entry }
    }
}
