import Protocol
import Routing
import Testing

@testable import Simulator

@Suite("What is expected of a scenario")
struct ExpectationTests {
    private func scenario(_ change: (inout Expectations) -> Void = { _ in }) -> Scenario {
        var expectations = Expectations()
        change(&expectations)
        return Scenario(
            name: "test", about: "a test", profile: .car, from: SampleRoutes.origin,
            stops: [SampleRoutes.bend, SampleRoutes.destination], seed: 1, receiver: ReceiverModel(),
            habits: DriverHabits(), expectations: expectations)
    }

    private var arrived: DriveReport {
        var report = DriveReport()
        report.hasArrived = true
        report.reroutes = 2
        report.seconds = 100.5
        return report
    }

    private func outcome(
        _ report: DriveReport, _ events: [DriveEvent] = [], _ change: (inout Expectations) -> Void = { _ in }
    ) -> ScenarioOutcome {
        let scenario = scenario(change)
        var witness = DriveWitness(stops: scenario.stops)
        for event in events { witness.see(event) }
        return ScenarioOutcome(scenario: scenario, report: report, failure: nil, witness: witness)
    }

    private func at(
        _ place: Coordinate, speed: Double = 0, seconds: Double = 0, meters: Double = 0
    ) -> DriveEvent {
        .moved(VehicleState(coordinate: place, heading: 0, speed: speed, seconds: seconds, metersDriven: meters))
    }

    private func said(_ message: ServerMessage) -> DriveEvent { .received(message, text: "") }

    private func reached(_ waypoint: Int) -> DriveEvent {
        said(.waypointReached(.init(sequence: 1, waypoint: waypoint, at: 0, distance: 0, reasons: [])))
    }

    @Test("holds where it does")
    func holds() {
        let outcome = outcome(arrived, [at(SampleRoutes.destination)]) {
            $0.amounts[.reroutes] = .init(least: 1, most: 2)
            $0.amounts[.seconds] = .init(most: 101)
        }
        #expect(outcome.hasPassed && outcome.unmet == [])
        #expect(outcome.json.contains(#""passed":true"#) && outcome.text.hasPrefix("✓ test (seed 1): arrived"))
    }

    @Test("is told where it doesn't")
    func fails() {
        var report = arrived
        #expect(outcome(report) { $0.amounts[.reroutes] = .exactly(1) }.unmet == ["reroutes: expected 1, found 2"])
        #expect(
            outcome(report) { $0.amounts[.reroutes] = .init(least: 3) }.unmet
                == ["reroutes: expected at least 3, found 2"])
        #expect(
            outcome(report) { $0.amounts[.seconds] = .init(most: 100) }.unmet
                == ["seconds: expected at most 100, found 100.5"])
        #expect(outcome(report) { $0.arrives = false }.unmet == ["arrives: expected no arrival, but arrived"])
        report.hasArrived = false
        report.endReason = "cancelled"
        let failed = outcome(report)
        #expect(failed.unmet == ["arrives: did not arrive: the trip was cancelled"])
        #expect(failed.json.contains(#""passed":false"#) && failed.text.contains("found: stops-reached 0, reroutes 2"))
    }

    @Test("is that stops are reached where they are, by who went slow there")
    func falseArrivals() {
        let bend = SampleRoutes.bend
        #expect(outcome(arrived, [at(bend, speed: 2), at(bend, speed: 20), reached(0)]).hasPassed)
        for events in [
            [at(bend, speed: 15), reached(0)], [at(bend.moved(by: 150, bearing: 0)), reached(0)],
            [at(bend), reached(1)], [at(bend), reached(7)],
            [at(bend)] + (0..<25).map { at(bend, speed: 15, seconds: Double($0)) } + [reached(0)],
        ] {
            #expect(outcome(arrived, events).unmet == ["false-arrivals: expected 0, found 1"])
        }
    }

    @Test("is that nothing is announced twice, but after leaving the route")
    func announcements() {
        let turn = said(Said.instruction("Turn right"))
        let place = SampleRoutes.origin
        let here = at(place, seconds: 1, meters: 10)
        #expect(outcome(arrived, [here, turn, at(place, seconds: 20, meters: 150), turn]).hasPassed == false)
        for events in [
            [here, turn, said(Said.instruction("Turn left"))],
            [here, turn, at(place, seconds: 70, meters: 50), turn],
            [here, turn, at(place, seconds: 20, meters: 250), turn],
            [here, turn, at(place, seconds: 5, meters: 50), .strayed(.wrongTurn), turn],
        ] {
            #expect(outcome(arrived, events).hasPassed)
        }
    }

    @Test("is that the errors which are told are those that were expected")
    func problems() {
        let told = [said(Said.error(.fixTooOld)), said(Said.error(.fixTooOld))]
        #expect(outcome(arrived, told).unmet == ["problems: the server told fix-too-old, which wasn't expected"])
        #expect(outcome(arrived, told) { $0.problems = ["fix-too-old"] }.hasPassed)
        #expect(
            outcome(arrived) { $0.problems = ["fix-too-old"] }.unmet
                == ["problems: expected fix-too-old, which wasn't told"])
    }

    @Test("may be how near the matched places are to the truth")
    func matching() {
        let place = Coordinate(latitude: 60.17, longitude: 24.94)
        let events = (0..<100).flatMap { number in
            [at(number < 90 ? place : place.moved(by: 50, bearing: 0)), said(Said.progress())]
        }
        let found = outcome(arrived, Array(events.prefix(180)))
        #expect(found.amount(of: .matchedWithin) < 0.01)
        let far = outcome(arrived, [at(place.moved(by: 50, bearing: 0)), said(Said.progress())]) {
            $0.amounts[.matchedWithin] = .init(most: 40)
        }
        #expect(far.unmet == ["matched-within: expected at most 40, found 50"])
    }
}
