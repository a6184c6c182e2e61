/// What signs along a road call it, as texts.
struct RoadLabels: Equatable {
    var name: String
    /// Road numbers, separated by semicolons as in OpenStreetMap.
    var ref: String
    /// How the name is spoken, in the International Phonetic Alphabet; `nil` where nobody says so.
    var pronunciation: String?

    init(name: String, ref: String = "", pronunciation: String? = nil) {
        self.name = name
        self.ref = ref
        self.pronunciation = pronunciation
    }

    var isEmpty: Bool { name.isEmpty && ref.isEmpty }

    /// The name, or the number where there is no name.
    var shown: String { name.isEmpty ? shownRef : name }

    var shownRef: String { Self.shown(ref: ref) }

    static func shown(ref: String) -> String { isPlain(ref) ? ref : numbers(in: ref).joined(separator: ", ") }

    /// Whether two roads have a number in common.
    static func share(ref: String, _ other: String) -> Bool {
        if isPlain(ref), isPlain(other) { return ref == other }
        return numbers(in: ref).contains(where: numbers(in: other).contains)
    }

    /// The road's numbers, one by one.
    var numbers: [String] { Self.numbers(in: ref) }

    private static func numbers(in ref: String) -> [String] {
        guard !isPlain(ref) else { return ref.isEmpty ? [] : [ref] }
        return ref.split(separator: ";").map { $0.drop { $0 == " " } }.filter { !$0.isEmpty }.map(String.init)
    }

    /// Whether this is one number, as almost always.
    private static func isPlain(_ ref: String) -> Bool {
        !ref.utf8.contains(UInt8(ascii: ";")) && ref.utf8.first != UInt8(ascii: " ")
    }

    /// Whether one name only adds a word at an end of the other: "Main Street", "Main Street North".
    static func differTrivially(_ one: String, _ other: String) -> Bool {
        let (short, long) = one.utf8.count < other.utf8.count ? (one.utf8, other.utf8) : (other.utf8, one.utf8)
        let rest = long.count - short.count
        guard rest > 0 else { return false }
        let gap = UInt8(ascii: " ")
        if long.dropFirst(short.count).first == gap, long.starts(with: short) { return true }
        return long.dropFirst(rest - 1).first == gap && long.dropFirst(rest).elementsEqual(short)
    }
}
