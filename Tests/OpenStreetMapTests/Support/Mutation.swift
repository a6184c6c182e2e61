/// Damages bytes at random, in the ways that files are damaged and that attackers damage them.
struct Mutation {
    var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    mutating func chance(_ oneIn: Int) -> Bool { Int.random(in: 0..<oneIn, using: &random) == 0 }

    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: elements.indices, using: &random)]
    }

    /// - Parameters:
    ///   - words: what is put in here and there.
    ///   - donors: of what parts are spliced in.
    mutating func damage(_ bytes: [UInt8], words: [[UInt8]], donors: [[UInt8]]) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            switch Int.random(in: 0..<8, using: &random) {
            case 0, 1: flipBits(in: &bytes)
            case 2: bytes.removeSubrange(range(in: bytes))
            case 3: bytes.removeLast(range(in: bytes).count)
            case 4: bytes.insert(contentsOf: part(of: pick(donors)), at: place(in: bytes))
            case 5: bytes.replaceSubrange(range(in: bytes), with: part(of: pick(donors)))
            case 6: overwrite(&bytes, with: pick(words))
            default: bytes.insert(contentsOf: pick(words), at: place(in: bytes))
            }
        }
        return bytes
    }

    private mutating func flipBits(in bytes: inout [UInt8]) {
        guard !bytes.isEmpty else { return }
        for _ in 0..<Int.random(in: 1...6, using: &random) {
            bytes[Int.random(in: bytes.indices, using: &random)] ^= 1 << UInt8.random(in: 0...7, using: &random)
        }
    }

    private mutating func overwrite(_ bytes: inout [UInt8], with word: [UInt8]) {
        let start = place(in: bytes)
        bytes.replaceSubrange(start..<min(start + word.count, bytes.count), with: word)
    }

    private mutating func part(of bytes: [UInt8]) -> [UInt8] { Array(bytes[range(in: bytes)]) }

    private mutating func place(in bytes: [UInt8]) -> Int { Int.random(in: 0...bytes.count, using: &random) }

    /// Mostly short ones.
    private mutating func range(in bytes: [UInt8]) -> Range<Int> {
        let start = place(in: bytes)
        let longest = chance(4) ? 400 : 12
        return start..<min(start + Int.random(in: 0...longest, using: &random), bytes.count)
    }

    /// Text whose lines are moved, repeated and lost, with other digits here and there: often it stays well-formed.
    mutating func disturb(_ text: [UInt8]) -> [UInt8] {
        var lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Array.init)
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let (one, other) = (Int.random(in: 1..<lines.count, using: &random), pick(Array(1..<lines.count)))
            switch Int.random(in: 0..<5, using: &random) {
            case 0: lines.swapAt(one, other)
            case 1: lines.insert(lines[one], at: other)
            case 2 where lines.count > 3: lines.remove(at: one)
            default: changeDigit(in: &lines[one])
            }
        }
        return Array(lines.joined(separator: [UInt8(ascii: "\n")]))
    }

    private mutating func changeDigit(in line: inout [UInt8]) {
        let digits = line.indices.filter { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(line[$0]) }
        guard !digits.isEmpty else { return }
        line[pick(digits)] = UInt8(ascii: "0") + UInt8.random(in: 0...9, using: &random)
    }
}
