/// The words of opening hours.
enum OpeningHoursToken: Hashable, Sendable {
    /// Minutes since midnight, up to 48 hours: `26:00` is two o'clock the next day.
    case time(Int)
    case number(Int)
    case weekday(Weekday)
    /// 1 to 12.
    case month(Int)
    /// `PH`, `SH`.
    case holidays
    case off
    case open
    /// `24/7`.
    case always
    case dash, comma, semicolon, colon, plus

    /// - Returns: `nil` where the text has a word or a sign that is none of these.
    static func tokens(of text: Substring) -> [OpeningHoursToken]? {
        var rest = text.utf8[...]
        var tokens: [OpeningHoursToken] = []
        while let byte = rest.first {
            guard !Self.isSpace(byte) else {
                rest.removeFirst()
                continue
            }
            guard let token = next(&rest) else { return nil }
            tokens.append(token)
        }
        return tokens
    }

    private static func next(_ rest: inout Substring.UTF8View) -> OpeningHoursToken? {
        guard let first = rest.first else { return nil }
        if isDigit(first) { return numeral(&rest) }
        if isLetter(first) { return word(&rest) }
        rest.removeFirst()
        return signs[first]
    }

    /// `8`, `08:00`, `08:00:00`, `24/7`.
    private static func numeral(_ rest: inout Substring.UTF8View) -> OpeningHoursToken? {
        let isHour = rest.prefix(while: isDigit).count <= 2
        guard let first = number(&rest) else { return nil }
        if first == 24, rest.starts(with: "/7".utf8) {
            rest.removeFirst(2)
            return .always
        }
        guard rest.first == UInt8(ascii: ":"), rest.dropFirst().first.map(isDigit) == true else {
            return .number(first)
        }
        rest.removeFirst()
        guard isHour, let minutes = twoDigits(&rest), first <= 48, first * 60 + minutes <= 2 * CalendarDay.minutes
        else {
            return nil
        }
        if rest.first == UInt8(ascii: ":") {
            rest.removeFirst()
            // Signs have no seconds; where a mapper wrote them, they say nothing.
            guard twoDigits(&rest) != nil else { return nil }
        }
        return .time(first * 60 + minutes)
    }

    private static func number(_ rest: inout Substring.UTF8View) -> Int? {
        let digits = rest.prefix(while: isDigit)
        rest = rest[digits.endIndex...]
        return digits.count <= 4 ? digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) } : nil
    }

    private static func twoDigits(_ rest: inout Substring.UTF8View) -> Int? {
        guard rest.prefix(while: isDigit).count == 2, let value = number(&rest), value < 60 else { return nil }
        return value
    }

    private static func word(_ rest: inout Substring.UTF8View) -> OpeningHoursToken? {
        let letters = rest.prefix(while: isLetter)
        rest = rest[letters.endIndex...]
        return letters.count <= 6 ? words[String(Substring(letters)).lowercased()] : nil
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static let signs: [UInt8: OpeningHoursToken] = [
        UInt8(ascii: "-"): .dash, UInt8(ascii: ","): .comma, UInt8(ascii: ";"): .semicolon,
        UInt8(ascii: ":"): .colon, UInt8(ascii: "+"): .plus,
    ]

    private static let words: [String: OpeningHoursToken] = [
        "mo": .weekday(.monday), "tu": .weekday(.tuesday), "we": .weekday(.wednesday), "th": .weekday(.thursday),
        "fr": .weekday(.friday), "sa": .weekday(.saturday), "su": .weekday(.sunday),
        "jan": .month(1), "feb": .month(2), "mar": .month(3), "apr": .month(4), "may": .month(5), "jun": .month(6),
        "jul": .month(7), "aug": .month(8), "sep": .month(9), "oct": .month(10), "nov": .month(11), "dec": .month(12),
        "ph": .holidays, "sh": .holidays, "off": .off, "closed": .off, "open": .open,
    ]
}
