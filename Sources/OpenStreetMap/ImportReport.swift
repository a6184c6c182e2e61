import Routing

/// What an import found, and what it left out and why.
package struct ImportReport: Sendable, Hashable {
    package struct Counts: Sendable, Hashable {
        package var nodesRead = 0
        package var waysRead = 0
        package var relationsRead = 0

        package var routableWays = 0
        package var junctions = 0
        package var roads = 0
        package var turnRestrictions = 0

        /// Nodes that ways use and the file does not have, as at the borders of extracts.
        package var missingNodes = 0
        /// Nodes whose coordinates are impossible; they count as missing.
        package var nodesOffTheGlobe = 0
        /// Ways that lost a part to missing nodes.
        package var waysCut = 0
        /// Routable ways of fewer than two different nodes.
        package var waysWithoutExtent = 0
        /// Ways that came again with the same id; the first is kept.
        package var duplicateWays = 0
        /// Ways with tags that hold at some times only (`access:conditional`); those tags are not applied.
        package var conditionalWays = 0
    }

    /// Why a turn restriction is not in the network.
    package enum Reason: String, Error, Sendable, Hashable, CaseIterable {
        case conditional = "holds at some times only"
        case otherVehicles = "concerns other vehicles only"
        case unknownRestriction = "has an unknown kind"
        case missingMember = "has no from, via or to"
        case ambiguousMember = "has several from, via or to, or a way that goes on beyond the turn"
        case memberNotInNetwork = "names a way or node that is not part of the network"
        case notConnected = "names ways that do not touch at its via"
    }

    package struct SkippedRestriction: Sendable, Hashable {
        package var osmRelation: Int64
        package var reason: Reason
    }

    package var counts = Counts()
    package var skippedRestrictions: [Reason: Int] = [:]
    /// The first of them, in the order of the file; at most `listLimit`.
    package var skippedRestrictionList: [SkippedRestriction] = []
    package static let listLimit = 10_000

    /// When the map was up to date, in seconds since 1970; `nil` where the file does not say.
    package var osmTimestamp: Int64?
    /// What the file says that it covers; where it does not say, the box around all junctions.
    package var bounds: BoundingBox?
    package var writingProgram = ""

    mutating func skip(_ relation: Int64, _ reason: Reason) {
        skippedRestrictions[reason, default: 0] += 1
        guard skippedRestrictionList.count < Self.listLimit else { return }
        skippedRestrictionList.append(SkippedRestriction(osmRelation: relation, reason: reason))
    }
}

extension ImportReport.Counts {
    /// Adds what reading one block counted.
    mutating func add(_ block: Self) {
        nodesRead += block.nodesRead
        waysRead += block.waysRead
        relationsRead += block.relationsRead
        nodesOffTheGlobe += block.nodesOffTheGlobe
        waysCut += block.waysCut
        waysWithoutExtent += block.waysWithoutExtent
        conditionalWays += block.conditionalWays
    }

    /// Adds what came of it all.
    mutating func count(_ tables: RoadNetworkTables, ways: Int, duplicates: Int) {
        routableWays = ways
        duplicateWays = duplicates
        junctions = tables.junctions.count
        roads = tables.roads.count
        turnRestrictions = tables.restrictions.count
    }
}
