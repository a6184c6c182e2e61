import Routing
import Testing

@testable import Guidance

@Suite("Arrows and the roads they mean")
struct LaneAlignmentTests {
    private static func exits(_ angles: [Double], minor: Set<Int> = []) -> [LaneExit] {
        angles.enumerated().map { LaneExit(path: [], angle: $1, isMinor: minor.contains($0)) }
    }

    private func pairs(_ directions: [Double], _ angles: [Double]) -> [[Int]] {
        LaneAlignment(of: directions, with: Self.exits(angles)).directions.map { $0.sorted() }
    }

    @Test("are taken in their order, also where the roads bend")
    func inOrder() {
        #expect(pairs([-90, 0, 90], [-90, 0, 90]) == [[0], [1], [2]])
        #expect(pairs([0, 90], [-60, 20]) == [[0], [1]])
        #expect(pairs([0, 45], [-15, 15]) == [[0], [1]])
        #expect(pairs([-90, 90], [-20, 20]) == [[0], [1]])
    }

    @Test("may be fewer than the roads, or more")
    func leftOver() {
        #expect(pairs([-90, 0], [-90, 0, 90]) == [[0], [1], []])
        #expect(pairs([-90, 0, 90], [-90, 5]) == [[0], [1]])
        #expect(pairs([0], [-15, 15]) == [[0], [0]])
        #expect(pairs([45, 90], [80]) == [[0, 1]])
        #expect(pairs([-180, -90], [-90, 0]) == [[1], []])
        #expect(pairs([], [0, 90]) == [[], []])
        #expect(pairs([0, 90], []) == [])
    }

    /// What the cheapest of all pairings costs whose lines don't cross, tried one by one. What is paired with one stands
    /// side by side.
    private static func cheapest(_ directions: [Double], _ exits: [LaneExit]) -> Double {
        let places = directions.indices.flatMap { arrow in exits.indices.map { (arrow: arrow, exit: $0) } }
        var least = Double.infinity
        for mask in 0..<1 << places.count {
            let pairs = places.indices.filter { mask & 1 << $0 != 0 }.map { places[$0] }
            let isCrossing = pairs.contains { one in
                pairs.contains { one.arrow < $0.arrow && one.exit > $0.exit }
            }
            let isSideBySide =
                directions.indices.allSatisfy { arrow in isOneRun(pairs.filter { $0.arrow == arrow }.map(\.exit)) }
                && exits.indices.allSatisfy { exit in isOneRun(pairs.filter { $0.exit == exit }.map(\.arrow)) }
            if !isCrossing, isSideBySide { least = min(least, cost(of: pairs, directions, exits)) }
        }
        return least
    }

    private static func isOneRun(_ places: [Int]) -> Bool {
        zip(places, places.dropFirst()).allSatisfy { $0 + 1 == $1 }
    }

    private static func cost(
        of pairs: [(arrow: Int, exit: Int)], _ directions: [Double], _ exits: [LaneExit]
    ) -> Double {
        let paired = pairs.map { LaneAlignment.cost(of: directions[$0.arrow], meaning: exits[$0.exit]) }
        let arrows = directions.indices.filter { arrow in !pairs.contains { $0.arrow == arrow } }
        let roads = exits.indices.filter { exit in !pairs.contains { $0.exit == exit } }
        return paired.reduce(0, +) + arrows.map { LaneAlignment.cost(leaving: directions[$0]) }.reduce(0, +)
            + roads.map { LaneAlignment.cost(leaving: exits[$0]) }.reduce(0, +)
    }

    @Test("are paired as cheaply as any pairing without crossing lines", arguments: 0..<60)
    func oracle(seed: Int) {
        var state = UInt64(seed) &* 0x9e37_79b9_7f4a_7c15 &+ 1
        func random(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % count
        }
        let directions = Set((0..<random(4)).map { _ in [-180, -135, -90, -45, 0, 45, 90, 135][random(8)] as Double })
            .sorted()
        let angles = (0..<random(4)).map { _ in Double(random(340) - 170) }.sorted()
        var exits = Self.exits(angles, minor: random(2) == 0 ? [random(3)] : [])
        if !exits.isEmpty, random(3) == 0 { exits[random(exits.count)].takesTheRest = true }
        let found = LaneAlignment(of: directions, with: exits).directions.enumerated().flatMap { exit, arrows in
            arrows.map { (arrow: $0, exit: exit) }
        }
        let cost = Self.cost(of: found, directions, exits)
        #expect(cost == Self.cheapest(directions, exits), "\(directions) \(exits.map(\.angle)) \(found)")
    }
}
