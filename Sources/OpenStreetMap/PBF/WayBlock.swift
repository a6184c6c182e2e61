extension WayBatch {
    /// The ways and relations of a block.
    ///
    /// - Throws: `BlockCensus.Malformed` where the block contradicts itself.
    init(decoding block: PBFPrimitiveBlock) throws(BlockCensus.Malformed) {
        self.init()
        var strings = BlockStrings(block.stringtable)
        for group in block.primitivegroup {
            for way in group.ways { try add(way, &strings) }
            for relation in group.relations {
                try add(relation, strings.tags(keys: relation.keys, values: relation.vals), &strings)
            }
        }
    }

    private mutating func add(_ way: PBFWay, _ strings: inout BlockStrings) throws(BlockCensus.Malformed) {
        guard way.refs.count <= FormatLimits.nodesPerWay else {
            throw .init(message: "way \(way.id) has more than \(FormatLimits.nodesPerWay) nodes")
        }
        var node: Int64 = 0
        // Wrapping: nonsense in the file becomes a node that is missing, not a crash.
        let nodes = way.refs.lazy.map { difference in
            node &+= difference
            return node
        }
        add(way: way.id, nodes: nodes, tags: try strings.tags(keys: way.keys, values: way.vals))
    }
}
