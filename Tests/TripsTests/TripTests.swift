import Routing
import TestSupport
import Testing
import Trips

@Suite("A trip")
struct TripTests {
    /// A street from A to E with a side street at C; a parallel one from F to H that is joined at its end.
    private static func town() throws -> MapSketch {
        try MapSketch(
            """
            F------------G------------H
            |            |            |
            |            |            |
            A-----B------C------D-----E
            """,
            meters: 40,
            [
                "ABCDE": .named("High Street"), "FGH": .named("Back Street"), "AF": .named("West Lane"),
                "CG": .named("Mill Lane"), "EH": .named("East Lane"),
            ])
    }

    @Test("goes from the first fix over directions to one arrival")
    func wholeTrip() throws {
        var drive = try ScriptedDrive(try Self.town(), to: ["E"])
        drive.send(.driverConnected)
        #expect(drive.trip.phase == .locating)
        try drive.drive("ABCD")
        #expect(drive.trip.phase == .approaching)
        try drive.drive("DE")
        #expect(drive.trip.phase != .arrived, "passing at speed is no arrival")
        try drive.stand(at: "E", seconds: 2)
        #expect(drive.trip.phase == .ended)
        #expect(drive.factWords == ["approaching 0", "arrived 0", "ended completed"])
        #expect(drive.log.first == "find start")
        #expect(!drive.instructions.isEmpty)
    }

    @Test("numbers everything but progress without a gap")
    func sequence() throws {
        var drive = try ScriptedDrive(try Self.town(), to: ["C", "G"])
        try drive.drive("ABC")
        try drive.stand(at: "C", seconds: 2)
        try drive.drive("CG")
        try drive.stand(at: "G", seconds: 2)
        let numbers = drive.log.compactMap { line -> Int? in
            let words = line.split(separator: " ")
            return ["record", "route", "instruction", "deviation"].contains(words[0]) ? Int(words[1]) : nil
        }
        #expect(numbers == Array(1...numbers.count))
        #expect(
            drive.factWords == [
                "approaching 0", "waypointReached 0", "approaching 1", "arrived 1", "ended completed",
            ])
    }

    @Test("moves forward only, and counts down to nothing")
    func progress() throws {
        var drive = try ScriptedDrive(try Self.town(), to: ["E"], interval: 0)
        try drive.drive("ABCDE")
        try drive.stand(at: "E", seconds: 1)
        let remaining = drive.progress.map(\.metersRemaining)
        #expect(remaining.count > 30)
        #expect(zip(remaining, remaining.dropFirst()).allSatisfy { $0 >= $1 })
        let seconds = drive.progress.map(\.secondsRemaining)
        #expect(zip(seconds, seconds.dropFirst()).allSatisfy { $0 >= $1 })
        #expect(drive.progress.allSatisfy { $0.offset < 1 && $0.roadName == "High Street" })
        #expect(try #require(remaining.last) < 15)
    }

    @Test("sends progress at most once an interval")
    func progressInterval() throws {
        var often = try ScriptedDrive(try Self.town(), to: ["E"], interval: 0)
        var seldom = try ScriptedDrive(try Self.town(), to: ["E"], interval: 10)
        try often.drive("ABCDE")
        try seldom.drive("ABCDE")
        #expect(seldom.progress.count * 5 < often.progress.count)
    }

    @Test("takes noise within the tolerance for the route")
    func noise() throws {
        var drive = try ScriptedDrive(try Self.town(), to: ["E"])
        try drive.drive("ABCD", shiftedBy: 18)
        #expect(!drive.log.contains { $0.hasPrefix("deviation") })
    }

    @Test("one bad fix is no deviation")
    func badFix() throws {
        let map = try Self.town()
        var drive = try ScriptedDrive(map, to: ["E"])
        try drive.drive("AB")
        drive.fix(try map.coordinate("C").moved(by: 70, bearing: 0), speed: 12)
        try drive.drive("CDE")
        #expect(!drive.log.contains { $0.hasPrefix("deviation") })
    }

    @Test("leaves the route on evidence and gets another from where it is")
    func deviation() throws {
        var drive = try ScriptedDrive(try Self.town(), to: ["E"])
        try drive.drive("ABC")
        try drive.drive("CG")
        #expect(drive.log.filter { $0.hasPrefix("deviation") }.count == 1)
        #expect(drive.factWords.contains("rerouted deviation"))
        #expect(drive.trip.snapshot.revision == 2)
        try drive.drive("GHE")
        try drive.stand(at: "E", seconds: 2)
        #expect(drive.factWords.suffix(2) == ["arrived 0", "ended completed"])
        #expect(drive.factWords.filter { $0 == "approaching 0" }.count == 1)
    }

    @Test("driving against the route is a deviation too")
    func against() throws {
        let map = try Self.town()
        var drive = try ScriptedDrive(map, to: ["E"])
        try drive.drive("ABCD")
        try drive.drive("DCB")
        #expect(drive.log.contains { $0.hasPrefix("deviation") })
    }

    @Test("asks for routes ever more seldom while the driver ignores them")
    func backoff() throws {
        let map = try Self.crossroads()
        var drive = try ScriptedDrive(map, to: ["B"])
        drive.fix(try map.coordinate("A"), heading: 90, speed: 10)
        // Away from the stop for five minutes, past one side street after another.
        try drive.drive("ACDEFG", speed: 10)
        let searches = drive.log.filter { $0 == "find deviation" }.count
        #expect((2...12).contains(searches), "\(searches)")
        #expect(drive.trip.phase != .ended)
    }

    private static func crossroads() throws -> MapSketch {
        try MapSketch(
            """
            A-----------B
            |           |
            C-----------1
            |           |
            D-----------2
            |           |
            E-----------3
            |           |
            F-----------4
            |           |
            G-----------5
            """,
            meters: 300,
            [
                "AB": .named("High Street"), "ACDEFG": .named("West Lane"), "B12345": .named("East Lane"),
                "C1": .unnamed, "D2": .unnamed, "E3": .unnamed, "F4": .unnamed, "G5": .unnamed,
            ])
    }

    @Test("whoever leaves the road network is told once, and led on from the next road")
    func offNetwork() throws {
        let map = try Self.crossroads()
        var drive = try ScriptedDrive(map, to: ["5"])
        try drive.drive("AC")
        let start = try map.coordinate("C")
        // Across the fields, then along a street farther on.
        for meters in stride(from: 10.0, through: 600, by: 10) {
            drive.fix(start.moved(by: meters, bearing: 240), heading: 240, speed: 10)
        }
        #expect(drive.log.filter { $0.hasSuffix("off the network") }.count == 1)
        #expect(!drive.log.contains("find deviation"))
        try drive.drive("D2")
        #expect(drive.log.contains("find deviation"))
    }

    @Test("discards the answer to a search that is no longer wanted")
    func staleAnswer() throws {
        var drive = try ScriptedDrive(try Self.town(), to: ["E"])
        drive.answersSearches = false
        try drive.drive("AB")
        #expect(drive.trip.phase == .routing)
        drive.send(.cancelRequested(reason: "changed my mind"))
        drive.answer()
        #expect(drive.trip.phase == .ended)
        #expect(drive.factWords == ["ended cancelled"])
        #expect(!drive.log.contains { $0.hasPrefix("route") })
    }

    @Test("a U-turn that the route makes is no deviation")
    func uTurn() throws {
        let map = try MapSketch(
            """
            A----B----C
                 |
                 D
            """, meters: 60,
            ["ABC": .named("High Street"), "BD": .named("Mill Lane")], restrictions: [.no("AB", "BD")])
        var drive = try ScriptedDrive(map, to: ["D"])
        try drive.drive("ABCBD", speed: 9)
        try drive.stand(at: "D", seconds: 3)
        #expect(!drive.log.contains { $0.hasPrefix("deviation") }, "\(drive.log)")
        #expect(drive.factWords.suffix(2) == ["arrived 0", "ended completed"])
    }

    @Test("passing by at speed is not arriving")
    func passingBy() throws {
        var drive = try ScriptedDrive(try Self.town(), to: ["C"])
        try drive.drive("ABCDE", speed: 14)
        #expect(!drive.factWords.contains("arrived 0"))
    }

    @Test("standing near the stop for long enough is arriving")
    func dwelling() throws {
        var drive = try ScriptedDrive(try Self.town(), to: ["E"])
        try drive.drive("ABCD")
        let near = try drive.map.coordinate("E").moved(by: 70, bearing: 270)
        drive.fix(near, heading: 90, speed: 5, after: 10)
        for _ in 0..<19 { drive.fix(near, speed: 0) }
        #expect(!drive.factWords.contains("arrived 0"))
        for _ in 0..<2 { drive.fix(near, speed: 0) }
        #expect(drive.factWords.suffix(2) == ["arrived 0", "ended completed"])
        #expect(
            drive.facts.contains { if case .stop(let event) = $0.kind { event.reasons == ["standing"] } else { false } }
        )
    }

    @Test("a vehicle that stands near its stop and falls silent arrives by the deadline")
    func dwellDeadline() throws {
        var drive = try ScriptedDrive(try Self.town(), to: ["E"])
        try drive.drive("ABCD")
        drive.fix(try drive.map.coordinate("E").moved(by: 70, bearing: 270), speed: 0, after: 10)
        drive.wait(19)
        #expect(!drive.factWords.contains("arrived 0"))
        drive.wait(1)
        #expect(drive.factWords.suffix(2) == ["arrived 0", "ended completed"])
    }

    @Test("late, repeated and future fixes are told apart and move nothing")
    func disorderedFixes() throws {
        var drive = try ScriptedDrive(try Self.town(), to: ["E"])
        try drive.drive("AB")
        let before = drive.trip.snapshot
        let last = try #require(before.lastFix)
        drive.send(.positionReceived(last))
        #expect(drive.trip.snapshot == before)
        var late = last
        late.timestamp = last.timestamp.advanced(bySeconds: -30)
        drive.send(.positionReceived(late))
        var early = last
        early.timestamp = drive.now.advanced(bySeconds: 3_600)
        drive.send(.positionReceived(early))
        #expect(drive.trip.snapshot == before)
        #expect(
            drive.log.suffix(2) == ["problem fixTooOld(behindSeconds: 30.0)", "problem clockAhead(bySeconds: 3600.0)"])
        try drive.drive("BC")
        #expect(try #require(drive.trip.snapshot.lastFix).timestamp == drive.now)
    }

    @Test("waits for a fix that is accurate enough")
    func inaccurate() throws {
        let map = try Self.town()
        var drive = try ScriptedDrive(map, to: ["E"])
        drive.fix(try map.coordinate("A"), accuracy: 800)
        #expect(drive.trip.phase == .locating)
        drive.fix(try map.coordinate("A"), accuracy: 8)
        #expect(drive.trip.phase == .driving)
    }

    @Test("an unroutable destination is said, tried again, and doesn't end the trip")
    func unroutable() throws {
        let map = try MapSketch(
            """
            A---B    C---D
            """, meters: 50, ["AB": .named("West"), "CD": .named("East")])
        var drive = try ScriptedDrive(map, to: ["D"])
        try drive.drive("ABA", speed: 5)
        #expect(drive.trip.phase == .locating)
        #expect(drive.log.filter { $0.hasPrefix("problem noRoute") }.count >= 2)
    }

    @Test("the same events give the same actions twice")
    func replay() throws {
        var logs: [[String]] = []
        for _ in 0..<2 {
            var drive = try ScriptedDrive(try Self.town(), to: ["C", "E"])
            try drive.drive("ABC", shiftedBy: 4)
            try drive.stand(at: "C", seconds: 3)
            try drive.drive("CG")
            try drive.drive("GHE")
            try drive.stand(at: "E", seconds: 3)
            logs.append(drive.log + drive.instructions + drive.progress.map { "\($0)" })
        }
        #expect(logs[0] == logs[1])
        #expect(logs[0].count > 50)
    }

    @Test("goes on from its snapshot: nothing said twice, nothing left out", arguments: 1..<40)
    func resume(cut: Int) throws {
        let map = try Self.town()
        var first = try ScriptedDrive(map, to: ["C", "E"])
        let course = try Self.course(map)
        for place in course.prefix(cut) { first.fix(place.0, heading: place.1, speed: place.2) }
        var second = try ScriptedDrive(map, to: ["C", "E"], snapshot: first.trip.snapshot)
        second.now = first.now
        second.send(.driverConnected)
        for place in course.dropFirst(cut) { second.fix(place.0, heading: place.1, speed: place.2) }
        let facts = (first.factWords + second.factWords).filter { !$0.hasPrefix("rerouted") }
        #expect(
            facts == ["approaching 0", "waypointReached 0", "approaching 1", "arrived 1", "ended completed"],
            "cut at \(cut)")
        let numbers = (first.facts + second.facts).map(\.sequence)
        #expect(numbers == numbers.sorted() && Set(numbers).count == numbers.count)
    }

    /// A to C, a stop there, on to E, a stop there: place, heading, speed.
    private static func course(_ map: MapSketch) throws -> [(Coordinate, Double?, Double)] {
        let (start, middle, end) = (try map.coordinate("A"), try map.coordinate("C"), try map.coordinate("E"))
        let first = (0..<20).map { (start.interpolated(to: middle, fraction: Double($0) / 20), Optional(90.0), 26.0) }
        let second = (0..<20).map { (middle.interpolated(to: end, fraction: Double($0) / 20), Optional(90.0), 26.0) }
        return first + [(middle, nil, 0), (middle, nil, 0)] + second + [(end, nil, 0), (end, nil, 0), (end, nil, 0)]
    }

    @Test("a trip that had arrived before the crash only ends after it")
    func resumeArrived() throws {
        var snapshot = TripSnapshot()
        snapshot.phase = .arrived
        snapshot.sequence = 9
        var drive = try ScriptedDrive(try Self.town(), to: ["E"], snapshot: snapshot)
        drive.send(.driverConnected)
        #expect(drive.factWords == ["ended completed"])
    }

    @Test("numbers on from what the client has seen, but not from nonsense")
    func continuesSequence() throws {
        var trip = Trip(plan: TripPlan(stops: [Stop(coordinate: Coordinate(latitude: 60, longitude: 25))]))
        trip.continueSequence(after: 41)
        #expect(trip.snapshot.sequence == 41)
        trip.continueSequence(after: .max)
        trip.continueSequence(after: 7)
        #expect(trip.snapshot.sequence == 41)
    }

    @Test("takes nothing more once it has ended")
    func ended() throws {
        var drive = try ScriptedDrive(try Self.town(), to: ["E"])
        drive.send(.cancelRequested(reason: nil))
        let log = drive.log
        drive.send(.cancelRequested(reason: nil))
        try drive.drive("AB")
        drive.send(.rerouteRequested)
        #expect(drive.log == log)
    }

    @Test("a stop can be skipped, the last one can't")
    func skip() throws {
        var drive = try ScriptedDrive(try Self.town(), to: ["G", "E"])
        try drive.drive("AB")
        drive.send(.skipRequested)
        #expect(drive.trip.snapshot.nextStop == 1)
        try drive.drive("BCDE")
        drive.send(.skipRequested)
        #expect(drive.log.last == "problem nothingToSkip")
        try drive.stand(at: "E", seconds: 2)
        #expect(drive.factWords.contains("arrived 1"))
        #expect(!drive.factWords.contains("waypointReached 0"))
    }

    @Test("the driver may say that a stop is reached, once each, and not before there is a route")
    func reportedArrival() throws {
        var drive = try ScriptedDrive(try Self.town(), to: ["G", "E"])
        drive.send(.arrivalReported)
        #expect(drive.log.last == "problem nothingToReach")
        try drive.drive("AB")
        drive.send(.arrivalReported)
        #expect(drive.trip.snapshot.nextStop == 1)
        try drive.drive("BC")
        drive.send(.arrivalReported)
        drive.send(.arrivalReported)
        let reached = drive.facts.compactMap { fact -> StopEvent? in
            guard case .stop(let event) = fact.kind, event.kind != .approaching else { return nil }
            return event
        }
        #expect(reached.map(\.kind) == [.waypointReached, .arrived] && reached.map(\.waypoint) == [0, 1])
        #expect(reached.allSatisfy { $0.reasons == ["reported"] && $0.distance > 50 })
        #expect(drive.factWords.last == "ended completed")
    }

    @Test("follows the fixes that came during a search once it is answered, stops included")
    func buffered() throws {
        var drive = try ScriptedDrive(try Self.town(), to: ["C", "E"], interval: 0)
        drive.answersSearches = false
        try drive.drive("ABC")
        try drive.stand(at: "C", seconds: 2)
        try drive.drive("CDE")
        try drive.stand(at: "E", seconds: 2)
        #expect(drive.trip.phase == .routing && drive.progress.isEmpty)
        drive.answer()
        #expect(
            drive.factWords == ["approaching 0", "waypointReached 0", "approaching 1", "arrived 1", "ended completed"])
        #expect(drive.progress.count > 50)
    }

    @Test("keeps what waits for a route within bounds")
    func bufferedTooMany() throws {
        var drive = try ScriptedDrive(try Self.town(), to: ["E"], interval: 0)
        drive.answersSearches = false
        try drive.stand(at: "A", seconds: 2_000)
        drive.answer()
        #expect((1_000...1_001).contains(drive.progress.count))
    }

    @Test("asks for one route at a time, however often the driver does")
    func rerouteOnce() throws {
        var drive = try ScriptedDrive(try Self.town(), to: ["E"])
        try drive.drive("AB")
        drive.answersSearches = false
        for _ in 0..<5 { drive.send(.rerouteRequested) }
        #expect(drive.openRequests.count == 1)
        drive.answer()
        drive.send(.rerouteRequested)
        #expect(drive.openRequests.count == 1)
    }
}
