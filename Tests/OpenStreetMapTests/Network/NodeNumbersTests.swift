import Testing

@testable import OpenStreetMap

struct NodeNumbersTests {
    @Test("nodes are numbered in the order of their ids, each once")
    func order() {
        #expect(NodeNumbers(of: [5, -3, 5, 1 << 40, .min, 5, .max]).ids == [.min, -3, 5, 1 << 40, .max])
        #expect(NodeNumbers(of: []).count == 0)
    }

    @Test("look-ups agree with a dictionary from every starting place", arguments: [UInt64(1), 2, 3])
    func lookUps(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let references = (0..<300).map { _ in Int64.random(in: -400...400, using: &random) }
        let numbers = NodeNumbers(of: references)
        let oracle = Dictionary(uniqueKeysWithValues: numbers.ids.enumerated().map { ($1, UInt32($0)) })
        #expect(Set(references) == Set(numbers.ids))
        for _ in 0..<5000 {
            let id = Int64.random(in: -410...410, using: &random)
            var hint = Int.random(in: -5...310, using: &random)
            let (found, start) = (numbers.number(of: id, near: &hint), hint)
            #expect(found == oracle[id], "seed \(seed), id \(id), hint \(start)")
        }
    }

    @Test("an empty network knows no node")
    func empty() {
        var hint = 7
        #expect(NodeNumbers(of: []).number(of: 1, near: &hint) == nil)
    }
}
