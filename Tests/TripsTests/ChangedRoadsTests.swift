import Routing
import TestSupport
import Testing
import Trips

@Suite("Roads that change under a trip")
struct ChangedRoadsTests {
    /// A street from A to E, and a longer way around its middle.
    static func town() throws -> MapSketch {
        try MapSketch(
            """
                F---------G---------H
                |                   |
            A---B---------C---------D---E
            """,
            meters: 100,
            [
                "ABCDE": .named("High Street"), "FGH": .named("Back Street"), "BF": .named("West Lane"),
                "DH": .named("East Lane"),
            ], controls: ["C": .none, "G": .none])
    }

    /// Under way from A to E, some meters before B.
    static func drive(rules: TripRules = TripRules()) throws -> ScriptedDrive {
        var drive = try ScriptedDrive(try town(), to: ["E"], interval: 0, rules: rules)
        let start = try drive.map.coordinate("A")
        for second in 0..<10 { drive.fix(start.moved(by: Double(second) * 10, bearing: 90), heading: 90, speed: 10) }
        return drive
    }

    @Test("a jam ahead makes the same route take longer, and arrive later")
    func jam() throws {
        var drive = try Self.drive()
        let before = try #require(drive.progress.last)
        drive.change([try drive.map.arc("BC"): .speed(20)])
        let update = try #require(drive.updates.last)
        #expect(drive.updates.count == 1 && update.revision == 1 && update.changedLegs == [0])
        // A kilometer at 20 km/h instead of 25.
        let slower = 1000 * 3.6 / 20 - 1000 * 3.6 / 25
        #expect(abs(update.secondsRemaining - before.secondsRemaining - slower) < 0.1)
        #expect(abs(update.eta.seconds(since: before.eta) - slower) < 0.1)
        let leg = update.route.legs[0].directions
        #expect(abs(leg.duration - drive.routes[0].legs[0].directions.duration - slower) < 0.1)
        #expect(abs(leg.steps.reduce(0) { $0 + $1.duration } - leg.duration) < 0.1)
        #expect(leg.roads.map { $0.flow != nil } == [false, true, false, false])

        drive.fix(try drive.map.coordinate("A").moved(by: 100, bearing: 90), heading: 90, speed: 10)
        let after = try #require(drive.progress.last)
        #expect(abs(after.secondsRemaining - update.secondsRemaining + 1.4) < 1)
        #expect(!drive.log.contains { $0.hasPrefix("offer") || $0.hasPrefix("route 2") || $0 == "find deviation" })
    }

    @Test("the end of a jam makes it take less time again")
    func jamOver() throws {
        var drive = try Self.drive()
        let before = try #require(drive.progress.last)
        drive.change([try drive.map.arc("BC"): .speed(20)])
        drive.change([:])
        #expect(drive.updates.count == 2)
        #expect(abs(try #require(drive.updates.last).secondsRemaining - before.secondsRemaining) < 0.1)
    }

    @Test(
        "what changes on other roads, the other way, or behind, is nothing to it",
        arguments: ["GH", "CB", "BA", "BF", "AB"])
    func elsewhere(road: String) throws {
        var drive = try Self.drive()
        if road == "AB" { try drive.drive("BC") }
        let (before, log) = (drive.trip.snapshot, drive.log)
        let arc = try drive.map.arc(road)
        drive.change([arc: .closed])
        drive.change([arc: .speed(3)])
        #expect(drive.trip.snapshot == before)
        #expect(drive.log == log && drive.updates.isEmpty)
    }

    @Test("a closure ahead brings another route at once, which is driven to its end")
    func closure() throws {
        var drive = try Self.drive()
        drive.change([try drive.map.arc("CD"): .closed])
        #expect(drive.log.contains("find traffic"))
        #expect(drive.factWords == ["rerouted traffic"])
        #expect(drive.trip.snapshot.revision == 2)
        let route = try #require(drive.routes.last)
        #expect(try route.legs[0].directions.path.arcs.contains(drive.map.arc("FG")))
        // It begins where the vehicle is, on the road that it is on.
        #expect(route.legs[0].directions.line.coordinates[0].distance(to: try drive.map.coordinate("A")) < 101)
        #expect(drive.updates.count == 1 && drive.trip.phase == .driving)
        try drive.drive("BFGHDE")
        try drive.stand(at: "E", seconds: 3)
        #expect(!drive.log.contains { $0.hasPrefix("deviation") }, "\(drive.log)")
        #expect(drive.factWords.suffix(3) == ["approaching 0", "arrived 0", "ended completed"])
    }

    @Test("until there is another one, the closed route goes on, at the durations that it had")
    func closureWithoutAnswer() throws {
        var drive = try Self.drive()
        let before = try #require(drive.progress.last)
        drive.answersSearches = false
        drive.change([try drive.map.arc("CD"): .closed])
        #expect(abs(try #require(drive.updates.last).secondsRemaining - before.secondsRemaining) < 0.1)
        drive.fix(try drive.map.coordinate("A").moved(by: 110, bearing: 90), heading: 90, speed: 10)
        #expect(try #require(drive.progress.last).metersRemaining < before.metersRemaining)
        drive.answer()
        #expect(drive.factWords == ["rerouted traffic"])
    }

    @Test("a closure that nothing leads around is looked at again and again, without a word to the driver")
    func noWayAround() throws {
        let map = try MapSketch(
            "A---------B---------C----D", meters: 100, ["ABCD": .named("High Street")],
            controls: ["B": .none, "C": .none])
        var drive = try ScriptedDrive(map, to: ["D"])
        drive.keepsDeadlines = true
        drive.fix(try map.coordinate("A"), heading: 90, speed: 10)
        drive.change([try map.arc("BC"): .closed])
        try drive.drive("AB", speed: 10)
        let searches = drive.log.filter { $0 == "find traffic" }.count
        #expect((5...9).contains(searches), "in 100 s, \(searches)")
        #expect(!drive.log.contains { $0.hasPrefix("problem") || $0.hasPrefix("record") })
        drive.change([:])
        try drive.drive("BCD")
        try drive.stand(at: "D", seconds: 3)
        #expect(drive.factWords == ["approaching 0", "arrived 0", "ended completed"])
    }

    @Test("the closure of the road that it is on already leads nowhere else")
    func closedUnderTheWheels() throws {
        var drive = try Self.drive()
        drive.change([try drive.map.arc("AB"): .closed])
        #expect(drive.updates.count == 1)
        #expect(drive.factWords.isEmpty && drive.trip.snapshot.revision == 1)
    }

    @Test("a closure while the vehicle is off its route waits for the route that is being searched")
    func whileDeviating() throws {
        var drive = try Self.drive()
        try drive.drive("AB")
        drive.answersSearches = false
        try drive.drive("BF")
        #expect(drive.trip.phase == .deviating)
        drive.change([try drive.map.arc("CD"): .closed])
        #expect(!drive.log.contains("find traffic"))
        drive.answersSearches = true
        drive.answer()
        try drive.drive("GHDE")
        try drive.stand(at: "E", seconds: 3)
        #expect(drive.factWords.last == "ended completed")
    }

    @Test("a trip that waits for its first route takes no notice")
    func beforeTheRoute() throws {
        var drive = try ScriptedDrive(try Self.town(), to: ["E"])
        drive.change([try drive.map.arc("CD"): .closed])
        #expect(drive.log.isEmpty)
        try drive.drive("AB")
        #expect(try drive.routes[0].legs[0].directions.path.arcs.contains(drive.map.arc("FG")))
    }

    @Test("concerned or not, it lets go of the roads as they were", arguments: ["GH", "BC", "CD"])
    func release(road: String) throws {
        var former = Weak<Metric>()
        var latest = Weak<Metric>()
        let trip = try {
            var drive = try Self.drive()
            former.value = drive.metric
            drive.change([try drive.map.arc(road): .speed(8)])
            latest.value = drive.metric
            return drive.trip
        }()
        #expect(former.value == nil)
        #expect(latest.value != nil)
        withExtendedLifetime(trip) {}
    }

    private struct Weak<Object: AnyObject> {
        weak var value: Object?
    }

    @Test("on a newer map it stays where it is until its next check, and then takes a route there")
    func anotherMap() throws {
        var rules = TripRules()
        rules.checkSeconds = 20
        var drive = try Self.drive(rules: rules)
        drive.keepsDeadlines = true
        let other = try Self.town().metric()
        drive.send(.roadsChanged(RoadChange(to: other, from: drive.metric)))
        #expect(!drive.log.contains("find traffic"))
        try drive.drive("AB", speed: 10)
        #expect(drive.factWords == ["rerouted traffic"])
    }
}
