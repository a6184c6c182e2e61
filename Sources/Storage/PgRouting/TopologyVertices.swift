import PostgreSQL
import Routing

/// The table `ways_vertices_pgr`, in the order of its key, which has gaps.
struct TopologyVertices: Sendable {
    private var ids: [Int64] = []
    private(set) var places: [FixedCoordinate] = []
    /// The OpenStreetMap node of each; the negative key where it isn't known.
    private(set) var nodes: [Int64] = []
    /// How many of them have keys: those that were added later lie behind.
    private var keyed = 0

    var count: Int { places.count }

    /// Adds a row of the table; keys must come in ascending order.
    mutating func append(id: Int64, place: FixedCoordinate, node: Int64?) {
        ids.append(id)
        places.append(place)
        nodes.append(node ?? 0 &- id)
        keyed += 1
    }

    /// Adds a place that is no row of the table.
    mutating func append(place: FixedCoordinate, node: Int64) -> Int {
        places.append(place)
        nodes.append(node)
        return places.count - 1
    }

    func index(of id: Int64) -> Int? {
        var range = 0..<keyed
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            if ids[middle] == id { return middle }
            range = ids[middle] < id ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        return nil
    }
}

extension TopologyVertices {
    static func read(
        _ layout: TopologyLayout, on connection: Connection, _ report: inout TopologyReport
    ) async throws -> TopologyVertices {
        let rows: Query = """
            COPY (SELECT id::bigint, ST_X(\(identifier: layout.point)), ST_Y(\(identifier: layout.point)),
                \(identifier: layout.hasNodes ? "osm_id" : "id")::bigint
                FROM \(identifier: layout.schema).\(identifier: TopologyLayout.vertices)
                WHERE id IS NOT NULL ORDER BY id) TO STDOUT (FORMAT binary)
            """
        let (vertices, withoutPlace) = try await connection.copyOut(rows.within(NetworkWriter.timeout)) { reader in
            try read(&reader, hasNodes: layout.hasNodes)
        }
        report.vertices = vertices.count + withoutPlace
        report.verticesWithoutPlace = withoutPlace
        return vertices
    }

    private static func read(
        _ reader: inout BinaryCopyReader, hasNodes: Bool
    ) throws -> (vertices: TopologyVertices, withoutPlace: Int) {
        var vertices = TopologyVertices()
        var withoutPlace = 0
        while try reader.nextRow() {
            let id = try reader.read(Int64.self)
            let (longitude, latitude) = (try reader.read(Double?.self), try reader.read(Double?.self))
            let node = try reader.read(Int64?.self)
            guard let place = place(longitude, latitude) else {
                withoutPlace += 1
                continue
            }
            vertices.append(id: id, place: place, node: hasNodes ? node : nil)
        }
        return (vertices, withoutPlace)
    }

    private static func place(_ longitude: Double?, _ latitude: Double?) -> FixedCoordinate? {
        guard let longitude, let latitude else { return nil }
        let coordinate = Coordinate(latitude: latitude, longitude: longitude)
        return coordinate.isValid ? FixedCoordinate(coordinate) : nil
    }
}
