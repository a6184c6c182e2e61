import Routing
import TestSupport
import Testing

@Suite("A vehicle followed over the roads")
struct OnlineMatcherTests {
    private static func crossing() throws -> MapSketch {
        try MapSketch(
            """
                  C
                  |
            A-----B-----D
                  |
                  E
            """, meters: 80,
            ["AB": .named("West"), "BD": .named("East"), "BC": .named("North"), "BE": .named("South")])
    }

    private static func places(of fixes: [Observation], on map: MapSketch) -> [OnlineMatcher.Place?] {
        var ways = WaySearch(metric: map.metric())
        var matcher = OnlineMatcher()
        return fixes.map { fix in
            matcher.add(fix, by: &ways)
            return matcher.place()
        }
    }

    @Test("is on the road that its fixes lie on, in the direction of travel")
    func following() throws {
        let map = try Self.crossing()
        let places = Self.places(of: try DrawnTrack(map, "AB").fixes.dropLast(2), on: map)
        #expect(places.dropFirst().allSatisfy { $0?.arc == (try? map.arc("AB")) })
        #expect(places.compactMap { $0?.distance }.allSatisfy { $0 < 1 })
    }

    @Test("tells by which way it came, some fixes later")
    func laterDecision() throws {
        let map = try Self.crossing()
        var ways = WaySearch(metric: map.metric())
        var matcher = OnlineMatcher()
        var decided: [ArcID] = []
        for fix in try DrawnTrack(map, "ABC").fixes where matcher.add(fix, by: &ways) {
            let steps = matcher.steps(last: 4)
            if steps.count == 4 { decided += matcher.way(of: steps[0], by: &ways).arcs }
        }
        #expect(Set(decided) == [try map.arc("AB"), try map.arc("BC")])
        #expect(decided.last == (try map.arc("BC")))
    }

    @Test("goes from fix to fix without a gap")
    func steps() throws {
        let map = try Self.crossing()
        var ways = WaySearch(metric: map.metric())
        var matcher = OnlineMatcher()
        for fix in try DrawnTrack(map, "ABC").fixes { matcher.add(fix, by: &ways) }
        var driven: [RoutePath] = []
        for step in matcher.steps(last: OnlineMatcher.depth) {
            driven.append(matcher.way(of: step, behind: driven.last, by: &ways))
        }
        #expect(driven.count > 2)
        for (before, after) in zip(driven, driven.dropFirst()) {
            #expect(before.arcs.last == after.arcs.first)
            #expect(before.endOffset == after.startOffset)
        }
        let junction = driven.flatMap(\.arcs)
        #expect(Set(junction) == [try map.arc("AB"), try map.arc("BC")])
    }

    @Test("takes no step to where it was found anew")
    func interruption() throws {
        let map = try Self.crossing()
        let fixes = try DrawnTrack(map, "ABC").fixes
        var ways = WaySearch(metric: map.metric())
        var matcher = OnlineMatcher()
        for fix in fixes { matcher.add(fix, by: &ways) }
        #expect(!matcher.steps(last: 3).isEmpty)
        var late = fixes[0]
        late.time = fixes.last.flatMap(\.time).map { $0 + 1000 }
        matcher.add(late, by: &ways)
        #expect(matcher.steps(last: 3).isEmpty)
        #expect(matcher.place()?.arc.road == (try map.arc("AB").road))
    }

    @Test("is on no road far away from all of them")
    func offNetwork() throws {
        let map = try Self.crossing()
        let far = try map.coordinate("A").moved(by: 500, bearing: 270)
        let fixes = (0..<6).map {
            Observation(coordinate: far.moved(by: Double($0) * 20, bearing: 270), time: Double($0))
        }
        #expect(Self.places(of: fixes, on: map).allSatisfy { $0 == nil })
    }

    @Test("stays where it is while it stands for a long time, and goes on from there")
    func standing() throws {
        let map = try Self.crossing()
        let track = try DrawnTrack(map, "ABC")
        var fixes = Array(track.fixes.prefix(5))
        let stand = fixes[4]
        for second in 1...200 {
            var fix = stand
            fix.coordinate = stand.coordinate.moved(by: 3, bearing: Double(second * 77))
            fix.time = stand.time.map { $0 + Double(second) }
            fixes.append(fix)
        }
        fixes += track.pausing(before: 5, for: 200).fixes[5...]
        let places = Self.places(of: fixes, on: map)
        #expect(places[5..<200].allSatisfy { $0?.arc == places[4]?.arc })
        #expect(places.last??.arc == (try map.arc("BC")))
    }

    @Test("tells how likely it is on roads that are asked for")
    func shares() throws {
        let map = try Self.crossing()
        var ways = WaySearch(metric: map.metric())
        var matcher = OnlineMatcher()
        #expect(matcher.place { _, _ in true } == nil)
        for fix in try DrawnTrack(map, "ABC").fixes { matcher.add(fix, by: &ways) }
        let north = try map.arc("BC")
        let found = try #require(matcher.place { arc, _ in arc == north })
        #expect(found.likeliest.arc == north)
        #expect(found.wantedShare > 0.9)
        let elsewhere = try #require(matcher.place { arc, _ in arc.road != north.road })
        #expect(elsewhere.wantedShare < 0.01)
    }
}
