import Routing

/// What an import found, and what it left out and why.
package struct ImportReport: Sendable, Hashable {
    package struct Counts: Sendable, Hashable {
        /// Elements as often as the files have them.
        package var nodesRead = 0
        package var waysRead = 0
        package var relationsRead = 0

        package var routableWays = 0
        package var junctions = 0
        package var roads = 0
        package var turnRestrictions = 0

        /// Nodes that ways use and no file has, as at the borders of extracts.
        package var missingNodes = 0
        /// Nodes whose coordinates are impossible; they count as missing.
        package var nodesOffTheGlobe = 0
        /// Ways that lost a part to missing nodes.
        package var waysCut = 0
        /// Routable ways of fewer than two different nodes.
        package var waysWithoutExtent = 0
        /// Ways that came again with the same id; the first is kept.
        package var duplicateWays = 0
        /// Turn restrictions that came again with the same id; the first is kept.
        package var duplicateRestrictions = 0
        /// Ways with tags that hold at some times only (`access:conditional`).
        package var conditionalWays = 0
        /// What became of them: one for each road, direction and entry.
        package var conditions = 0
        /// Entries of such tags that are left out, since they depend on something else than time (weight, weather, who
        /// drives), can't be read, or are more than any way has.
        package var conditionsOtherThanTime = 0
        package var unreadableConditions = 0
        /// Entries that speak of public or school holidays: those are not known, and that part never holds.
        package var conditionsAboutHolidays = 0
    }

    /// Why a turn restriction is not in the network.
    package enum Reason: String, Error, Sendable, Hashable, CaseIterable {
        case conditional = "holds at times that can't be read"
        case otherCondition = "holds under a condition other than the time of day, week or year"
        case otherVehicles = "concerns other vehicles only"
        case missingKind = "does not say what it demands"
        case unknownRestriction = "has an unknown kind"
        case missingMember = "has no from, via or to of the right type"
        case ambiguousMember = "has several from, via or to where its kind has one"
        case unclearSide = "names a way that goes on beyond the turn"
        case memberNotInNetwork = "names a way or node that is not part of the network"
        case notConnected = "names ways that do not touch at its via"
        case brokenChain = "has via ways that are no chain from its from to its to"
    }

    package struct SkippedRestriction: Sendable, Hashable {
        package var osmRelation: Int64
        package var reason: Reason
    }

    package var counts = Counts()
    package var skippedRestrictions: [Reason: Int] = [:]
    /// The first of them, in the order of the files; at most `listLimit`.
    package var skippedRestrictionList: [SkippedRestriction] = []
    package static let listLimit = 10_000

    /// When the map was up to date, in seconds since 1970, in its oldest part; `nil` where no file says.
    package var osmTimestamp: Int64?
    /// What the files say that they cover; where one does not say, the box around all junctions.
    package var bounds: BoundingBox?
    package var writingProgram = ""

    mutating func describe(_ headers: [FileHeader]) {
        let merged = FileHeader(merging: headers)
        osmTimestamp = merged.timestamp
        bounds = merged.bounds
        writingProgram = merged.writingProgram
    }

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
        conditionsOtherThanTime += block.conditionsOtherThanTime
        unreadableConditions += block.unreadableConditions
        conditionsAboutHolidays += block.conditionsAboutHolidays
    }

    /// Adds what came of it all.
    mutating func count(_ tables: RoadNetworkTables, ways: Int, duplicates: Int) {
        routableWays = ways
        duplicateWays = duplicates
        junctions = tables.junctions.count
        roads = tables.roads.count
        turnRestrictions = tables.restrictions.count
        conditions = tables.conditions.count
    }

    /// Adds what can't be applied of a way's conditional tags.
    mutating func add(_ tally: ConditionTally) {
        conditionalWays += 1
        conditionsOtherThanTime += tally.otherThanTime
        unreadableConditions += tally.unreadable
        conditionsAboutHolidays += tally.aboutHolidays
    }
}
