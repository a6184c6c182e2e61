/// OpenStreetMap's nodes between the junctions of roads, kept as differences: two to five bytes each instead of eight.
package struct InnerNodes: Sendable, Equatable {
    /// The difference from the node before, zero for the first: its sign in the lowest bit, then seven bits to a byte, the
    /// highest bit set in all but the last (Protocol Buffers' `sint64`).
    private var bytes: [UInt8] = []
    /// Where each road's begin in `bytes`, and behind them the end.
    private var starts: [UInt32] = [0]

    package init() {}

    package var isEmpty: Bool { bytes.isEmpty }

    package mutating func reserveCapacity(roads: Int) { starts.reserveCapacity(roads + 1) }

    /// Roads come in their order; those between have no nodes.
    package mutating func append(_ nodes: some Sequence<Int64>, of road: RoadID) {
        while starts.count <= Int(road.index) { starts.append(UInt32(bytes.count)) }
        var before: Int64 = 0
        for node in nodes {
            append(node &- before)
            before = node
        }
        starts.append(UInt32(bytes.count))
    }

    /// The same lists, each given to another road.
    ///
    /// - Parameter roads: by the road that has the list now the one that gets it, ascending.
    package func given(to roads: [RoadID]) -> InnerNodes {
        var given = InnerNodes()
        given.bytes = bytes
        for (list, road) in roads.enumerated() where list + 1 < starts.count {
            while given.starts.count <= Int(road.index) { given.starts.append(starts[list]) }
            given.starts.append(starts[list + 1])
        }
        return given
    }

    private mutating func append(_ difference: Int64) {
        var rest = UInt64(bitPattern: (difference << 1) ^ (difference >> 63))
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    /// Appends those of `road` along its shape.
    func append(of road: RoadID, to nodes: inout [Int64]) {
        guard Int(road.index) + 1 < starts.count else { return }
        var (node, rest, shift): (Int64, UInt64, UInt64) = (0, 0, 0)
        for byte in bytes[Int(starts[Int(road.index)])..<Int(starts[Int(road.index) + 1])] {
            rest |= UInt64(byte & 0x7F) << shift
            shift += 7
            guard byte < 0x80 else { continue }
            node &+= Int64(bitPattern: rest >> 1) ^ -Int64(bitPattern: rest & 1)
            nodes.append(node)
            (rest, shift) = (0, 0)
        }
    }
}
