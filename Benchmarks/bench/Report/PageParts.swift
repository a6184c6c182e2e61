/// A page's text in parts, each from its heading of the second level up to the next: some are exchanged, others stay.
struct PageParts {
    /// Without the empty lines between them; the first has no such heading.
    private var parts: [String] = []

    init(of text: String) {
        var lines: [Substring] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("## ") {
                append(lines)
                lines = []
            }
            lines.append(line)
        }
        append(lines)
    }

    private mutating func append(_ lines: [Substring]) {
        guard !lines.isEmpty else { return }
        var lines = lines
        while lines.last?.isEmpty == true { lines.removeLast() }
        parts.append(lines.joined(separator: "\n"))
    }

    /// Puts a section where one of its heading was; a new one behind `previous`, else before the last one.
    mutating func put(_ section: String, after previous: String?, before last: String) {
        let heading = section.prefix { $0 != "\n" }
        if let place = place(of: String(heading)) {
            parts[place] = section
        } else if let place = previous.flatMap(place) {
            parts.insert(section, at: place + 1)
        } else {
            parts.insert(section, at: place(of: last) ?? parts.endIndex)
        }
    }

    private func place(of heading: String) -> Int? {
        parts.firstIndex { $0 == heading || $0.hasPrefix(heading + "\n") }
    }

    var text: String { parts.joined(separator: "\n\n") + "\n" }
}
