import PostgreSQL
import Routing

/// The orders of roads in the table `hierarchy`, in chunks of a megabyte.
struct RoadOrderRows: Sendable {
    let network: Int64

    private static let roadsInChunk = 1 << 18

    func write(_ orders: [TravelMode: [RoadID]], to connection: Connection) async throws {
        for (mode, order) in orders.sorted(by: { $0.key.name < $1.key.name }) {
            for (chunk, start) in stride(from: 0, to: order.count, by: Self.roadsInChunk).enumerated() {
                let bytes = order[start..<min(start + Self.roadsInChunk, order.count)].flatMap { road in
                    withUnsafeBytes(of: road.index.littleEndian) { Array($0) }
                }
                try await connection.execute(
                    """
                    INSERT INTO waymark.hierarchy (network_id, profile, version, chunk, roads)
                    VALUES (\(network), \(mode.name), \(RoadOrder.version), \(Int32(chunk)), \(bytes))
                    """)
            }
        }
    }

    func read(from connection: Connection) async throws -> [TravelMode: [RoadID]] {
        let rows = try await connection.query(
            """
            SELECT profile, roads FROM waymark.hierarchy
            WHERE network_id = \(network) AND version = \(RoadOrder.version) ORDER BY profile, chunk
            """)
        return try rows.reduce(into: [:]) { orders, row in
            let (profile, bytes) = try row.decode((String, [UInt8]).self)
            guard let mode = TravelMode.allCases.first(where: { $0.name == profile }) else { return }
            orders[mode, default: []] += bytes.withUnsafeBytes { bytes in
                (0..<bytes.count / 4).map { place in
                    RoadID(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place * 4, as: UInt32.self)))
                }
            }
        }
    }
}
