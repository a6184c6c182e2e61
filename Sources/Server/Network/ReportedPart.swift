import Routing

/// A road, or a part of one, that a report is about.
struct ReportedPart: Equatable {
    var road: RoadID
    /// `nil` for both.
    var direction: Direction?
    /// Of the road, in metres; `nil` for all of it.
    var length: Double?

    init(_ road: RoadID, _ direction: Direction?, length: Double? = nil) {
        self.road = road
        self.direction = direction
        self.length = length
    }
}
