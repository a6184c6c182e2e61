/// The answer of OSRM's `/table/v1`: a row for each source, a column for each destination, `null` where no way leads.
package struct TableResponse: Sendable, Equatable, JSONReadable, JSONWritable {
    package static var maximumBytes: Int { WireLimit.documentBytes }

    /// Seconds.
    package var durations: [[Double?]]?
    /// Meters.
    package var distances: [[Double?]]?
    /// The cells, by row and column, that were guessed as the crow flies; absent where none could be.
    package var fallbackSpeedCells: [[Int]]?
    package var sources: [RouteWaypoint]?
    package var destinations: [RouteWaypoint]?

    package init(sources: [RouteWaypoint]?, destinations: [RouteWaypoint]?) {
        self.sources = sources
        self.destinations = destinations
    }

    private enum CodingKeys: String, CodingKey {
        case durations, distances, sources, destinations
        case fallbackSpeedCells = "fallback_speed_cells"
    }

    package func write(to writer: inout JSONWriter) {
        writer.object { json in
            json.field("code", "Ok")
            Self.write("durations", durations, decimals: Decimals.seconds, to: &json)
            Self.write("distances", distances, decimals: Decimals.meters, to: &json)
            if let fallbackSpeedCells {
                json.name("fallback_speed_cells")
                json.array { json in
                    for cell in fallbackSpeedCells { json.array { json in cell.forEach { json.integer(Int64($0)) } } }
                }
            }
            json.field("sources", sources)
            json.field("destinations", destinations)
        }
    }

    private static func write(
        _ name: StaticString, _ rows: [[Double?]]?, decimals: Int, to writer: inout JSONWriter
    ) {
        guard let rows else { return }
        writer.name(name)
        writer.array { json in
            for row in rows {
                json.array { json in
                    for cell in row { cell.map { json.number($0, decimals: decimals) } ?? json.null() }
                }
            }
        }
    }
}
