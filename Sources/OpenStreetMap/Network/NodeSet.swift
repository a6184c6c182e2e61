/// The ids of all nodes that roads are made of, sorted: eight bytes each, found by halving.
struct NodeSet: Sendable {
    let ids: [Int64]

    init(of ways: [MapWay]) {
        var all = ways.flatMap(\.nodes)
        all.sort()
        var unique: [Int64] = []
        unique.reserveCapacity(all.count)
        for id in all where unique.last != id { unique.append(id) }
        ids = unique
    }

    func index(of id: Int64) -> Int? {
        var low = 0
        var high = ids.count
        while low < high {
            let middle = (low + high) / 2
            if ids[middle] < id { low = middle + 1 } else { high = middle }
        }
        return low < ids.count && ids[low] == id ? low : nil
    }
}
