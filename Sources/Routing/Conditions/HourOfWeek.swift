/// One of the 168 hours of a week, as clocks on the map show it: traffic repeats from week to week.
package struct HourOfWeek: Hashable, Sendable, CaseIterable {
    /// From 0, Monday after midnight, to 167.
    package let number: Int

    /// - Returns: `nil` for a number that no hour has.
    package init?(_ number: Int) {
        guard 0..<Self.count ~= number else { return nil }
        self.number = number
    }

    package init(_ time: LocalTime) {
        number = (time.weekday.rawValue - 1) * 24 + min(max(time.minute / 60, 0), 23)
    }

    private init(unchecked number: Int) { self.number = number }

    package static let count = 168
    package static let allCases = (0..<count).map { HourOfWeek(unchecked: $0) }
}
