/// One rule of opening hours: on these days, at these times.
struct OpeningHoursRule: Hashable, Sendable {
    var days: DaySelector
    /// Minutes from the day's midnight, beyond 1440 into the next day; empty for the whole day.
    var times: [Range<Int>]
    /// Whether the rule takes away instead of granting.
    var isOff: Bool
    /// Whether it leaves standing what earlier rules grant on its days.
    var adds: Bool

    /// - Parameter minute: from the midnight at which one of the rule's days began.
    func covers(minute: Int) -> Bool {
        times.isEmpty ? minute < CalendarDay.minutes : times.contains { $0.contains(minute) }
    }
}

/// Which days a rule is about; empty lists mean every day.
struct DaySelector: Hashable, Sendable {
    var dates: [DateRange] = []
    var weekdays: Set<Weekday> = []
    /// Holidays only, which are not known.
    var isNever = false

    func contains(_ day: CalendarDay) -> Bool {
        guard !isNever else { return false }
        return (weekdays.isEmpty || weekdays.contains(day.weekday))
            && (dates.isEmpty || dates.contains { $0.contains(day) })
    }
}
