import Guidance
import TestSupport
import Testing
import Trips

@Suite("Announcements on a trip")
struct AnnouncementTests {
    /// A long street with a turn at its end, then another one; a side street half way.
    private static func town() throws -> MapSketch {
        try MapSketch(
            """
                                          D---------------E
                                          |
            A-------------B---------------C---F
                          |
                          G---H
            """,
            meters: 40,
            [
                "ABCF": .named("High Street"), "CDE": .named("Mill Lane"), "BGH": .named("Low Street"),
            ])
    }

    private func voices(of route: TripRoute) -> [String] {
        route.legs.flatMap(\.directions.steps).flatMap(\.voice).map(\.announcement)
    }

    @Test("are made once each, in their order, before their maneuver", arguments: [4.0, 8, 12, 20, 30])
    func onceEach(speed: Double) throws {
        var drive = try ScriptedDrive(try Self.town(), to: ["E"])
        try drive.drive("ABCDE", speed: speed)
        try drive.stand(at: "E", seconds: 3)
        #expect(drive.trip.phase == .ended)
        #expect(drive.routes.count == 1)
        #expect(drive.instructions == voices(of: drive.routes[0]))
        #expect(drive.spoken.allSatisfy { $0.metersToManeuver >= 0 })
    }

    @Test("are left out where a fix comes too late for them, but for what is still ahead")
    func afterSilence() throws {
        var drive = try ScriptedDrive(try Self.town(), to: ["E"])
        try drive.drive("AB", speed: 12)
        let before = drive.instructions.count
        // Nothing is heard until behind the turn.
        drive.fix(try drive.map.coordinate("D"), heading: 0, speed: 12, after: 60)
        try drive.drive("DE", speed: 12)
        let turn = "Turn left onto Mill Lane"
        #expect(!drive.instructions.dropFirst(before).contains(turn))
        #expect(Set(drive.instructions).count == drive.instructions.count)
    }

    @Test("the last word before a turn comes sooner to who drives faster than it is planned")
    func haste() throws {
        func distance(at speed: Double) throws -> Double {
            var drive = try ScriptedDrive(try Self.town(), to: ["E"])
            try drive.drive("ABC", speed: speed)
            let last = try #require(drive.spoken.last { $0.voice?.kind == .final })
            return last.metersToManeuver
        }
        let planned = try distance(at: 5)
        #expect(try distance(at: 14) > planned + 5)
        #expect(try distance(at: 14) <= planned * 1.25 + 14)
    }

    @Test("none is made off the route, and then those of the new one")
    func offRoute() throws {
        var drive = try ScriptedDrive(try Self.town(), to: ["E"])
        drive.answersSearches = false
        drive.fix(try drive.map.coordinate("A"), heading: 90, speed: 10)
        drive.answer()
        try drive.drive("AB", speed: 10)
        let before = drive.instructions.count
        // Into the wrong street, while the new route is still looked for.
        try drive.drive("BGH", speed: 10)
        #expect(drive.instructions.count == before)
        #expect(!drive.openRequests.isEmpty)
        drive.answer()
        let route = try #require(drive.routes.last)
        #expect(drive.routes.count == 2)
        // The next fix on the new route says what it begins with, and nothing of the old one.
        try drive.drive("HG", speed: 10)
        let new = drive.instructions.dropFirst(before)
        #expect(!new.isEmpty)
        #expect(new.allSatisfy(voices(of: route).contains))
    }

    @Test("what has been said of a maneuver is not said again by a new route to it")
    func sameManeuver() throws {
        var drive = try ScriptedDrive(try Self.town(), to: ["E"])
        try drive.drive("ABC", speed: 10)
        let said = drive.instructions.filter { $0.contains("Mill Lane") }
        #expect(!said.isEmpty)
        drive.send(.rerouteRequested)
        try drive.drive("CD", speed: 10)
        let again = drive.instructions.filter { $0.contains("Turn left onto Mill Lane") }
        #expect(again.count == 1)
    }
}
