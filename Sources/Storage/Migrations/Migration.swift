/// One step of the schema's history. What has been released is never edited: a change is the next number.
package struct Migration: Sendable {
    package let number: Int32
    package let name: String
    package let sql: String

    /// All of them, in order, without a gap.
    package static let all: [Migration] = [.schema]
}
