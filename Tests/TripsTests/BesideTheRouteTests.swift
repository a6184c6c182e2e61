import Routing
import TestSupport
import Testing
import Trips

/// Roads that lie so near to the route that distance alone tells nothing.
@Suite("Beside the route")
struct BesideTheRouteTests {
    /// A motorway to E and a ramp to R, 20 m apart at B and 40 m farther on; a frontage road beside it all.
    private static func ramp() throws -> MapSketch {
        try MapSketch(
            """
            A---------B------------C--------------D---------E
                           P--------------Q-----------------R
            1---------2------------3--------------4---------5
            """,
            meters: 20,
            [
                "ABCDE": .named("Ring").of(.motorway).oneWay(), "BPQR": .unnamed.of(.motorwayLink).oneWay(),
                "12345": .named("Side Street"), "R5": .named("Side Street"), "5E": .named("Side Street"),
            ])
    }

    @Test("a ramp taken by mistake is noticed, though it runs beside the route")
    func ramp() throws {
        var drive = try ScriptedDrive(try Self.ramp(), to: ["E"])
        try drive.drive("ABPQ", speed: 15)
        #expect(drive.log.contains { $0.hasPrefix("deviation") })
    }

    @Test("noise toward a road beside the route is no deviation", arguments: [6.0, 9, -9])
    func noise(shift: Double) throws {
        var drive = try ScriptedDrive(try Self.ramp(), to: ["E"])
        let map = try Self.ramp()
        let (a, e) = (try map.coordinate("A"), try map.coordinate("E"))
        for (place, meters) in stride(from: 0.0, through: a.distance(to: e) - 60, by: 15).enumerated() {
            let error = place % 3 == 0 ? shift : -shift / 3
            drive.fix(
                a.moved(by: meters, bearing: a.bearing(to: e)).moved(by: error, bearing: 180),
                heading: a.bearing(to: e), speed: 15, accuracy: 10)
        }
        #expect(!drive.log.contains { $0.hasPrefix("deviation") })
    }

    @Test("the new route begins on the road where the vehicle is, not on the nearest to its last fix")
    func origin() throws {
        var drive = try ScriptedDrive(try Self.ramp(), to: ["E"])
        drive.answersSearches = true
        try drive.drive("ABPQ", speed: 15)
        let route = try #require(drive.routes.last)
        let first = route.directions.legs[0].path.arcs[0]
        #expect(try Set(["BP", "PQ", "QR"].map { try drive.map.arc($0) }).contains(first))
    }
}
