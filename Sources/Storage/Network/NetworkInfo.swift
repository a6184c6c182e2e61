import PostgreSQL
import Routing

/// What is known of an imported network beside its roads.
package struct NetworkInfo: Sendable, Equatable {
    package var id: Int64
    /// Counts the edits of its rows by SQL.
    package var revision: Int64
    package var name: String
    /// Where it came from, such as the file's name.
    package var source: String
    /// How old the map is; `nil` where the file didn't say.
    package var osmTimestamp: Timestamp?
    package var importedAt: Timestamp
    /// Of its junctions; `nil` where there are none.
    package var bounds: BoundingBox?
}
