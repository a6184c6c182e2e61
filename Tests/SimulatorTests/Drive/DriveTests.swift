import Protocol
import Routing
import Testing

@testable import Simulator

@Suite("A drive, without clock and socket")
struct DriveTests {
    private let now = Duration.seconds(1_777_000_000)

    private static func options() -> DriveOptions {
        var options = DriveOptions(
            url: "ws://127.0.0.1:8080/v1/navigate", from: SampleRoutes.origin,
            stops: [Place(latitude: SampleRoutes.destination.latitude, longitude: SampleRoutes.destination.longitude)])
        options.noise = 0
        return options
    }

    private func drive(_ change: (inout DriveOptions) -> Void = { _ in }) -> Drive {
        var options = Self.options()
        change(&options)
        return Drive(options, at: now)
    }

    /// A drive that is under way.
    private func driving(_ change: (inout DriveOptions) -> Void = { _ in }) -> Drive {
        var drive = drive(change)
        _ = drive.connectionOpened(at: now)
        drive.take(Said.started(), at: now)
        drive.take(Said.route(), at: now)
        return drive
    }

    private func positions(_ messages: [ClientMessage]) -> [Position] {
        messages.flatMap { message -> [Position] in
            switch message {
            case .position(let position): [position]
            case .positions(let batch): batch.positions
            default: []
            }
        }
    }

    @Test("asks for what the options say")
    func start() throws {
        var drive = drive {
            $0.stops.insert(Place(latitude: 60.1701, longitude: 24.941), at: 0)
            $0.profile = .bicycle
            $0.language = "fi"
            $0.units = .imperial
            $0.reference = "order 17"
            $0.speed = 8
        }
        let first = try #require(drive.connectionOpened(at: now).first)
        guard case .start(.new(let request)) = first else { Issue.record("no start: \(first)"); return }
        #expect(request.waypoints.count == 1 && request.destination.latitude == SampleRoutes.destination.latitude)
        #expect(request.profile == .bicycle && request.language == "fi" && request.units == .imperial)
        #expect(request.reference == "order 17")
        #expect((request.progressInterval ?? 1) < 1 / 8.0)
    }

    @Test("sends the first fix from where it stands, then one a second as it moves, none once it has arrived")
    func fixes() throws {
        var drive = driving()
        let first = try #require(positions(drive.step(at: now).messages).first)
        #expect(
            Coordinate(latitude: first.latitude, longitude: first.longitude).distance(to: SampleRoutes.origin) < 0.1)
        #expect(first.timestamp == now.milliseconds && first.sequence == 0)
        let second = try #require(positions(drive.step(at: now + .seconds(1)).messages).first)
        #expect(second.timestamp == first.timestamp + 1_000 && second.sequence == 1 && (second.speed ?? 0) > 1)
        drive.take(Said.arrived(4), at: now)
        #expect(drive.step(at: now).messages.isEmpty && drive.phase == .arrived)
        drive.take(Said.ended(5), at: now)
        #expect(drive.isOver && drive.failure == nil)
    }

    @Test("drives on without a connection, and tells with resume what was measured meanwhile")
    func resume() throws {
        var drive = driving()
        _ = drive.step(at: now)
        drive.take(Said.instruction("Turn right", 7), at: now)
        drive.connectionLost()
        let before = drive.simulation.truth
        for second in 1...450 { #expect(drive.step(at: now + .seconds(second)).messages.isEmpty) }
        #expect(drive.simulation.truth.metersDriven > before.metersDriven + 100)
        let messages = drive.connectionOpened(at: now + .seconds(450))
        #expect(messages.first == .resume(.init(trip: "trp_1", token: "resume-me", after: 7)))
        let fixes = positions(messages)
        #expect(fixes.count == 450 && messages.count == 1 + 3)
        #expect(zip(fixes, fixes.dropFirst()).allSatisfy { $1.timestamp == $0.timestamp + 1_000 })
        #expect(messages.allSatisfy { $0.encoded().count < 48 * 1024 }, "well below what servers take")
        #expect(drive.report.reconnects == 1 && drive.report.fixes == 451)
    }

    @Test("keeps the newest fixes where a connection stays away for long")
    func longSilence() {
        var drive = driving()
        drive.connectionLost()
        for second in 0..<900 { _ = drive.step(at: now + .seconds(second)) }
        let fixes = positions(drive.connectionOpened(at: now + .seconds(900)))
        #expect(fixes.count == Drive.maximumUnsent)
        #expect(fixes.last?.sequence == 899)
    }

    @Test("counts what the server says, and measures how long it took")
    func report() {
        var drive = driving()
        _ = drive.step(at: now)
        drive.take(Said.progress(), at: now + .milliseconds(20))
        drive.take(Said.progress(), at: now + .milliseconds(90))
        _ = drive.step(at: now + .seconds(1))
        drive.take(Said.progress(), at: now + .milliseconds(1_040))
        drive.take(Said.instruction("Turn right", 3), at: now + .milliseconds(1_500))
        drive.take(.deviation(.init(sequence: 4, distance: 40, since: 0)), at: now)
        drive.take(Said.route(SampleRoutes.corner, 5, reason: .deviation), at: now)
        drive.take(Said.error(.fixTooOld, for: "position"), at: now)
        drive.take(Said.arrived(6), at: now)
        drive.take(Said.arrived(6), at: now)
        drive.take(Said.ended(7), at: now)
        let report = drive.finalReport(at: now + .seconds(2))
        #expect(report.trip == "trp_1" && report.hasArrived && report.arrivedAt == 1_777_624_260_000)
        #expect(report.endReason == "completed" && report.stopsReached == 1)
        #expect(report.fixes == 2 && report.instructions == 1 && report.deviations == 1 && report.errors == 1)
        #expect(report.routes == 2 && report.reroutes == 1)
        #expect(report.firstInstructionSeconds == 1.5 && report.wallSeconds == 2)
        #expect(report.progressLatency?.count == 2)
        #expect(report.progressLatency?.median == 0.02 && report.progressLatency?.maximum == 0.04)
    }

    @Test("says when it takes a wrong turn, once")
    func strays() {
        var drive = driving { $0.wrongTurns = 1 }
        var strayed = 0
        for second in 0..<60 {
            for event in drive.step(at: now + .seconds(second)).events { if case .strayed = event { strayed += 1 } }
        }
        #expect(strayed == 1 && drive.finalReport(at: now).wrongTurns == 1)
    }

    @Test(
        "ends with the server's words where the trip is refused",
        arguments: [
            ErrorCode.destinationOffNetwork, .invalidField, .noNetwork, .unroutable, .storageUnavailable,
        ])
    func refused(code: ErrorCode) throws {
        var drive = drive()
        _ = drive.connectionOpened(at: now)
        drive.take(Said.error(code, for: "start"), at: now)
        let failure = try #require(drive.failure)
        #expect(failure.code == .refused)
        #expect(failure.description.contains(code.rawValue) && failure.description.contains(code.definition.message))
    }

    @Test("ends where there is no way, but not where a reroute fails")
    func noWay() {
        var waiting = drive()
        _ = waiting.connectionOpened(at: now)
        waiting.take(Said.started(), at: now)
        waiting.take(Said.error(.unroutable), at: now)
        #expect(waiting.failure?.code == .refused)
        var drive = driving()
        drive.take(Said.error(.unroutable), at: now)
        #expect(!drive.isOver)
    }

    @Test("ends where a newer connection took over or the token is no good")
    func fatal() {
        for code in [ErrorCode.superseded, .unauthorized, .forbidden] {
            var drive = driving()
            drive.take(Said.error(code), at: now)
            #expect(drive.failure?.code == .refused)
        }
    }

    @Test("tries another connection where the trip can't be resumed just now, and ends where it never can")
    func refusedResume() {
        var drive = driving()
        drive.connectionLost()
        _ = drive.connectionOpened(at: now)
        drive.take(Said.error(.storageUnavailable, for: "resume"), at: now)
        #expect(!drive.isOver && drive.mustReconnect != nil)
        drive.connectionLost()
        _ = drive.connectionOpened(at: now)
        #expect(drive.mustReconnect == nil)
        drive.take(Said.error(.resumeRefused, for: "resume"), at: now)
        #expect(drive.failure?.code == .refused)
    }

    @Test("is content with a trip that had ended before it could resume, if it had arrived")
    func endedMeanwhile() {
        var drive = driving()
        drive.take(Said.arrived(4), at: now)
        drive.connectionLost()
        _ = drive.connectionOpened(at: now)
        drive.take(Said.error(.tripEnded, for: "resume"), at: now)
        #expect(drive.isOver && drive.failure == nil)
    }

    @Test("does not wait without end for a route, for the arrival, or for the end")
    func patience() throws {
        var unstarted = drive()
        _ = unstarted.connectionOpened(at: now)
        for second in 0..<70 where !unstarted.isOver { _ = unstarted.step(at: now + .seconds(second)) }
        #expect(unstarted.failure?.code == .silent)
        #expect(try #require(unstarted.failure).description.contains("did not start the trip"))

        var unnoticed = driving()
        for second in 0..<240 where !unnoticed.isOver { _ = unnoticed.step(at: now + .seconds(second)) }
        #expect(try #require(unnoticed.failure).description.contains("did not notice the arrival"))
        #expect(unnoticed.simulation.isAtDestination)

        var unended = driving()
        unended.take(Said.arrived(4), at: now)
        for second in 0..<70 where !unended.isOver { _ = unended.step(at: now + .seconds(second)) }
        #expect(unended.isOver && unended.failure == nil)
    }

    @Test("refuses a route that can't be read")
    func badRoute() {
        var drive = drive()
        _ = drive.connectionOpened(at: now)
        drive.take(Said.started(), at: now)
        var route = SampleRoutes.corner
        route.geometry = .polyline("\u{1}")
        drive.take(Said.route(route), at: now)
        #expect(drive.failure?.code == .refused)
    }

    @Test("needs a destination")
    func noStops() {
        var drive = drive { $0.stops = [] }
        #expect(drive.connectionOpened(at: now).isEmpty && drive.failure?.code == .badOptions)
    }

    @Test("sends the same fixes for the same seed")
    func deterministic() {
        func fixes(seed: UInt64) -> [Position] {
            var drive = driving {
                $0.seed = seed
                $0.noise = 5
                $0.dropout = 0.2
                $0.wrongTurns = 0.5
            }
            return (0..<60).flatMap { positions(drive.step(at: now + .seconds($0)).messages) }
        }
        #expect(fixes(seed: 11) == fixes(seed: 11))
        #expect(fixes(seed: 11) != fixes(seed: 12))
        #expect((35..<60).contains(fixes(seed: 11).count))
    }

    @Test("takes percentiles by nearest rank")
    func percentiles() {
        var latencies = Latencies()
        #expect(latencies.summary == nil)
        for number in (1...100).reversed() { latencies.add(Double(number)) }
        #expect(latencies.summary == LatencySummary(count: 100, median: 50, p95: 95, p99: 99, maximum: 100))
    }
}
