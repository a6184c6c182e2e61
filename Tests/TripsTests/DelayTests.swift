import Routing
import TestSupport
import Testing

@testable import Trips

@Suite("Arrival times")
struct DelayTests {
    private static func delays(_ drive: ScriptedDrive) -> [Delay] {
        drive.facts.compactMap { if case .delayed(let delay) = $0.kind { delay } else { nil } }
    }

    private static func stand(_ drive: inout ScriptedDrive, seconds: Int) throws {
        let place = try drive.map.coordinate("A").moved(by: 90, bearing: 90)
        for _ in 0..<seconds { drive.fix(place, speed: 0) }
    }

    @Test("a stop of some minutes is a delay, told once, with what was promised and what is expected now")
    func stop() throws {
        var drive = try ChangedRoadsTests.drive()
        let promised = try #require(drive.progress.first).eta
        try Self.stand(&drive, seconds: 300)
        #expect(Self.delays(drive).isEmpty)
        try Self.stand(&drive, seconds: 300)
        let delay = try #require(Self.delays(drive).first)
        #expect(Self.delays(drive).count == 1)
        #expect(delay.cause == .stop && delay.promised == promised)
        #expect((300...340).contains(delay.seconds), "\(delay)")
        #expect(drive.facts.first?.eta == delay.eta)
        // Another one as long again.
        try Self.stand(&drive, seconds: 120)
        #expect(Self.delays(drive).count == 2)
        #expect(Self.delays(drive)[1].promised == delay.eta)
    }

    @Test("a stop says nothing about the driver's pace")
    func pace() throws {
        var drive = try ChangedRoadsTests.drive()
        let before = try #require(drive.progress.last).secondsRemaining
        try Self.stand(&drive, seconds: 200)
        #expect(abs(try #require(drive.progress.last).secondsRemaining - before) < 1)
    }

    @Test("a jam is a delay by traffic once it has lasted, and none where it is taken back at once")
    func traffic() throws {
        var drive = try ChangedRoadsTests.drive()
        let jam = [try drive.map.arc("CD"): ArcState.speed(5), try drive.map.arc("HD"): .speed(5)]
        drive.change(jam.mapValues { _ in .speed(4) })
        drive.fix(try drive.map.coordinate("A").moved(by: 100, bearing: 90), heading: 90, speed: 10)
        drive.change([:])
        for meters in stride(from: 110.0, to: 150, by: 1) {
            drive.fix(try drive.map.coordinate("A").moved(by: meters, bearing: 90), heading: 90, speed: 1.5)
        }
        #expect(Self.delays(drive).isEmpty)
        drive.change(jam)
        for meters in stride(from: 150.0, to: 200, by: 1) {
            drive.fix(try drive.map.coordinate("A").moved(by: meters, bearing: 90), heading: 90, speed: 1.5)
        }
        #expect(Self.delays(drive).map(\.cause) == [.traffic])
    }

    @Test("slow driving is a delay by pace")
    func slow() throws {
        var rules = TripRules()
        rules.delaySeconds = 60
        var drive = try ChangedRoadsTests.drive(rules: rules)
        let start = try drive.map.coordinate("A")
        for second in 0..<75 {
            drive.fix(start.moved(by: 90 + Double(second) * 4, bearing: 90), heading: 90, speed: 4)
        }
        try drive.drive("BC", speed: 4)
        #expect(Self.delays(drive).first?.cause == .pace)
    }

    @Test("a wrong turn is a delay by detour")
    func detour() throws {
        var rules = TripRules()
        rules.delaySeconds = 40
        rules.delayPatience = 0
        var drive = try ChangedRoadsTests.drive(rules: rules)
        try drive.drive("ABFG", speed: 7)
        #expect(Self.delays(drive).map(\.cause).contains(.detour), "\(Self.delays(drive))")
    }

    @Test("it is told once through a crash, before and after which the same was promised")
    func crash() throws {
        var first = try ChangedRoadsTests.drive()
        try Self.stand(&first, seconds: 400)
        let fact = try #require(first.facts.last)
        #expect(fact.snapshot.promise?.eta == fact.eta)
        for (snapshot, count) in [(fact.snapshot, 0), (try Self.beforeDelay(), 1)] {
            var second = try ScriptedDrive(try ChangedRoadsTests.town(), to: ["E"], snapshot: snapshot)
            second.now = first.now
            try Self.stand(&second, seconds: 40)
            #expect(Self.delays(second).count == count)
        }
    }

    private static func beforeDelay() throws -> TripSnapshot {
        var drive = try ChangedRoadsTests.drive()
        try stand(&drive, seconds: 200)
        return drive.trip.snapshot
    }

    @Test("no delay is told once the trip is over")
    func over() throws {
        var rules = TripRules()
        rules.delaySeconds = 20
        rules.delayPatience = 0
        var drive = try ScriptedDrive(try ChangedRoadsTests.town(), to: ["E"], rules: rules)
        try drive.drive("ABCDE")
        try drive.stand(at: "E", seconds: 2)
        let facts = drive.factWords
        #expect(facts.last == "ended completed")
        try drive.stand(at: "E", seconds: 100)
        #expect(drive.factWords == facts)
    }

    @Test(
        "a slow driver's ETA comes to be that of a slow driver, a fast one's of a fast one", arguments: [4.5, 6.9, 10])
    func ownPace(speed: Double) throws {
        var drive = try ScriptedDrive(try ChangedRoadsTests.town(), to: ["E"], interval: 0)
        try drive.drive("ABC", speed: speed)
        try drive.drive("CD", speed: speed)
        let progress = try #require(drive.progress.last)
        let expected = progress.metersRemaining / speed
        #expect(abs(progress.secondsRemaining / expected - 1) < 0.1, "\(progress.secondsRemaining) for \(expected) s")
    }
}

@Suite("A driver's pace")
struct PaceTests {
    /// Second by second through free flow at a ratio.
    private static func drive(_ pace: inout Pace, seconds: Int, ratio: Double) {
        for _ in 0..<seconds { pace.note(seconds: 1, planned: 1 / ratio, free: 1 / ratio, isStanding: false) }
    }

    @Test("moves slowly to what is driven, and stays within bounds")
    func bounds() {
        var pace = Pace()
        Self.drive(&pace, seconds: 60, ratio: 1.3)
        #expect(pace.ratio == 1)
        Self.drive(&pace, seconds: 120, ratio: 1.3)
        #expect((1.1..<1.3).contains(pace.ratio))
        Self.drive(&pace, seconds: 3_000, ratio: 3)
        #expect((1.55...1.6).contains(pace.ratio))
        Self.drive(&pace, seconds: 3_000, ratio: 0.2)
        #expect((0.7...0.75).contains(pace.ratio))
    }

    @Test("lights and coffees don't move it")
    func stops() {
        var pace = Pace()
        for minute in 0..<20 {
            Self.drive(&pace, seconds: 60, ratio: 1)
            for _ in 0..<(minute == 7 ? 1_200 : 0) { pace.note(seconds: 1, planned: 0, free: 0, isStanding: true) }
            // A light each third minute, as planned on the whole.
            guard minute % 3 == 0 else { continue }
            for second in 0..<30 { pace.note(seconds: 1, planned: second < 25 ? 1 : 0, free: 0, isStanding: true) }
        }
        #expect(abs(pace.ratio - 1) < 0.05, "\(pace.ratio)")
    }

    @Test("a jam that is planned for doesn't move it")
    func jam() {
        var pace = Pace()
        for _ in 0..<1_000 { pace.note(seconds: 1, planned: 0.5, free: 0, isStanding: false) }
        #expect(pace.ratio == 1)
    }
}
