/// A text for each of the few junctions, roads or arcs that have one: eight bytes for each of them, none for all others.
package struct SparseTexts<Key: Comparable & Sendable & BitwiseCopyable>: Sendable, Equatable {
    /// Ascending.
    private var keys: [Key] = []
    private var texts: [NameID] = []

    package init() {}

    package var isEmpty: Bool { keys.isEmpty }
    package var count: Int { keys.count }

    /// Ascending by key.
    package var entries: some Sequence<(key: Key, text: NameID)> {
        zip(keys, texts).lazy.map { (key: $0, text: $1) }
    }

    /// The text of `key`; `.none` where it has none. O(log count).
    ///
    /// Setting keys in ascending order takes constant time each. Setting `.none` where there is nothing changes nothing.
    package subscript(_ key: Key) -> NameID {
        get {
            let place = firstPlace(notBelow: key)
            return place < keys.count && keys[place] == key ? texts[place] : .none
        }
        set {
            let place = keys.last.map { $0 < key } ?? true ? keys.count : firstPlace(notBelow: key)
            if place < keys.count, keys[place] == key {
                texts[place] = newValue
            } else if !newValue.isNone {
                keys.insert(key, at: place)
                texts.insert(newValue, at: place)
            }
        }
    }

    private func firstPlace(notBelow key: Key) -> Int {
        var (low, high) = (0, keys.count)
        while low < high {
            let middle = (low + high) / 2
            if keys[middle] < key { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
