/// What was found in a pgRouting topology, and what was left out and why.
package struct TopologyReport: Sendable, Hashable {
    /// Why a row of `ways` is not in the network.
    package enum Reason: String, Error, Sendable, Hashable, CaseIterable {
        case noTag = "has no tag_id that is in configuration"
        case notTravelled = "has a tag that is no road for a car, a bicycle or a walker"
        case closed = "is for cars alone, and its costs close it to cars"
        case noEnd = "has no source or no target"
        case unknownVertex = "names a source or target that is not in ways_vertices_pgr"
        case noLine = "has no geometry, or one that is not a LineString in SRID 4326"
        case apart = "has a geometry that does not lead from its source to its target"
        case noExtent = "ends at the place where it begins"
    }

    package struct Skipped: Sendable, Hashable {
        package var way: Int64
        package var reason: Reason
    }

    /// Rows as the tables have them.
    package var vertices = 0
    package var ways = 0
    /// Vertices without a place.
    package var verticesWithoutPlace = 0

    package var skipped: [Reason: Int] = [:]
    /// The first of them, by their key; at most `listLimit`.
    package var skippedList: [Skipped] = []
    /// The tags of those that nobody travels along, as in `highway=bus_guideway`.
    package var tagsNotTravelled: [String: Int] = [:]
    package static let listLimit = 10_000

    package var skippedCount: Int { skipped.values.reduce(0, +) }

    mutating func skip(_ way: Int64, _ reason: Reason) {
        skipped[reason, default: 0] += 1
        guard skippedList.count < Self.listLimit else { return }
        skippedList.append(Skipped(way: way, reason: reason))
    }
}
