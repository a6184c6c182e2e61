/// One step of the schema's history. What has been released is never edited: a change is the next number.
package struct Migration: Sendable {
    package let number: Int32
    package let name: String
    package let sql: String

    package init(number: Int32, name: String, sql: String) {
        self.number = number
        self.name = name
        self.sql = sql
    }

    /// All of them, in order, without a gap.
    package static let all: [Migration] = [.schema, .liveRoads, .roadSigns, .hierarchies, .rareSigns, .observedSpeeds]
}
