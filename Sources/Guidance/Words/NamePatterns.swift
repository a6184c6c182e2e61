/// What names may look like: the beginnings and endings that `NameForms` knows, laid out so that a name is compared
/// with all of them in a fraction of a microsecond.
struct NamePatterns: Sendable, Equatable {
    private enum Mark: Character, Sendable {
        case word = "*"
        case text = "…"
        case number = "#"
    }

    private struct Pattern: Sendable, Equatable {
        /// Places in `bytes`.
        var prefix: Range<Int>
        var suffix: Range<Int>
        /// `nil` where the prefix is the whole name.
        var mark: Mark?
        /// The place of the rule that it belongs to.
        var rule: Int
    }

    private var patterns: [Pattern] = []
    private var bytes: [UInt8] = []

    /// - Parameter rules: the patterns of each rule, as they are written.
    init(_ rules: [[String]]) {
        for (rule, texts) in rules.enumerated() {
            for text in texts { add(text, rule) }
        }
    }

    /// In two spellings, with a capital and a small letter first.
    private mutating func add(_ text: String, _ rule: Int) {
        let place = text.firstIndex { Mark(rawValue: $0) != nil }
        let prefix = text[..<(place ?? text.endIndex)]
        let suffix = add(place.map { text[text.index(after: $0)...] } ?? "")
        let mark = place.flatMap { Mark(rawValue: text[$0]) }
        let spellings = Set([prefix.prefix(1).lowercased(), prefix.prefix(1).uppercased()])
        for first in spellings.sorted() {
            let prefix = add(first + prefix.dropFirst())
            patterns.append(Pattern(prefix: prefix, suffix: suffix, mark: mark, rule: rule))
        }
    }

    private mutating func add(_ text: some StringProtocol) -> Range<Int> {
        let start = bytes.count
        bytes.append(contentsOf: text.utf8)
        return start..<bytes.count
    }

    /// The rule of the first pattern that fits, and what its mark stands for.
    func match(_ name: String) -> (rule: Int, rest: Substring)? {
        let found = name.utf8.withContiguousStorageIfAvailable { name in
            bytes.withUnsafeBufferPointer { bytes in patterns.first { Self.fits($0, bytes, name) } }
        }
        guard let found, let pattern = found else { return nil }
        let start = name.utf8.index(name.utf8.startIndex, offsetBy: pattern.prefix.count)
        return (pattern.rule, name[start..<name.utf8.index(name.utf8.endIndex, offsetBy: -pattern.suffix.count)])
    }

    private static func fits(
        _ pattern: Pattern, _ bytes: UnsafeBufferPointer<UInt8>, _ name: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        let ends = pattern.prefix.count + pattern.suffix.count
        guard name.count >= ends else { return false }
        for (place, byte) in zip(0..., bytes[pattern.prefix]) where name[place] != byte { return false }
        let tail = name.count - pattern.suffix.count
        for (place, byte) in zip(tail..., bytes[pattern.suffix]) where name[place] != byte { return false }
        let rest = name[pattern.prefix.count..<tail]
        switch pattern.mark {
        case nil: return rest.isEmpty
        case .word: return !rest.isEmpty && !rest.contains(UInt8(ascii: " "))
        case .text: return !rest.isEmpty
        case .number: return isRoadNumber(rest)
        }
    }

    /// Whether this is a road's number: at most three capital letters, perhaps a space or hyphen, a digit, and no small
    /// letter behind: `A 7`, `SS36`, `М-06`, not `3 Maja`.
    private static func isRoadNumber(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard bytes.count <= longestNumber else { return false }
        let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
        let letters = scalars.prefix { $0.properties.isUppercase }
        guard letters.count <= 3 else { return false }
        let rest = scalars[letters.endIndex...].drop { $0 == " " || $0 == "-" }
        guard let digit = rest.first, ("0"..."9").contains(digit) else { return false }
        return !rest.contains { $0.properties.isLowercase }
    }

    /// In bytes; a road may have several numbers.
    private static let longestNumber = 32
}
