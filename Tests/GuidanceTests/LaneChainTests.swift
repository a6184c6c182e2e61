import Guidance
import Routing
import TestSupport
import Testing

@Suite("Lanes for two maneuvers in a row")
struct LaneChainTests {
    /// First to the north at X, then after a short way to either side at Y.
    private static func staggered(_ lanes: String, second: String = "") throws -> MapSketch {
        try MapSketch(
            """
                   L----Y----R
                        |
                        |
                        |
            W-----------X-----------E
            """,
            [
                "WX": .named("High Street").lanes(lanes), "XE": .named("High Street"),
                "XY": .named("Hill Road").lanes(second), "YL": .named("Left Way"), "YR": .named("Right Way"),
            ])
    }

    @Test("of two lanes that turn, the one on the side of the next turn is chosen")
    func outer() throws {
        let map = try Self.staggered("left|left|through")
        #expect(try Drive(map, "WR").lanes() == ["left-", "left+", "straight"])
        #expect(try Drive(map, "WL").lanes() == ["left+", "left-", "straight"])
    }

    @Test("where the next lanes are known, those that lead to the right ones are chosen")
    func lanesBehind() throws {
        let map = try Self.staggered("left|left|left|through", second: "left|left|right")
        #expect(try Drive(map, "WL").lanes() == ["left+", "left+", "left-", "straight"])
        #expect(try Drive(map, "WR").lanes() == ["left-", "left-", "left+", "straight"])
        let wider = try Self.staggered("left|left|through", second: "left|left|right|right")
        #expect(try Drive(wider, "WR").lanes() == ["left+", "left+", "straight"])
        let narrower = try Self.staggered("left|left|left|through", second: "left|right")
        #expect(try Drive(narrower, "WR").lanes() == ["left-", "left-", "left+", "straight"])
    }

    @Test("a turn far behind is no reason to choose")
    func far() throws {
        let map = try MapSketch(
            """
                        N---R
                        |
                        |
                        |
                        |
                        |
                        |
                        |
                        |
                        |
                        |
                        |
            W-----------X-----------E
            """, meters: 30,
            [
                "WX": .named("High Street").lanes("left|left|through"), "XE": .named("High Street"),
                "XN": .named("Hill Road"), "NR": .named("Right Way"),
            ])
        #expect(try Drive(map, "WR").lanes() == ["left+", "left+", "straight"])
    }

    @Test("one lane that turns is chosen, whatever follows")
    func single() throws {
        #expect(try Drive(Self.staggered("left|through"), "WR").lanes() == ["left+", "straight"])
    }

    @Test("a hint says from which edge so many lanes are taken")
    func hints() throws {
        func hint(_ flags: [Bool]) -> LaneHint? {
            LaneHint(flags.map { Lane(indications: [.straight], isValid: $0, isActive: $0) })
        }
        #expect(hint([true, false, false]) == .left(1))
        #expect(hint([true, true, false]) == .left(2))
        #expect(hint([false, true]) == .right(1))
        #expect(hint([false, true, true]) == .right(2))
        #expect(hint([false, true, true, false]) == .middle(2))
        #expect(hint([true, false, true]) == nil)
        #expect(hint([true, true]) == nil)
        #expect(hint([false, false]) == nil)
        #expect(hint([]) == nil)
    }
}
