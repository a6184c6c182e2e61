import Routing

extension NodeBatch {
    /// The nodes of a block.
    ///
    /// - Throws: `BlockCensus.Malformed` where the block contradicts itself.
    init(decoding block: PBFPrimitiveBlock, wanted: NodeNumbers) throws(BlockCensus.Malformed) {
        self.init(wanted: wanted)
        let grid = CoordinateGrid(block)
        var strings = BlockStrings(block.stringtable)
        for group in block.primitivegroup {
            for node in group.nodes { try add(node, grid, &strings) }
            if group.hasDense { try add(group.dense, grid, &strings) }
        }
    }

    private mutating func add(
        _ node: PBFNode, _ grid: CoordinateGrid, _ strings: inout BlockStrings
    ) throws(BlockCensus.Malformed) {
        counts.nodesRead += 1
        guard let number = number(of: node.id) else { return }
        let tags = try strings.tags(keys: node.keys, values: node.vals)
        add(number, at: grid.coordinate(node.lat, node.lon), tags: tags)
    }

    private mutating func add(
        _ nodes: PBFDenseNodes, _ grid: CoordinateGrid, _ strings: inout BlockStrings
    ) throws(BlockCensus.Malformed) {
        guard nodes.lat.count == nodes.id.count, nodes.lon.count == nodes.id.count else {
            throw .init(message: "\(nodes.id.count) nodes with \(nodes.lat.count) by \(nodes.lon.count) coordinates")
        }
        var id: Int64 = 0
        var latitude: Int64 = 0
        var longitude: Int64 = 0
        var tags = DenseTags(nodes.keysVals)
        counts.nodesRead += nodes.id.count
        for index in nodes.id.indices {
            id &+= nodes.id[index]
            latitude &+= nodes.lat[index]
            longitude &+= nodes.lon[index]
            let range = try tags.nextNode()
            guard let number = number(of: id) else { continue }
            add(number, at: grid.coordinate(latitude, longitude), tags: try tags.tags(in: range, &strings))
        }
    }
}

/// How a block writes coordinates: whole multiples of a granularity from an offset, in nanodegrees.
private struct CoordinateGrid: Sendable {
    private let granularity: Int64
    private let latitudeOffset: Int64
    private let longitudeOffset: Int64

    init(_ block: PBFPrimitiveBlock) {
        granularity = Int64(block.granularity)
        latitudeOffset = block.latOffset
        longitudeOffset = block.lonOffset
    }

    /// - Returns: `nil` off the globe.
    func coordinate(_ latitude: Int64, _ longitude: Int64) -> FixedCoordinate? {
        guard let latitude = units(latitude, latitudeOffset), let longitude = units(longitude, longitudeOffset) else {
            return nil
        }
        return FixedCoordinate(onGlobe: latitude, longitude)
    }

    /// In 1e-7 degrees.
    private func units(_ value: Int64, _ offset: Int64) -> Int64? {
        let (scaled, overflow) = value.multipliedReportingOverflow(by: granularity)
        let (nanodegrees, overflowToo) = scaled.addingReportingOverflow(offset)
        guard !overflow, !overflowToo else { return nil }
        let (units, remainder) = nanodegrees.quotientAndRemainder(dividingBy: 100)
        return units + (remainder >= 50 ? 1 : remainder <= -50 ? -1 : 0)
    }
}

/// The tags of dense nodes: one list for all, each node's part ended by a zero.
private struct DenseTags {
    private let entries: [Int32]
    private var position = 0

    init(_ entries: [Int32]) { self.entries = entries }

    /// Where the next node's keys and values are.
    mutating func nextNode() throws(BlockCensus.Malformed) -> Range<Int> {
        // A block whose nodes have no tags at all leaves the list out.
        guard !entries.isEmpty else { return 0..<0 }
        let start = position
        while position < entries.count, entries[position] != 0 { position += 2 }
        guard position < entries.count else { throw .init(message: "the tags of nodes are cut off") }
        defer { position += 1 }
        return start..<position
    }

    func tags(in range: Range<Int>, _ strings: inout BlockStrings) throws(BlockCensus.Malformed) -> Tags {
        var tags = Tags()
        for index in stride(from: range.lowerBound, to: range.upperBound, by: 2) {
            try strings.add(key: Int(entries[index]), value: Int(entries[index + 1]), to: &tags)
        }
        return tags
    }
}
