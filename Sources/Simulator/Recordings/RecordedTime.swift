import Protocol

/// Times as recordings write them, in milliseconds since the epoch.
enum RecordedTime {
    /// Reads the form of XML Schema: `2026-05-01T08:30:00Z`, with any number of decimals, with an offset or without one,
    /// which means UTC.
    ///
    /// - Returns: `nil` for anything else, and for days and hours that don't exist.
    static func milliseconds(_ text: String) -> Int64? {
        let form = /(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(?:\.(\d{1,18}))?(Z|[+-]\d{2}:\d{2})?/
        guard let found = text.wholeMatch(of: form) else { return nil }
        let decimals = (found.3.map(String.init) ?? "").prefix(3)
        let padded = decimals + String(repeating: "0", count: 3 - decimals.count)
        guard let local = RFC3339.milliseconds("\(found.1)T\(found.2).\(padded)Z"), let offset = offset(found.4)
        else { return nil }
        return local - offset
    }

    private static func offset(_ text: Substring?) -> Int64? {
        guard let text, text != "Z" else { return 0 }
        let parts = text.dropFirst().split(separator: ":").compactMap { Int64($0) }
        guard parts.count == 2, parts[0] <= 14, parts[1] < 60 else { return nil }
        return (parts[0] * 60 + parts[1]) * (text.first == "-" ? -60_000 : 60_000)
    }
}
