import Guidance
import PostgreSQL
import Routing

/// What few roads and junctions have on their signs, in `road_sign`, `junction_sign` and `road_name`.
struct RareSignRows: Sendable {
    let network: Int64

    private static let junctionsIn: Query = """
        COPY waymark.junction_sign (network_id, junction, exit_to) FROM STDIN (FORMAT binary)
        """
    private static let namesIn: Query = """
        COPY waymark.road_name (network_id, language, road, name) FROM STDIN (FORMAT binary)
        """
    private static let namesOut: Query = """
        COPY (SELECT language, road, name FROM waymark.road_name
            WHERE network_id = current_setting('waymark.network')::bigint
                AND language = ANY (string_to_array(current_setting('waymark.languages'), ','))
            ORDER BY language, road) TO STDOUT (FORMAT binary)
        """

    /// Writes those that have a table of their own.
    func write(_ tables: RoadNetworkTables, to connection: Connection) async throws {
        let (network, signs, names) = (network, tables.rareSigns, tables.names)
        try await connection.copyIn(Self.junctionsIn.within(NetworkWriter.timeout)) { writer in
            for (junction, text) in signs.exitDestinations.entries {
                try writer.startRow()
                writer.write(network)
                writer.write(Int32(truncatingIfNeeded: junction.index))
                writer.write(names[text])
            }
        }
        try await connection.copyIn(Self.namesIn.within(NetworkWriter.timeout)) { writer in
            for (language, roads) in signs.names.sorted(by: { $0.key < $1.key }) {
                for (road, text) in roads.entries {
                    try writer.startRow()
                    writer.write(network)
                    writer.write(language)
                    writer.write(Int32(truncatingIfNeeded: road.index))
                    writer.write(names[text])
                }
            }
        }
    }

    /// Reads those that have a table of their own; names in the languages that directions are given in.
    ///
    /// - Parameter connection: in a transaction that says which network.
    func read(from connection: Connection, into tables: inout RoadNetworkTables) async throws {
        let exits = try await connection.query(
            "SELECT junction, exit_to FROM waymark.junction_sign WHERE network_id = \(network) ORDER BY junction"
        ).decode((Int32, String).self)
        for (junction, text) in exits {
            let junction = JunctionID(UInt32(bitPattern: junction))
            tables.rareSigns.exitDestinations[junction] = tables.names.intern(text)
        }
        let languages = (Language.all.map(\.tag) + [RareSigns.pronunciation]).joined(separator: ",")
        try await connection.execute("SELECT set_config('waymark.languages', \(languages), true)")
        let (names, texts) = try await connection.copyOut(Self.namesOut.within(NetworkWriter.timeout)) {
            try Self.readNames(&$0)
        }
        for (language, roads) in names {
            for (road, text) in roads.entries {
                tables.rareSigns.names[language, default: SparseTexts()][road] = tables.names.intern(texts[text])
            }
        }
    }

    private static func readNames(
        _ reader: inout BinaryCopyReader
    ) throws -> (names: [String: SparseTexts<RoadID>], texts: NameTable) {
        var names: [String: SparseTexts<RoadID>] = [:]
        var texts = NameTable()
        while try reader.nextRow() {
            let language = try reader.read(String.self)
            let road = RoadID(UInt32(bitPattern: try reader.read(Int32.self)))
            names[language, default: SparseTexts()][road] = texts.intern(try reader.read(String.self))
        }
        return (names, texts)
    }
}
