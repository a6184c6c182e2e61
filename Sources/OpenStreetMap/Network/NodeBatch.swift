import Routing

/// The nodes of one block that routable ways use.
struct NodeBatch: Sendable {
    var numbers: [UInt32] = []
    var coordinates: [FixedCoordinate] = []
    /// Those that mean something to traffic.
    var traits: [(number: UInt32, traits: NodeTraits)] = []
    var counts = ImportReport.Counts()

    private let wanted: NodeNumbers
    private let grid: CoordinateGrid
    private var hint = 0

    /// - Throws: `BlockCensus.Malformed` where the block contradicts itself.
    init(decoding block: PBFPrimitiveBlock, wanted: NodeNumbers) throws(BlockCensus.Malformed) {
        self.wanted = wanted
        grid = CoordinateGrid(block)
        var strings = BlockStrings(block.stringtable)
        for group in block.primitivegroup {
            for node in group.nodes { try add(node, &strings) }
            if group.hasDense { try add(group.dense, &strings) }
        }
    }

    private mutating func add(_ node: PBFNode, _ strings: inout BlockStrings) throws(BlockCensus.Malformed) {
        guard let number = place(node.id, node.lat, node.lon) else { return }
        add(try strings.tags(keys: node.keys, values: node.vals), to: number)
    }

    private mutating func add(_ nodes: PBFDenseNodes, _ strings: inout BlockStrings) throws(BlockCensus.Malformed) {
        guard nodes.lat.count == nodes.id.count, nodes.lon.count == nodes.id.count else {
            throw .init(message: "\(nodes.id.count) nodes with \(nodes.lat.count) by \(nodes.lon.count) coordinates")
        }
        var id: Int64 = 0
        var latitude: Int64 = 0
        var longitude: Int64 = 0
        var tags = DenseTags(nodes.keysVals)
        for index in nodes.id.indices {
            id &+= nodes.id[index]
            latitude &+= nodes.lat[index]
            longitude &+= nodes.lon[index]
            let range = try tags.nextNode()
            guard let number = place(id, latitude, longitude), !range.isEmpty else { continue }
            add(try tags.tags(in: range, &strings), to: number)
        }
    }

    /// - Returns: the node's number where a way uses it and it lies on the globe.
    private mutating func place(_ id: Int64, _ latitude: Int64, _ longitude: Int64) -> UInt32? {
        counts.nodesRead += 1
        guard let number = wanted.number(of: id, near: &hint) else { return nil }
        guard let coordinate = grid.coordinate(latitude, longitude) else {
            counts.nodesOffTheGlobe += 1
            return nil
        }
        numbers.append(number)
        coordinates.append(coordinate)
        return number
    }

    private mutating func add(_ tags: Tags, to number: UInt32) {
        guard !tags.isEmpty, let found = NodeTraits(tags) else { return }
        traits.append((number, found))
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
        guard let latitude = units(latitude, latitudeOffset, limit: 900_000_000),
            let longitude = units(longitude, longitudeOffset, limit: 1_800_000_000)
        else { return nil }
        return FixedCoordinate(latitude: latitude, longitude: longitude)
    }

    private func units(_ value: Int64, _ offset: Int64, limit: Int64) -> Int32? {
        let (scaled, overflow) = value.multipliedReportingOverflow(by: granularity)
        let (nanodegrees, overflowToo) = scaled.addingReportingOverflow(offset)
        guard !overflow, !overflowToo else { return nil }
        let (units, remainder) = nanodegrees.quotientAndRemainder(dividingBy: 100)
        let rounded = units + (remainder >= 50 ? 1 : remainder <= -50 ? -1 : 0)
        return abs(rounded) <= limit ? Int32(rounded) : nil
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
