/// A set of small numbers, a bit for each, that gives its least one quickly as long as none is added below the last.
struct BitField: Sendable {
    private var words: [UInt64]
    private var first = 0

    init(count: Int) { words = Array(repeating: 0, count: (count + 63) / 64) }

    mutating func insert(_ number: UInt32) {
        words[Int(number >> 6)] |= 1 << UInt64(number & 63)
        first = min(first, Int(number >> 6))
    }

    func contains(_ number: UInt32) -> Bool { words[Int(number >> 6)] & 1 << UInt64(number & 63) != 0 }

    /// Takes the least number out.
    mutating func popFirst() -> UInt32? {
        while first < words.count {
            let word = words[first]
            if word != 0 {
                words[first] = word & (word - 1)
                return UInt32(first) << 6 | UInt32(word.trailingZeroBitCount)
            }
            first += 1
        }
        return nil
    }
}
