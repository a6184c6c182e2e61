import Routing

/// What was left out of an import, and why.
package enum SkippedElement: String, Sendable, CaseIterable {
    case missingNode = "nodes that are not in the file: their ways are cut there"
    case conditionalTag = "ways with tags that hold at some times only: taken without them"
    case conditionalRestriction = "turn restrictions that hold at some times only"
    case restrictionOfOtherVehicles = "turn restrictions for vehicles that have no profile"
    case unknownRestriction = "turn restrictions with an unknown value"
    case oversizedRestriction = "turn restrictions with too many members"
    case restrictionOverRoads = "turn restrictions over other ways"
    case brokenRestriction = "turn restrictions whose members are missing or don't meet"
}

/// Counts that blocks add up to.
struct ImportTally: Sendable {
    var ways = 0
    var restrictions = 0
    var skipped: [SkippedElement: Int] = [:]

    mutating func skip(_ reason: SkippedElement, count: Int = 1) { skipped[reason, default: 0] += count }

    mutating func add(_ other: ImportTally) {
        ways += other.ways
        restrictions += other.restrictions
        skipped.merge(other.skipped) { $0 + $1 }
    }
}

/// What an import found, took and left out.
package struct ImportReport: Sendable, Equatable {
    package var nodes = 0
    package var ways = 0
    /// Ways that somebody can travel along.
    package var roadWays = 0
    package var restrictions = 0
    package var skipped: [SkippedElement: Int] = [:]
    /// When the map was up to date, in seconds since 1970; `nil` where the file doesn't say.
    package var timestamp: Int64?
    package var bounds: BoundingBox?
}
