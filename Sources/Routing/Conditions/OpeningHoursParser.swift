/// Reads the rules out of the words of opening hours, from left to right without going back.
///
///     hours  = rule { (";" | ",") rule }
///     rule   = [dates [":"]] [weekdays [":"]] ["24/7" | times] ["off" | "open"]
///     dates  = [year] month [day] ["-" …] { "," … }
struct OpeningHoursParser {
    private let tokens: [OpeningHoursToken]
    private var position = 0
    private(set) var ignoresHolidays = false

    init(_ tokens: [OpeningHoursToken]) { self.tokens = tokens }

    /// - Returns: at least one rule, or `nil` where the words make no sense.
    mutating func rules() -> [OpeningHoursRule]? {
        var rules: [OpeningHoursRule] = []
        var adds = false
        while position < tokens.count {
            guard var rule = rule() else { return nil }
            rule.adds = adds || rules.contains { !$0.isOff && $0.days == rule.days }
            rules.append(rule)
            guard position < tokens.count else { break }
            // A comma before another day begins a rule that adds to the ones before.
            adds = take(.comma)
            guard adds || take(.semicolon) else { return nil }
            if adds, !beginsDate(at: position), !beginsWeekday(at: position) { return nil }
        }
        return rules.isEmpty ? nil : rules
    }

    private mutating func rule() -> OpeningHoursRule? {
        let start = position
        guard let dates = dates(), var days = weekdays() else { return nil }
        days.dates = dates
        var rule = OpeningHoursRule(days: days, times: [], isOff: false, adds: false)
        if !take(.always) {
            guard let times = times() else { return nil }
            rule.times = times
        }
        if take(.off) { rule.isOff = true } else { _ = take(.open) }
        return position > start ? rule : nil
    }
}

// MARK: - Dates

extension OpeningHoursParser {
    /// Empty where there are none; `nil` where they are nonsense.
    private mutating func dates() -> [DateRange]? {
        var ranges: [DateRange] = []
        while beginsDate(at: position) {
            guard let range = dateRange() else { return nil }
            ranges.append(range)
            guard peek == .comma, beginsDate(at: position + 1) else { break }
            position += 1
        }
        if !ranges.isEmpty { _ = take(.colon) }
        return ranges
    }

    private func beginsDate(at place: Int) -> Bool {
        switch token(place) {
        case .month: true
        case .number(let year): year >= 1000
        default: false
        }
    }

    private mutating func dateRange() -> DateRange? {
        guard let start = date(year: nil) else { return nil }
        let first = DateRange.Bound(year: start.year, month: start.month, day: start.day ?? 1)
        guard take(.dash) else { return DateRange(first: first, last: end(start.year, start.month, start.day)) }
        if case .number(let day) = peek, day < 1000 {
            // `Dec 24-26`
            guard start.day != nil, let last = self.day(in: start.month), last >= first.day else { return nil }
            return DateRange(first: first, last: .init(year: start.year, month: start.month, day: last))
        }
        guard let stop = date(year: start.year), (start.year == nil) == (stop.year == nil),
            // `Dec-Jan 6` is no date: whole months and days don't mix.
            (start.day == nil) == (stop.day == nil)
        else { return nil }
        let range = DateRange(first: first, last: end(stop.year, stop.month, stop.day))
        return range.runsBackward ? nil : range
    }

    private func end(_ year: Int?, _ month: Int, _ day: Int?) -> DateRange.Bound {
        DateRange.Bound(year: year, month: month, day: day ?? 31)
    }

    /// `2025 Dec 24`, `Dec 24`, `Dec`.
    private mutating func date(year inherited: Int?) -> (year: Int?, month: Int, day: Int?)? {
        var year = inherited
        if case .number(let number) = peek, number >= 1000 {
            year = number
            position += 1
        }
        guard case .month(let month) = peek else { return nil }
        position += 1
        guard case .number(let number) = peek, number < 1000 else { return (year, month, nil) }
        guard let day = day(in: month) else { return nil }
        return (year, month, day)
    }

    private mutating func day(in month: Int) -> Int? {
        // A leap year, so that February has all days that it can have.
        guard case .number(let day) = peek, day >= 1, day <= CalendarDay.days(inMonth: month, of: 2000) else {
            return nil
        }
        position += 1
        return day
    }
}

// MARK: - Weekdays

extension OpeningHoursParser {
    private mutating func weekdays() -> DaySelector? {
        var days = DaySelector()
        var names = false
        var holidays = false
        while true {
            if take(.holidays) {
                holidays = true
            } else if case .weekday(let first) = peek {
                position += 1
                guard let range = weekdayRange(from: first) else { return nil }
                days.weekdays.formUnion(range)
                names = true
            } else {
                break
            }
            // `PH Mo-Fr`, without a comma, is about holidays that are weekdays.
            if holidays, !names, case .weekday = peek {
                days.isNever = true
                continue
            }
            guard peek == .comma, beginsWeekday(at: position + 1) else { break }
            position += 1
        }
        if holidays {
            ignoresHolidays = true
            if !names { days.isNever = true }
        }
        if names || holidays { _ = take(.colon) }
        return days
    }

    private func beginsWeekday(at place: Int) -> Bool {
        switch token(place) {
        case .weekday, .holidays: true
        default: false
        }
    }

    /// `Sa-Mo` goes over the week's end.
    private mutating func weekdayRange(from first: Weekday) -> Set<Weekday>? {
        guard take(.dash) else { return [first] }
        guard case .weekday(let last) = peek else { return nil }
        position += 1
        let length = (last.rawValue - first.rawValue + 7) % 7
        return Set((0...length).compactMap { Weekday(rawValue: (first.rawValue - 1 + $0) % 7 + 1) })
    }
}

// MARK: - Times

extension OpeningHoursParser {
    /// Empty where there are none; `nil` where they are nonsense.
    private mutating func times() -> [Range<Int>]? {
        var ranges: [Range<Int>] = []
        while case .time(let start) = peek {
            position += 1
            guard start < CalendarDay.minutes, let end = timeEnd(after: start) else { return nil }
            ranges.append(start..<end)
            guard peek == .comma, case .time = token(position + 1) else { break }
            position += 1
        }
        return ranges
    }

    /// In minutes from the midnight before `start`.
    private mutating func timeEnd(after start: Int) -> Int? {
        if take(.plus) { return CalendarDay.minutes }
        guard take(.dash), case .time(let stated) = peek else { return nil }
        position += 1
        let end = stated > start ? stated : stated + CalendarDay.minutes
        // `08:00-20:00+`: at least until then; how long nobody knows.
        guard take(.plus) else { return end > start + CalendarDay.minutes ? nil : end }
        return max(end, CalendarDay.minutes)
    }
}

// MARK: - Words

extension OpeningHoursParser {
    private var peek: OpeningHoursToken? { token(position) }

    private func token(_ place: Int) -> OpeningHoursToken? { tokens.indices.contains(place) ? tokens[place] : nil }

    private mutating func take(_ wanted: OpeningHoursToken) -> Bool {
        guard peek == wanted else { return false }
        position += 1
        return true
    }
}
