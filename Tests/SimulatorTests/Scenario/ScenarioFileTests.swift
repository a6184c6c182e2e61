import Routing
import Testing

@testable import Simulator

@Suite("A scenario file")
struct ScenarioFileTests {
    private static let route = "about: a drive\nroute: {from: [60.17, 24.94], to: [60.18, 24.95]}\n"

    private func scenario(_ text: String) throws(ScenarioError) -> Scenario {
        try Scenario.parse(text, path: "some/where/canyon-left.yaml")
    }

    private func error(_ text: String) -> ScenarioError? {
        do throws(ScenarioError) {
            _ = try scenario(text)
            return nil
        } catch {
            return error
        }
    }

    @Test("needs little, and the rest has its usual values")
    func small() throws {
        let found = try scenario(Self.route)
        #expect(found.name == "canyon-left" && found.about == "a drive" && found.profile == .car && found.seed == 1)
        #expect(found.from == Coordinate(latitude: 60.17, longitude: 24.94))
        #expect(found.stops == [Coordinate(latitude: 60.18, longitude: 24.95)])
        #expect(found.receiver == ReceiverModel() && found.habits == DriverHabits())
        #expect(found.expectations == Expectations())
    }

    @Test("says everything that can be simulated and expected")
    func whole() throws {
        let found = try scenario(
            """
            # A comment.
            about: everything at once
            vehicle: bicycle
            seed: 42
            route:
              from: [60.17, 24.94]
              via: [[60.171, 24.941], [60.172, 24.942]]
              to: [60.18, 24.95]
            noise:
              white: 5.5
              drift: {meters: 8, seconds: 60}
              canyon: {meters: 25, decay: 12, chance: 0.01, accuracy: 40, stretches: [[100, 200], [300, 400]]}
            dropouts: {share: 0.1, bursts: {every: 90, seconds: 10}, stretches: [[5, 6]]}
            tunnels: [[500, 700]]
            clock: {offset: -3, drift: 0.001, jump: {at: 60, seconds: 5}}
            fixes: {duplicates: 0.1, reordering: 3, without-heading: 0.2, without-speed: 0.3, without-accuracy: 0.4,
                    accuracy-factor: 0.5, speed-factor: 3.6, stuck-heading: 90}
            driver:
              wrong-turns-at: [2, 4]
              wrong-turn-chance: 0.1
              ignores-reroutes: 30
              stops: [{at: 0.5, seconds: 120}]
              detours: [{after: 300, over: [60.175, 24.945]}]
              turns-round: [{at: 0.25, meters: 150}]
              passes-stops: [1]
              parking: {before: 30, away: 25, side: left}
              overshoots: 200
            expect:
              arrives: false
              reroutes: {least: 1, most: 3}
              stops-reached: 2
              seconds: {most: 900}
              false-arrivals: {most: 1}
              problems: [fix-in-future]
            """)
        var receiver = ReceiverModel()
        receiver.noise = 5.5
        receiver.drift = .init(meters: 8, seconds: 60)
        receiver.canyon = .init(meters: 25, decay: 12)
        receiver.canyon?.chance = 0.01
        receiver.canyon?.accuracy = 40
        receiver.canyon?.stretches = [100...200, 300...400]
        receiver.dropouts.share = 0.1
        receiver.dropouts.burst = (90, 10)
        receiver.dropouts.stretches = [5...6]
        receiver.tunnels = [500...700]
        receiver.clock.offset = -3
        receiver.clock.drift = 0.001
        receiver.clock.jump = (60, 5)
        receiver.duplicates = 0.1
        receiver.reordering = 3
        receiver.withoutHeading = 0.2
        receiver.withoutSpeed = 0.3
        receiver.withoutAccuracy = 0.4
        receiver.accuracyFactor = 0.5
        receiver.speedFactor = 3.6
        receiver.stuckHeading = 90
        #expect(found.receiver == receiver)
        var habits = DriverHabits()
        habits.wrongTurns = [2, 4]
        habits.wrongTurnChance = 0.1
        habits.ignoringSeconds = 30
        habits.plans = [
            .init(at: .share(0.5), .stop(seconds: 120)),
            .init(at: .meters(300), .detour(over: Coordinate(latitude: 60.175, longitude: 24.945))),
            .init(at: .share(0.25), .turnRound(meters: 150)),
        ]
        habits.passedStops = [0]
        habits.parking = .init(before: 30, away: 25, isOnRight: false)
        habits.overshoot = 200
        #expect(found.habits == habits)
        #expect(found.profile == .bicycle && found.seed == 42 && found.stops.count == 3)
        var expectations = Expectations()
        expectations.arrives = false
        expectations.amounts[.reroutes] = .init(least: 1, most: 3)
        expectations.amounts[.stopsReached] = .exactly(2)
        expectations.amounts[.seconds] = .init(most: 900)
        expectations.amounts[.falseArrivals] = .init(most: 1)
        expectations.problems = ["fix-in-future"]
        #expect(found.expectations == expectations)
    }

    @Test("is refused with line, key and what was expected where something is wrong")
    func wrong() throws {
        let cases: [(text: String, line: Int, words: String)] = [
            ("speed: 4", 3, "speed is not known; known are about, clock, driver, "),
            ("noise: {wite: 4}", 3, "noise.wite is not known; known are canyon, drift, white"),
            ("noise: {white: -1}", 3, "noise.white must be a number from 0 to 200, not '-1'"),
            ("noise: {white: '4'}", 3, "noise.white must be a number"),
            ("noise: {white: .inf}", 3, "noise.white must be a number"),
            ("noise: {white: 0x4}", 3, "noise.white must be a number"),
            ("noise: 4", 3, "noise must be a mapping of keys to values, not '4'"),
            ("noise:\n  drift: {meters: 4}", 4, "noise.drift needs the key 'seconds'"),
            ("seed: 1.5", 3, "seed must be a whole number"),
            ("seed: 99999999999999999999", 3, "seed must be a whole number"),
            ("vehicle: horse", 3, "vehicle must be car or bicycle or foot, not 'horse'"),
            ("tunnels: [[5, 4]]", 3, "tunnels[0] must not end before it begins"),
            ("tunnels: [[1, 2], [5]]", 3, "tunnels[1] must be [from, to] in meters, not a list"),
            ("tunnels: [[1, [2]]]", 3, "tunnels[0][1] must be a number"),
            ("driver:\n  stops:\n    - {at: 0.5, seconds: soon}", 5, "driver.stops[0].seconds must be a number"),
            ("driver:\n  stops:\n    - {seconds: 5}", 5, "driver.stops[0] needs either 'after'"),
            ("driver: {stops: [{at: 0.5, after: 3, seconds: 5}]}", 3, "driver.stops[0] needs either 'after'"),
            ("driver: {detours: [{at: 0.5, over: [91, 0]}]}", 3, "driver.detours[0].over[0] must be a number from -90"),
            ("driver: {passes-stops: [0]}", 3, "driver.passes-stops[0] must be a whole number from 1 to 100"),
            ("expect: {arrives: yes}", 3, "expect.arrives must be true or false, not 'yes'"),
            ("expect: {reroutes: {}}", 3, "expect.reroutes needs 'least', 'most' or both"),
            ("expect: {reroutes: {least: 3, most: 2}}", 3, "expect.reroutes needs 'least'"),
            ("about: again", 1, "the key 'about' stands there twice"),
            ("? [a]\n: b", 3, "has a key that is no text"),
            ("a: *b", 3, "anchors (&) and aliases (*) are not taken"),
            ("tunnels: [[1, 2]", 4, "not YAML"),
            ("--- \nabout: two", 3, "not YAML"),
        ]
        for (text, line, words) in cases {
            let found = try #require(self.error(Self.route + text), "\(text)")
            #expect(found.description.contains(words), "\(found)")
            #expect(found.line == line, "\(found)")
            #expect(found.description.hasPrefix("some/where/canyon-left.yaml:\(line): "))
        }
    }

    @Test("is refused where it says nothing, or no way")
    func incomplete() {
        #expect(error("")?.description == "some/where/canyon-left.yaml: the file is empty")
        #expect(error("about: x")?.message == "the scenario needs the key 'route'")
        #expect(error("- about")?.message == "must be a mapping of keys to values, not a list")
        #expect(error("about: x\nroute: {from: [60, 24]}")?.description.contains("route needs the key 'to'") == true)
        #expect(error("about: ''\nroute: {}")?.description.contains("about must be a text") == true)
    }

    @Test("costs bounded memory and time however hostile it is")
    func hostile() {
        #expect(error(Self.route + String(repeating: "# \n", count: 40_000))?.message.contains("64 KiB") == true)
        #expect(error(String(repeating: "[", count: 60_000))?.message.contains("not YAML") == true)
        let nested = String(repeating: "{a: ", count: 900) + "1" + String(repeating: "}", count: 900)
        #expect(error(Self.route + "noise: \(nested)")?.description.contains("noise.a is not known") == true)
        let many = (0..<101).map { "[\($0), \($0)]" }.joined(separator: ", ")
        #expect(error(Self.route + "tunnels: [\(many)]")?.description.contains("has 101 entries") == true)
        let bomb = "a: &a [x, x]\nb: &b [*a, *a]\n? *b\n: 1\n"
        #expect(error(bomb)?.message.contains("anchors") == true)
        #expect(error(Self.route + "\u{1b}[31mred: 1")?.description.contains("\u{1b}") == false)
    }

    @Test("that was cut anywhere, or has any byte changed, is read or refused, and nothing else")
    func mutations() {
        let text = Array((Self.route + "noise: {white: 4, drift: {meters: 3, seconds: 4}}\nexpect: {reroutes: 1}").utf8)
        var random = SeededRandom(seed: 8)
        for place in text.indices {
            _ = try? scenario(String(decoding: text[..<place], as: UTF8.self))
            var changed = text
            changed[place] = UInt8.random(in: 0...255, using: &random)
            if let found = try? scenario(String(decoding: changed, as: UTF8.self)) {
                #expect(found.from.isValid && found.stops.allSatisfy(\.isValid) && found.receiver.noise >= 0)
            }
        }
    }
}
