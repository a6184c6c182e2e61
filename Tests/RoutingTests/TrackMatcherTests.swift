import Routing
import TestSupport
import Testing

@Suite("Tracks matched to the network")
struct TrackMatcherTests {
    /// What is driven, as the arcs between junctions.
    private static func expect(
        _ track: DrawnTrack, on map: MapSketch, drives walk: String, _ comment: Comment? = nil,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let wanted = try map.path(walk).arcs.map(map.label)
        let found = track.matches(on: map)
        #expect(found.labels(on: map) == [wanted], comment, sourceLocation: sourceLocation)
        #expect(found.first?.points.count == track.fixes.count, comment, sourceLocation: sourceLocation)
    }

    /// Two streets so close that fixes fall on either.
    private static func parallels() throws -> MapSketch {
        try MapSketch(
            """
            A---------------------B
            C---------------------D
            """, meters: 15, ["AB": .named("North"), "CD": .named("South"), "AC": .unnamed, "BD": .unnamed])
    }

    @Test("stay on their road where one bad fix lies on the parallel one", arguments: [3, 7, 11])
    func parallel(place: Int) throws {
        let map = try Self.parallels()
        try Self.expect(try DrawnTrack(map, "AB").straying(at: place, by: 15, bearing: 180), on: map, drives: "AB")
        try Self.expect(try DrawnTrack(map, "DC").straying(at: place, by: 15, bearing: 0), on: map, drives: "DC")
    }

    @Test("stay on their road under a receiver's errors", arguments: 0..<10)
    func scattered(seed: UInt64) throws {
        let map = try Self.parallels()
        var track = try DrawnTrack(map, "AB")
        // At a junction the road before is as likely.
        track.fixes = Array(track.fixes.dropFirst().dropLast())
        try Self.expect(track.scattered(by: 3, seed: seed), on: map, drives: "AB", "seed \(seed)")
    }

    @Test("keep to their carriageway where fixes lie on the opposite one", arguments: [2, 8])
    func carriageways(place: Int) throws {
        let map = try MapSketch(
            """
            A---------------------B
            D---------------------C
            """, meters: 12,
            [
                "BA": .named("Autobahn").of(.motorway).oneWay(), "DC": .named("Autobahn").of(.motorway).oneWay(),
                "CB": .unnamed, "AD": .unnamed,
            ])
        try Self.expect(try DrawnTrack(map, "DC").straying(at: place, by: 14, bearing: 0), on: map, drives: "DC")
    }

    @Test("go straight on over a bridge, whatever lies below")
    func bridge() throws {
        let map = try MapSketch(
            """
                      C
                      |
                      |
            A---------+---------B
                      |
                      |
                      D
            """, meters: 15, ["AB": .named("Bridge"), "CD": .named("Below")])
        let track = try DrawnTrack(map, "AB")
        try Self.expect(track, on: map, drives: "AB")
        try Self.expect(track.straying(at: 7, by: 20, bearing: 180), on: map, drives: "AB")
        try Self.expect(try DrawnTrack(map, "DC").straying(at: 2, by: 15, bearing: 90), on: map, drives: "DC")
    }

    @Test("follow a hairpin to its end, although its legs lie close")
    func hairpin() throws {
        let map = try MapSketch(
            """
            A-------------------B
                                 E
            D-------------------C
            """, meters: 12, ["ABECD": .named("Pass")])
        let track = try DrawnTrack(map, "ABECD")
        try Self.expect(track, on: map, drives: "ABECD")
        let length = track.matches(on: map).length(on: map)
        #expect(abs(length - (try map.path("ABECD").length(in: map.network))) < 25)
        try Self.expect(track.scattered(by: 3, seed: 4), on: map, drives: "ABECD")
    }

    private static func ring() throws -> MapSketch {
        try MapSketch(
            """
                    N
                    |
                    1
            W-----2   4-----E
                    3
                    |
                    S
            """, meters: 15,
            [
                "12341": .named("Ring").roundabout(), "N1": .unnamed, "W2": .unnamed, "S3": .unnamed, "E4": .unnamed,
            ])
    }

    @Test("go around a ring the way it is driven", arguments: ["N123S", "N1234E", "N12W", "W23S", "N12341N"])
    func roundabout(walk: String) throws {
        let map = try Self.ring()
        try Self.expect(try DrawnTrack(map, walk, every: 15), on: map, drives: walk)
    }

    @Test("fall in two at a long silence, unless silences are to be ignored")
    func gaps() throws {
        let map = try Self.parallels()
        let track = try DrawnTrack(map, "AB").pausing(before: 8, for: 200)
        let halves = track.matches(on: map)
        #expect(halves.map { $0.points.map(\.observation) } == [Array(0..<8), Array(8..<track.fixes.count)])
        #expect(track.matches(on: map, splitting: false).count == 1)
        // However long: nobody searches for a year's way.
        #expect(track.pausing(before: 8, for: 1e12).matches(on: map, splitting: false).count == 1)
    }

    @Test("turn around in the middle of a street, and are as long as the drive was")
    func turnaround() throws {
        let map = try MapSketch("A---------M---------B", meters: 25, ["AB": .named("High Street")])
        var track = try DrawnTrack(map, "AMA")
        track.fixes[0].heading = 90
        let found = track.matches(on: map)
        #expect(found.labels(on: map) == [["AB", "BA"]])
        #expect(abs(found.length(on: map) - 500) < 45)
    }

    @Test("don't creep while the vehicle stands", arguments: 0..<8)
    func standing(seed: UInt64) throws {
        let map = try MapSketch("A---------M---------B", meters: 25, ["AB": .named("High Street")])
        let moving = try DrawnTrack(map, "AB").fixes
        var track = try DrawnTrack(map, "AM")
        let place = try map.coordinate("M")
        let start = Double(track.fixes.count) * 2
        track.fixes += (0..<120).map { Observation(coordinate: place, time: start + Double($0), deviation: 5) }
        track.fixes += moving[13...].map { fix in
            Observation(coordinate: fix.coordinate, time: start + 120 + (fix.time ?? 0), deviation: 5)
        }
        let found = track.scattered(by: 2.5, seed: seed).matches(on: map)
        #expect(found.labels(on: map) == [["AB"]], "seed \(seed)")
        #expect(abs(found.length(on: map) - 500) < 40, "seed \(seed): \(found.length(on: map)) m")
    }

    @Test("leave out what lies off the network, and invent no road there")
    func offNetwork() throws {
        let map = try MapSketch(
            """
            A---------B         C---------D



                         P----Q
            """, meters: 40, ["AB": .named("West"), "CD": .named("East")])
        let track = try DrawnTrack(map, "ABPQCD", every: 40)
        let found = track.matches(on: map)
        #expect(found.labels(on: map) == [["AB"], ["CD"]])
        let matched = Set(found.flatMap { $0.points.map(\.observation) })
        for (number, fix) in track.fixes.enumerated() {
            let nearest = map.metric().snaps(of: fix.coordinate, radius: 1000)[0].distance
            if nearest > 101 { #expect(!matched.contains(number), "fix \(number), \(nearest) m off") }
        }
        #expect(matched.count < track.fixes.count - 5)
    }

    @Test("count a loop as often as it was driven")
    func loops() throws {
        let map = try MapSketch(
            """
            A-----B--------C
                  |        |
                  |        |
                  E--------D
            """, meters: 25, ["AB": .unnamed, "BC": .unnamed, "CD": .unnamed, "DE": .unnamed, "EB": .unnamed])
        try Self.expect(try DrawnTrack(map, "ABCDEBCDEBA"), on: map, drives: "ABCDEBCDEBA")
    }

    @Test("need no good clock: times may repeat, run backwards or be absent")
    func clocks() throws {
        let map = try Self.parallels()
        let track = try DrawnTrack(map, "AB")
        for time in [{ _ in 5 }, { _ in nil }, { -Double($0) }, { Double($0 / 3) }] as [(Int) -> Double?] {
            var wrong = track
            for place in wrong.fixes.indices { wrong.fixes[place].time = time(place) }
            try Self.expect(wrong, on: map, drives: "AB")
        }
    }

    @Test("of a fix or two are no less tracks; of none, or far off, there is nothing")
    func few() throws {
        let map = try Self.parallels()
        var track = try DrawnTrack(map, "AB")
        let all = track.fixes
        track.fixes = []
        #expect(track.matches(on: map).isEmpty)
        track.fixes = [all[4]]
        #expect(track.matches(on: map).map(\.points.count) == [1] && track.matches(on: map)[0].legs.isEmpty)
        track.fixes = [all[4], all[4]]
        #expect(track.matches(on: map).map(\.points.count) == [2] && track.matches(on: map).length(on: map) == 0)
        track.fixes = all.map {
            Observation(coordinate: $0.coordinate.moved(by: 500, bearing: 180), time: $0.time)
        }
        #expect(track.matches(on: map).isEmpty)
        track.fixes = [all[0], Observation(coordinate: Coordinate(latitude: -89.9, longitude: 179.9)), all[5]]
        #expect(track.matches(on: map).allSatisfy { $0.points.allSatisfy { $0.observation != 1 } })
    }

    @Test("take only roads that lead where a fix says it heads, where it says how surely")
    func headings() throws {
        let map = try Self.parallels()
        var track = try DrawnTrack(map, "AB")
        for place in track.fixes.indices {
            track.fixes[place].heading = 270
            track.fixes[place].headingTolerance = 45
        }
        #expect(track.matches(on: map).flatMap(\.arcs).allSatisfy { map.label($0) == "BA" || map.label($0) == "DC" })
        for place in track.fixes.indices { track.fixes[place].heading = 0 }
        #expect(!track.matches(on: map).flatMap(\.arcs).contains { ["AB", "BA", "CD", "DC"].contains(map.label($0)) })
    }

    @Test("take only the side of the road that a fix asks for", arguments: [(Approach.curb, "BA"), (.opposite, "AB")])
    func sides(approach: Approach, label: String) throws {
        let map = try MapSketch("A---------B", meters: 25, ["AB": .named("High Street")])
        var track = DrawnTrack(fixes: [])
        let middle = try map.coordinate("A").moved(by: 120, bearing: 90)
        // North of a street with traffic on the right: whoever drives west has it at the curb.
        var fix = Observation(coordinate: middle.moved(by: 6, bearing: 0))
        fix.approach = approach
        track.fixes = [fix]
        #expect(track.matches(on: map)[0].points.map { map.label($0.arc) } == [label])
    }
}
