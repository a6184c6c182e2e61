import TestSupport
import Testing

@testable import Routing

@Suite("Learned speeds")
struct LearnedSpeedsTests {
    /// `trips` drives at `speed` km/h.
    private static func seen(_ trips: Float, at speed: Float) -> LearnedSpeeds.Observation {
        .init(trips: trips, slowness: 3.6 / speed)
    }

    @Test("few trips say little, many say nearly all; five weigh as much as the map")
    func shrinking() {
        func speed(_ trips: Float) -> Double { Self.seen(trips, at: 10).speed(usual: 30, limit: nil) }
        #expect(abs(speed(0) - 30) < 0.001)
        // Half the way in slowness: two meters take as long as one at either speed.
        #expect(abs(speed(5) - 15) < 0.001)
        #expect(abs(speed(45) - 3.6 / (0.9 * 0.36 + 0.1 * 0.12)) < 0.001)
        #expect(abs(speed(100_000) - 10) < 0.01)
    }

    @Test("nobody is planned faster than the sign, nor in ways that no traffic explains")
    func bounds() {
        #expect(Self.seen(1_000, at: 80).speed(usual: 40, limit: 50) == 50)
        #expect(Self.seen(1_000, at: 55).speed(usual: 40, limit: 100) > 54)
        #expect(Self.seen(1_000, at: 200).speed(usual: 40, limit: nil) == 80)
        #expect(Self.seen(1_000, at: 0.1).speed(usual: 40, limit: nil) == 4)
        for slowness in [0, -1, .infinity, .nan] as [Float] {
            #expect(LearnedSpeeds.Observation(trips: 9, slowness: slowness).speed(usual: 40, limit: 50) == 40)
        }
        #expect(LearnedSpeeds.Observation(trips: .nan, slowness: 1).speed(usual: 40, limit: 50) == 40)
    }

    private static func town() throws -> MapSketch {
        try MapSketch(
            """
            A-----B-----C-----D
                  |     |
                  E-----F
            """,
            meters: 50,
            [
                "AB": .unnamed, "BC": .unnamed, "CD": .unnamed, "BE": .unnamed, "EF": .unnamed, "FC": .unnamed,
            ])
    }

    private static func walk(_ map: MapSketch, _ metric: Metric) throws -> [String] {
        try map.route(from: try map.endpoint("A", metric), to: try map.endpoint("D", metric), metric)
            .arcs.map(map.label)
    }

    private static let (straight, round) = (["AB", "BC", "CD"], ["AB", "BE", "EF", "FC", "CD"])

    @Test("a direction that was slow for its mode is driven round; what is reported now overrules it")
    func route() throws {
        let map = try Self.town()
        let slow = LearnedSpeeds([.car: [try map.arc("BC"): Self.seen(50, at: 2)]])
        let (car, foot) = (map.metric(), map.metric(for: .foot))
        #expect(try Self.walk(map, car) == Self.straight)
        #expect(try Self.walk(map, Metric(car, in: .init(learned: slow))) == Self.round)
        #expect(try Self.walk(map, Metric(foot, in: .init(learned: slow))) == Self.straight)
        let free = Circumstances(states: [try map.arc("BC"): .speed(25)], learned: slow)
        #expect(try Self.walk(map, Metric(car, in: free)) == Self.straight)
        let back = LearnedSpeeds([.car: [try map.arc("CB"): Self.seen(50, at: 2)]])
        #expect(try Self.walk(map, Metric(car, in: .init(learned: back))) == Self.straight)
    }

    @Test("the next hour takes back what the last one said")
    func hours() throws {
        let map = try Self.town()
        let free = map.metric()
        let rush = LearnedSpeeds([
            .car: [try map.arc("BC"): Self.seen(50, at: 2), try map.arc("EF"): Self.seen(9, at: 9)]
        ])
        let night = LearnedSpeeds([.car: [try map.arc("EF"): Self.seen(9, at: 9)]])
        let busy = Metric(free, in: .init(learned: rush))
        #expect(busy.roads(where: Metric(busy, in: .init(learned: night))).contains(try map.road("BC")))
        #expect(rush.roads(unlike: night, .car) == [try map.road("BC")])
        #expect(night.roads(unlike: rush, .car) == [try map.road("BC")])
        #expect(rush.roads(unlike: night, .foot).isEmpty)
        #expect(Metric(busy, in: .init()).cost(of: try map.arc("BC")) == free.cost(of: try map.arc("BC")))
    }

    @Test("a closed or forbidden arc stays so, however fast it was")
    func closed() throws {
        let map = try MapSketch("A---B---C", ["AB": .unnamed.oneWay(), "BC": .unnamed])
        let arcs = [try map.arc("BA"), try map.arc("BC")]
        let learned = LearnedSpeeds([.car: Dictionary(uniqueKeysWithValues: arcs.map { ($0, Self.seen(50, at: 50)) })])
        let circumstances = Circumstances(states: [arcs[1]: .closed], learned: learned)
        let metric = Metric(map.metric(), in: circumstances)
        #expect(arcs.allSatisfy { !metric.isPassable($0) })
    }

    @Test("the hours of a week are numbered from Monday's first")
    func hourNumbers() {
        func hour(_ weekday: Weekday, _ minute: Int) -> Int {
            HourOfWeek(LocalTime(year: 2026, month: 3, day: 2, weekday: weekday, minute: minute)).number
        }
        #expect(hour(.monday, 0) == 0 && hour(.monday, 59) == 0 && hour(.monday, 60) == 1)
        #expect(hour(.sunday, 1_439) == 167)
        #expect(HourOfWeek.allCases.map(\.number) == Array(0..<168))
        #expect(HourOfWeek(168) == nil && HourOfWeek(-1) == nil)
    }
}
