import Routing

/// What OpenStreetMap's tags mean, told by whoever knows them: this target reads tables, not maps.
package struct TagRules: Sendable {
    /// A road with these tags, without ends, names and length; `nil` for what nobody travels along.
    package var road: @Sendable (_ tags: [String: String]) -> Road?
    /// What a road has by where it begins.
    package var attributes: @Sendable (_ start: FixedCoordinate) -> RoadAttributes

    package init(
        road: @escaping @Sendable (_ tags: [String: String]) -> Road?,
        attributes: @escaping @Sendable (_ start: FixedCoordinate) -> RoadAttributes
    ) {
        self.road = road
        self.attributes = attributes
    }
}
