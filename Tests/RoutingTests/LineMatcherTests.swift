import Foundation
import Routing
import TestSupport
import Testing

/// Lines that somebody drew along the roads of a map.
@Suite("Lines matched to the network")
struct LineMatcherTests {
    private static func town() throws -> MapSketch {
        try MapSketch(
            """
            A---------B---------C
                      |         |
                      |         |
            D---------E---------F---G
            H-------------------I
            """, meters: 20,
            [
                "ABC": .named("North"), "DEFG": .named("South"), "BE": .named("Cross"), "CF": .named("East"),
                "HI": .named("Parallel").oneWay(),
            ])
    }

    private static func stretches(_ map: MapSketch, _ line: [Coordinate]) throws -> [RoadStretch] {
        let matcher = LineMatcher(network: map.network) { arc in
            Profile.car.speed(on: map.network.road(of: arc), arc.direction) != nil
        }
        return matcher.stretches(along: try #require(MeasuredLine(line)))
    }

    private static func walk(_ map: MapSketch, _ places: String) throws -> [Coordinate] {
        try places.map { try map.coordinate($0) }
    }

    @Test("follow corners and keep their direction", arguments: ["ABEF", "FEBA", "ABCFED", "GFCB", "EBC"])
    func corners(walk: String) throws {
        let map = try Self.town()
        let arcs = try map.path(walk).arcs
        let line = try Self.walk(map, walk)
        let found = try Self.stretches(map, line)
        #expect(found.map(\.arc) == arcs)
        for stretch in found { #expect(stretch.length > 0.9 * Double(map.network.road(of: stretch.arc).length)) }
        // The same line from another map, some meters beside the road.
        let beside = line.map { $0.moved(by: 7, bearing: 200) }
        #expect(try Self.stretches(map, beside).map(\.arc) == arcs)
    }

    @Test("stay on the road that they lie on, not on a parallel one, and never run against a one-way street")
    func parallel() throws {
        let map = try Self.town()
        #expect(try Self.stretches(map, Self.walk(map, "HI")).map(\.arc) == [try map.arc("HI")])
        let against = try Self.stretches(map, Self.walk(map, "IH"))
        #expect(try against.map(\.arc) == [try map.arc("FE"), try map.arc("ED")], "\(against)")
    }

    @Test("of a part of a road give that part; ends that overshoot a corner are left out")
    func parts() throws {
        let map = try Self.town()
        let (a, b) = (try map.coordinate("A"), try map.coordinate("B"))
        let part = try Self.stretches(
            map, [a.interpolated(to: b, fraction: 0.25), a.interpolated(to: b, fraction: 0.75)])
        #expect(part.map(\.arc) == [try map.arc("AB")])
        #expect(abs(part[0].start - 50) < 2 && abs(part[0].end - 150) < 2)
        let over = try Self.stretches(map, [a, b.interpolated(to: try map.coordinate("C"), fraction: 0.05)])
        #expect(over.map(\.arc) == [try map.arc("AB")])
    }

    @Test("off the roads, without extent or of impossible places give nothing")
    func nothing() throws {
        let map = try Self.town()
        let far = try map.coordinate("A").moved(by: 500, bearing: 0)
        #expect(try Self.stretches(map, [far, far.moved(by: 100, bearing: 90)]).isEmpty)
        #expect(try Self.stretches(map, [try map.coordinate("A"), try map.coordinate("A")]).isEmpty)
    }

    @Test("a gap in the roads leaves out what lies in it")
    func gap() throws {
        let detached = try MapSketch(
            "A----B          C----D", meters: 20, ["AB": .named("One"), "CD": .named("Other")])
        let found = try Self.stretches(detached, Self.walk(detached, "AD"))
        #expect(try found.map(\.arc) == [try detached.arc("AB"), try detached.arc("CD")])
    }
}
