/// A set of small numbers, a bit for each, that gives its least one quickly as long as none is added below the last.
///
/// It owns its memory, as no copy is ever made of it: nothing has to be asked before a bit is set.
struct BitField: ~Copyable {
    private let words: UnsafeMutableBufferPointer<UInt64>
    private var first = 0

    init(count: Int) {
        words = .allocate(capacity: (count + 63) / 64)
        words.initialize(repeating: 0)
    }

    deinit { words.deallocate() }

    mutating func insert(_ number: UInt32) {
        words[Int(number >> 6)] |= 1 << UInt64(number & 63)
        first = min(first, Int(number >> 6))
    }

    func contains(_ number: UInt32) -> Bool { words[Int(number >> 6)] & 1 << UInt64(number & 63) != 0 }

    /// Adds the numbers of a stretch to `places`, ascending.
    func collect(in stretch: Range<Int>, into places: inout [Int]) {
        guard !stretch.isEmpty else { return }
        let last = (stretch.upperBound - 1) >> 6
        for index in stretch.lowerBound >> 6...last {
            var word = words[index]
            if index == stretch.lowerBound >> 6 { word &= .max << UInt64(stretch.lowerBound & 63) }
            if index == last { word &= .max >> UInt64(63 - (stretch.upperBound - 1) & 63) }
            while word != 0 {
                places.append(index << 6 | word.trailingZeroBitCount)
                word &= word - 1
            }
        }
    }

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
