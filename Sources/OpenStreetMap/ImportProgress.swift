/// How far an import is.
package struct ImportProgress: Sendable, Hashable {
    package enum Stage: String, Sendable, Hashable, CaseIterable {
        case readingWays = "reading ways"
        case readingNodes = "reading nodes"
        case buildingRoads = "building roads"
    }

    package var stage: Stage
    /// Bytes of all files while reading, roads while building; `done == total` is the last report of each stage.
    package var done: UInt64
    package var total: UInt64

    package init(stage: Stage, done: UInt64, total: UInt64) {
        self.stage = stage
        self.done = done
        self.total = total
    }
}
