/// The nodes that routable ways use, numbered from 0 in the order of their ids.
///
/// A sorted array: eight bytes a node, where a dictionary takes forty; and files are sorted, so that the next node to
/// look up is nearly always near the last one.
struct NodeNumbers: Sendable {
    let ids: [Int64]

    /// - Parameter references: the nodes of all ways, in any order, any number of times.
    init(of references: [Int64]) {
        var sorted = references
        sorted.sort()
        var kept = 0
        for index in sorted.indices where index == 0 || sorted[index] != sorted[kept - 1] {
            sorted[kept] = sorted[index]
            kept += 1
        }
        sorted.removeSubrange(kept...)
        ids = sorted
    }

    var count: Int { ids.count }

    /// The number of the node `id`, `nil` for one that no way uses. O(log distance from `hint`).
    ///
    /// - Parameter hint: where to look first; set to the place that was found, for the next call.
    func number(of id: Int64, near hint: inout Int) -> UInt32? {
        ids.withUnsafeBufferPointer { ids in
            let place = Self.firstPlace(notBelow: id, in: ids, near: hint)
            hint = place
            return place < ids.count && ids[place] == id ? UInt32(place) : nil
        }
    }

    /// Gallops away from `hint` in growing steps, then halves the stretch that the last step jumped over.
    private static func firstPlace(notBelow id: Int64, in ids: UnsafeBufferPointer<Int64>, near hint: Int) -> Int {
        let start = min(max(hint, 0), ids.count)
        var (low, high, step) = (0, ids.count, 1)
        if start < ids.count, ids[start] < id {
            var probe = start
            while probe < ids.count {
                guard ids[probe] < id else {
                    high = probe
                    break
                }
                low = probe + 1
                probe += step
                step *= 2
            }
        } else {
            high = start
            while high > 0 {
                let probe = max(high - step, 0)
                guard ids[probe] >= id else {
                    low = probe + 1
                    break
                }
                high = probe
                step *= 2
            }
        }
        while low < high {
            let middle = (low + high) / 2
            if ids[middle] < id { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
