/// A moment as a clock on the wall and a calendar beside it show it: what signs along a road go by.
package struct LocalTime: Hashable, Sendable {
    package var year: Int
    /// 1 to 12.
    package var month: Int
    /// 1 to 31.
    package var day: Int
    package var weekday: Weekday
    /// Minutes since midnight, 0 to 1439.
    package var minute: Int

    package init(year: Int, month: Int, day: Int, weekday: Weekday, minute: Int) {
        self.year = year
        self.month = month
        self.day = day
        self.weekday = weekday
        self.minute = minute
    }
}

/// A day of the week, in the order of ISO 8601.
package enum Weekday: Int, Hashable, Sendable, CaseIterable {
    case monday = 1, tuesday, wednesday, thursday, friday, saturday, sunday
}
