/// A day with its place in the week.
struct CalendarDay: Hashable, Sendable {
    var year: Int
    /// 1 to 12.
    var month: Int
    /// 1 to 31.
    var day: Int
    var weekday: Weekday

    static let minutes = 1440
}

extension CalendarDay {
    init(_ time: LocalTime) {
        self.init(year: time.year, month: time.month, day: time.day, weekday: time.weekday)
    }

    var previous: CalendarDay {
        var previous = self
        previous.weekday = Weekday(rawValue: weekday.rawValue - 1) ?? .sunday
        previous.day -= 1
        guard previous.day < 1 else { return previous }
        previous.month = month > 1 ? month - 1 : 12
        previous.year = month > 1 ? year : year - 1
        previous.day = Self.days(inMonth: previous.month, of: previous.year)
        return previous
    }

    static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
