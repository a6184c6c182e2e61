import PostgreSQL
import Routing

/// Reads OpenStreetMap's nodes between the junctions of a network's roads.
struct InnerNodeRows {
    private static let query: Query = """
        COPY (SELECT id, inner_nodes FROM waymark.road
            WHERE network_id = current_setting('waymark.network')::bigint AND inner_nodes IS NOT NULL ORDER BY id)
            TO STDOUT (FORMAT binary)
        """

    /// The lists of the roads that have any.
    struct Lists {
        /// Ascending; as they stand in the rows, whether there are such roads or not.
        var roads: [RoadID] = []
        /// By their place in `roads`.
        var nodes = InnerNodes()

        /// - Throws: `Broken` for a road that is none of the network's.
        func innerNodes(ofRoads count: Int) throws(NetworkReader.Broken) -> InnerNodes {
            guard let last = roads.last else { return InnerNodes() }
            guard Int(last.index) < count else { throw InnerNodeRows.malformed(last) }
            return nodes.given(to: roads)
        }
    }

    /// - Parameter connection: in a transaction that says which network.
    func read(from connection: Connection) async throws -> Lists {
        try await connection.copyOut(Self.query.within(NetworkWriter.timeout)) { reader in
            var lists = Lists()
            var nodes: [Int64] = []
            while try reader.nextRow() {
                let road = RoadID(UInt32(bitPattern: try reader.read(Int32.self)))
                guard lists.roads.last.map({ $0 < road }) ?? true else { throw Self.malformed(road) }
                try reader.readBytes { bytes in
                    guard let bytes, Self.decode(bytes, into: &nodes) else { throw Self.malformed(road) }
                }
                lists.nodes.append(nodes, of: RoadID(UInt32(lists.roads.count)))
                lists.roads.append(road)
            }
            return lists
        }
    }

    private static func malformed(_ road: RoadID) -> NetworkReader.Broken {
        NetworkReader.Broken(
            description: "the inner nodes of road \(road.index) are no list of numbers, or there is no such road")
    }

    /// One dimension of `bigint`, as `array_send` writes it; written out, for there are as many as points on a map.
    ///
    /// - Returns: whether that is what the bytes are.
    private static func decode(_ bytes: UnsafeRawBufferPointer, into nodes: inout [Int64]) -> Bool {
        nodes.removeAll(keepingCapacity: true)
        guard bytes.count >= header else { return bytes.count >= 12 && bytes[3] == 0 }
        let count = (bytes.count - header) / element
        guard bytes.count == header + count * element else { return false }
        for place in 0..<count {
            let start = header + place * element + 4
            nodes.append(Int64(bigEndian: bytes.loadUnaligned(fromByteOffset: start, as: Int64.self)))
        }
        return true
    }

    /// Dimensions, a flag for NULLs, the type, the count and the lower bound.
    private static let header = 20
    /// A length and a number.
    private static let element = 12
}
