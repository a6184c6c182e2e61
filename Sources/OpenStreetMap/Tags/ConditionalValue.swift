import Routing

/// The value of a `…:conditional` tag: `no @ (Mo-Fr 07:00-09:00); destination @ (weight<7.5)`.
///
/// Source: https://wiki.openstreetmap.org/wiki/Conditional_restrictions
struct ConditionalValue: Equatable, Sendable {
    struct Entry: Equatable, Sendable {
        /// What holds: `no`, `30 mph`, `no_left_turn`.
        var value: String
        var condition: Condition
    }

    enum Condition: Equatable, Sendable {
        /// As `OpeningHours` reads them.
        case hours(String, ignoresHolidays: Bool)
        /// Hours on public or school holidays only, which nobody here knows.
        case holidays
        /// Weight, length, weather, purpose, who drives.
        case otherThanTime
        case unreadable
    }

    /// In the order of the tag; where several hold at once, the last one counts.
    private(set) var entries: [Entry] = []

    /// More than any sign says; limits on what a hostile file can make a road cost.
    static let mostEntries = 16
    static let mostParts = 8

    /// What is too long to be a sign is one unreadable entry.
    init(_ text: String) {
        let parts = text.utf8.count <= OpeningHours.longestText ? Self.parts(of: text) : nil
        guard let parts, parts.count <= Self.mostEntries else {
            entries = [Entry(value: "", condition: .unreadable)]
            return
        }
        entries = parts.map(Self.entry)
    }

    /// The entries that hold at certain times.
    var timed: some Sequence<(value: String, hours: String)> {
        entries.lazy.compactMap { entry in
            if case .hours(let hours, _) = entry.condition { (entry.value, hours) } else { nil }
        }
    }

    /// Split at the semicolons outside of parentheses. A part without `@` belongs to the hours before it, whose
    /// parentheses were forgotten, or else to the value behind it: `agricultural;delivery @ (Mo-Fr)`.
    private static func parts(of text: String) -> [String] {
        var parts: [String] = []
        for part in statements(of: text) {
            guard let last = parts.last else {
                parts.append(part)
                continue
            }
            let continuesHours = !part.contains("@") && last.contains("@") && last.last != ")"
            // `yes; no @ (Mo)`: what holds else, which the tag without conditions says.
            let continuesValue = !last.contains("@") && last != "yes" && last != "no"
            if continuesHours || continuesValue {
                parts[parts.count - 1] = last + ";" + part
            } else {
                parts.append(part)
            }
        }
        return parts
    }

    private static func statements(of text: String) -> [String] {
        var statements: [String] = []
        var statement = ""
        var depth = 0
        func close() {
            defer { statement = "" }
            if statement.contains(where: { $0 != " " }) { statements.append(String(statement[...].trimmed)) }
        }
        for character in text {
            switch character {
            case "(": depth += 1
            case ")": depth -= 1
            default: break
            }
            if character == ";", depth <= 0 { close() } else { statement.append(character) }
        }
        close()
        return statements
    }

    private static func entry(_ part: String) -> Entry {
        guard let sign = part.firstIndex(of: "@") else {
            return Entry(value: String(part[...].trimmed), condition: .unreadable)
        }
        let value = String(part[..<sign].trimmed)
        let condition = withoutParentheses(part[part.index(after: sign)...].trimmed)
        guard !value.isEmpty, !condition.isEmpty else { return Entry(value: value, condition: .unreadable) }
        return Entry(value: value, condition: self.condition(condition))
    }

    /// Those around the whole text: `(Mo) AND (Tu)` has none.
    private static func withoutParentheses(_ text: Substring) -> Substring {
        guard text.first == "(", text.last == ")" else { return text }
        let inside = text.dropFirst().dropLast()
        let isWhole = inside.firstIndex(of: ")").map { close in inside[..<close].contains("(") } ?? true
        return isWhole ? inside.trimmed : text
    }

    private static func condition(_ text: Substring) -> Condition {
        let parts = OpeningHours.parts(of: String(text)).map { withoutParentheses($0.trimmed) }
        guard parts.count <= mostParts else { return .unreadable }
        let joined = parts.joined(separator: OpeningHours.conjunction)
        if let hours = OpeningHours(joined) {
            return hours.isNever ? .holidays : .hours(joined, ignoresHolidays: hours.ignoresHolidays)
        }
        // `07:00-19:00 AND weight>7.5` is about lorries, `Sa AND sunset` about a time that can't be read.
        return parts.allSatisfy(isAboutTime) ? .unreadable : .otherThanTime
    }

    private static func isAboutTime(_ text: Substring) -> Bool {
        guard let first = text.trimmed.first(where: { $0 != "(" }) else { return true }
        if first.isNumber { return true }
        let word = text.drop { !$0.isLetter }.prefix { $0.isLetter }.lowercased()
        return timeWords.contains(word)
    }

    private static let timeWords: Set<String> = [
        "mo", "tu", "we", "th", "fr", "sa", "su", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "ph", "sh", "jan",
        "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "easter", "week", "sunrise",
        "sunset", "dawn", "dusk", "off", "closed", "open",
    ]
}
