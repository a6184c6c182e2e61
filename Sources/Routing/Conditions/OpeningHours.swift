/// When something holds, as OpenStreetMap's `opening_hours` syntax writes it: `Mo-Fr 07:00-09:30,16:00-18:00; We off`.
///
/// The subset that stands on traffic signs: weekdays, times of day, months and dates, years before dates, `24/7`,
/// `off`, and several rules. What needs more than a calendar on the wall is refused: sunrise and sunset, weeks, moving
/// feasts, "the first Monday", comments.
///
/// Conditional restrictions join several of them: `Mo-Fr 07:00-09:00 AND Jun-Aug` holds where both do.
///
/// No calendar of holidays is known here. A rule about public or school holidays only (`PH off`, `SH 08:00-16:00`)
/// never applies, and `PH` among weekdays (`Sa,Su,PH`) adds nothing; `ignoresHolidays` says that this happened.
///
/// Source: https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification. One thing is read as mappers mean it:
/// by the letter, a rule after `;` replaces an earlier one for the very same days, so that `08:00-09:00; 15:00-16:00`
/// would be the afternoon alone; here the two add up.
package struct OpeningHours: Hashable, Sendable {
    /// What holds all at once: most texts are one.
    private let parts: [[OpeningHoursRule]]
    /// Whether the text speaks of holidays, which are not known.
    package let ignoresHolidays: Bool

    /// OpenStreetMap's own limit for a tag's value is 255 characters, of up to four bytes.
    package static let longestText = 1020

    /// More than any signs join; a limit on what a hostile file can make a road cost.
    package static let mostParts = 64
    /// Between two parts.
    package static let conjunction = " AND "

    /// - Returns: `nil` where the text is not understood as a whole; half of a sign would be another sign.
    package init?(_ text: String) {
        guard text.utf8.count <= Self.longestText * Self.mostParts else { return nil }
        let texts = Self.parts(of: text)
        guard texts.count <= Self.mostParts else { return nil }
        var parts: [[OpeningHoursRule]] = []
        var ignoresHolidays = false
        for text in texts {
            guard text.utf8.count <= Self.longestText, let tokens = OpeningHoursToken.tokens(of: text) else {
                return nil
            }
            var parser = OpeningHoursParser(tokens)
            guard let rules = parser.rules() else { return nil }
            parts.append(rules)
            ignoresHolidays = ignoresHolidays || parser.ignoresHolidays
        }
        self.parts = parts
        self.ignoresHolidays = ignoresHolidays
    }

    /// What `AND` joins, in either spelling.
    package static func parts(of text: String) -> [Substring] {
        guard text.utf8.contains(where: { $0 | 0x20 == UInt8(ascii: "d") }) else { return [text[...]] }
        return text.split(separator: #/ and /#.ignoresCase(), omittingEmptySubsequences: false)
    }

    /// Whether it never holds, since all that it says is about holidays, or `off`.
    package var isNever: Bool { parts.contains { rules in rules.allSatisfy { $0.isOff || $0.days.isNever } } }

    /// Whether it holds at `time`. O(length of the text).
    package func contains(_ time: LocalTime) -> Bool {
        let today = CalendarDay(time)
        let yesterday = today.previous
        return parts.allSatisfy { $0.hold(at: time.minute, of: today, after: yesterday) }
    }
}

extension [OpeningHoursRule] {
    /// Whether they let a minute of `today` in.
    fileprivate func hold(at minute: Int, of today: CalendarDay, after yesterday: CalendarDay) -> Bool {
        // What began today and what came over midnight are apart: a rule for Saturday doesn't cut Friday night short.
        var ofToday = false
        var ofYesterday = false
        for rule in self {
            let isOn = rule.days.contains(today)
            let wasOn = rule.days.contains(yesterday)
            let covers = isOn && rule.covers(minute: minute)
            let spills = wasOn && rule.covers(minute: minute + CalendarDay.minutes)
            if rule.isOff {
                guard covers || spills else { continue }
                ofToday = false
                ofYesterday = false
            } else {
                if isOn { ofToday = covers || rule.adds && ofToday }
                if wasOn { ofYesterday = spills || rule.adds && ofYesterday }
            }
        }
        return ofToday || ofYesterday
    }
}
