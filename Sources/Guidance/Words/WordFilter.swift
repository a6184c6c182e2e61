/// Which names may hold one of some words: few do, and the others need not be taken apart. A look at bytes, no strings.
struct WordFilter: Sendable, Equatable {
    /// The words' first bytes, marks at their ends left out.
    private let starts: Set<UInt64>
    private let endings: [[UInt8]]

    /// - Parameter endings: of words; none of them is itself a word.
    init(words: some Sequence<String>, endings: some Sequence<String>) {
        starts = Set(words.map { Self.start(of: $0.utf8) })
        self.endings = endings.map { Array($0.utf8) }
    }

    /// Whether a name may hold one of the words or endings; `false` is certain.
    func mayFind(in name: String) -> Bool {
        name.utf8.withContiguousStorageIfAvailable { bytes in
            var start = 0
            for end in 0...bytes.count where end == bytes.count || bytes[end] == UInt8(ascii: " ") {
                if mayBeOne(bytes[start..<end]) { return true }
                start = end + 1
            }
            return false
        } ?? true
    }

    private func mayBeOne(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard let last = word.last else { return false }
        if starts.contains(Self.start(of: word)) { return true }
        // A place in a list: `Hauptstr., Markt`.
        let bare = Self.isMark(last) && last != UInt8(ascii: ".") ? word.dropLast() : word
        return endings.contains { ending in
            bare.last == ending.last && bare.suffix(ending.count).elementsEqual(ending)
        }
    }

    /// The first eight bytes as a number.
    private static func start<Bytes: BidirectionalCollection<UInt8>>(of word: Bytes) -> UInt64 {
        var word = word[...]
        while let last = word.last, isMark(last) { word = word.dropLast() }
        return word.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    private static func isMark(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ";")
    }
}
