/// A stretch of the calendar, both ends included: every year, or from one year's date to another's.
struct DateRange: Hashable, Sendable {
    var first: Bound
    var last: Bound

    struct Bound: Hashable, Sendable {
        /// `nil` for every year.
        var year: Int?
        var month: Int
        var day: Int

        fileprivate var inYear: (Int, Int) { (month, day) }
    }

    /// `first` after `last` goes over the year's end, unless years are named.
    func contains(_ day: CalendarDay) -> Bool {
        if let start = first.year, let end = last.year {
            let date = (day.year, day.month, day.day)
            return (start, first.month, first.day) <= date && date <= (end, last.month, last.day)
        }
        let date = (day.month, day.day)
        return first.inYear <= last.inYear
            ? first.inYear <= date && date <= last.inYear
            : first.inYear <= date || date <= last.inYear
    }

    /// Whether it names years and ends before it begins.
    var runsBackward: Bool {
        guard let start = first.year, let end = last.year else { return false }
        return (end, last.month, last.day) < (start, first.month, first.day)
    }
}
