import Protocol
import Routing
import Testing

@testable import Simulator

@Suite("A simulated driver's habits")
struct HabitTests {
    /// 400 m east, then 300 m south.
    private func setup(_ change: (inout DriverHabits) -> Void) -> Simulation.Setup {
        var setup = Simulation.Setup(start: SampleRoutes.origin)
        change(&setup.habits)
        return setup
    }

    /// The whole drive along the sample route.
    private func drive(
        _ setup: Simulation.Setup, route: RouteObject = SampleRoutes.corner,
        streets: (StreetRequest) -> RouteObject? = { _ in nil }
    ) -> [Moment] {
        var simulation = Simulation(setup)
        simulation.follow(route)
        var moments: [Moment] = []
        while moments.count < 2_000, let moment = simulation.next(standing: 5, streets: streets) {
            moments.append(moment)
        }
        return moments
    }

    private func isAtDestination(_ moment: Moment?) -> Bool {
        (moment?.truth.coordinate.distance(to: SampleRoutes.destination) ?? 999) < 1
    }

    @Test("let him stand where and as long as he wants, and go on")
    func stop() {
        let found = drive(setup { $0.plans = [.init(at: .share(0.25), .stop(seconds: 60))] })
        let standing = found.filter { $0.truth.speed == 0 && $0.truth.metersDriven > 1 && $0.truth.metersDriven < 600 }
        #expect((59...61).contains(standing.count))
        #expect(standing.allSatisfy { abs($0.truth.metersDriven - 175) < 1 })
        #expect(isAtDestination(found.last) && found.allSatisfy { $0.strayed == nil })
    }

    @Test("let a new route in the middle of a stop not make another of it")
    func stopOnce() {
        var simulation = Simulation(setup { $0.plans = [.init(at: .meters(100), .stop(seconds: 30))] })
        simulation.follow(SampleRoutes.corner)
        var standing = 0
        for second in 0..<200 where !simulation.isAtDestination {
            let truth = simulation.step(at: Int64(second) * 1_000).truth
            if truth.speed == 0, truth.metersDriven > 1 { standing += 1 }
            if truth.speed == 0, standing % 7 == 3 { simulation.follow(SampleRoutes.corner) }
        }
        #expect((29...34).contains(standing) && simulation.isAtDestination)
    }

    @Test("send him wrong at the maneuver that is told, by the streets that he asked for")
    func wrongTurn() throws {
        var asked: [StreetRequest] = []
        let side = SampleRoutes.bend.moved(by: 200, bearing: 0)
        let found = drive(setup { $0.wrongTurns = [1] }) { request in
            asked.append(request)
            let start = request.places[0]
            // North and then east, or home.
            return request.bearing == nil
                ? SampleRoutes.route([[start, SampleRoutes.bend, SampleRoutes.destination]])
                : SampleRoutes.route([[start, side, side.moved(by: 100, bearing: 90)]])
        }
        let wrong = try #require(found.first { $0.strayed == .wrongTurn })
        #expect(wrong.truth.coordinate.distance(to: SampleRoutes.bend) < 15)
        #expect(asked.count == 2 && asked[1].bearing == nil)
        let request = asked[0]
        #expect([0.0, 90].contains(request.bearing ?? -1) && request.places.count == 2)
        #expect(abs(request.places[0].distance(to: SampleRoutes.bend) - 15) < 0.5)
        let farthest = found.map { $0.truth.coordinate.distance(to: side) }.min() ?? 999
        #expect(farthest < 15, "it went along the streets")
        #expect(isAtDestination(found.last), "and found home by them")
    }

    @Test("take him over a place of his own, whatever is said meanwhile, and then on to the destination")
    func detour() throws {
        let place = SampleRoutes.origin.moved(by: 200, bearing: 0)
        var simulation = Simulation(setup { $0.plans = [.init(at: .meters(100), .detour(over: place))] })
        simulation.follow(SampleRoutes.corner)
        var nearest = Double.infinity
        var seconds: Int64 = 0
        while seconds < 600, !simulation.isAtDestination {
            while let request = simulation.wantedStreets {
                simulation.take(SampleRoutes.route([request.places]), for: request)
            }
            let moment = simulation.step(at: seconds)
            nearest = min(nearest, moment.truth.coordinate.distance(to: place))
            // The server wants him back.
            if moment.truth.isAstray { simulation.follow(SampleRoutes.onward(from: moment.truth.coordinate)) }
            seconds += 1
        }
        #expect(nearest < 10)
        #expect(simulation.truth.coordinate.distance(to: SampleRoutes.destination) < 1)
    }

    @Test("turn him round on the road, and a new route turns him back")
    func turnRound() throws {
        var simulation = Simulation(setup { $0.plans = [.init(at: .meters(200), .turnRound(meters: 120))] })
        simulation.follow(SampleRoutes.corner)
        var easts: [Double] = []
        let plane = LocalPlane(origin: SampleRoutes.origin)
        for second in Int64(0)..<300 where !simulation.isAtDestination {
            let truth = simulation.step(at: second).truth
            easts.append(plane.east(truth.coordinate))
            if easts.count > 30, let last = easts.last, last < 120, truth.isAstray {
                simulation.follow(
                    SampleRoutes.route([[truth.coordinate, SampleRoutes.bend, SampleRoutes.destination]]))
            }
        }
        let turn = try #require(easts.firstIndex { $0 > 195 })
        #expect(easts[turn...].contains { $0 < 120 } && simulation.isAtDestination)
    }

    @Test("let him ignore new routes for a while")
    func ignoring() {
        var simulation = Simulation(
            setup {
                $0.wrongTurns = [1]
                $0.ignoringSeconds = 20
            })
        simulation.follow(SampleRoutes.corner)
        var astray = 0
        for second in Int64(0)..<300 where !simulation.isAtDestination {
            let truth = simulation.step(at: second).truth
            if truth.isAstray { astray += 1 }
            if truth.isAstray { simulation.follow(SampleRoutes.onward(from: truth.coordinate)) }
        }
        #expect((19...22).contains(astray) && simulation.isAtDestination)
    }

    @Test("let him drive past the destination and come back")
    func overshoot() throws {
        let found = drive(setup { $0.overshoot = 150 })
        let past = try #require(found.first { $0.strayed == .overshoot })
        #expect(past.truth.speed > 5 && isAtDestination(found.last))
        let farthest = found.map { $0.truth.coordinate.distance(to: SampleRoutes.destination) }
        let index = try #require(found.firstIndex(of: past))
        #expect(farthest[index...].contains { $0 > 145 })
    }

    @Test("let him leave the road before its end, and stand there whatever comes", arguments: [true, false])
    func parking(isOnRight: Bool) throws {
        var simulation = Simulation(
            setup { $0.parking = .init(before: 20, away: 30, isOnRight: isOnRight) })
        simulation.follow(SampleRoutes.corner)
        for second in Int64(0)..<200 {
            let truth = simulation.step(at: second).truth
            if truth.coordinate.distance(to: SampleRoutes.destination) < 25 {
                simulation.follow(SampleRoutes.onward(from: truth.coordinate))
            }
        }
        let plane = LocalPlane(origin: SampleRoutes.destination)
        let place = simulation.truth.coordinate
        #expect(simulation.isAtDestination && simulation.truth.speed == 0 && !simulation.truth.isAstray)
        #expect(abs(plane.north(place) - 20) < 6)
        // He comes from the north: the right is the west.
        #expect(abs(plane.east(place) - (isOnRight ? -30 : 30)) < 6)
    }

    @Test("let him pass stops without stopping")
    func passedStops() {
        let route = SampleRoutes.route([
            [SampleRoutes.origin, SampleRoutes.origin.moved(by: 200, bearing: 90)],
            [SampleRoutes.origin.moved(by: 200, bearing: 90), SampleRoutes.bend],
            [SampleRoutes.bend, SampleRoutes.destination],
        ])
        let found = drive(setup { $0.passedStops = [0] }, route: route)
        let standing = found.filter { $0.truth.speed == 0 && (1...690).contains($0.truth.metersDriven) }
        var simulation = Simulation(setup { $0.passedStops = [0] })
        simulation.follow(route)
        for second in Int64(0)..<25 { _ = simulation.step(at: second) }
        let back = simulation.truth
        #expect(back.metersDriven > 210)
        // Led back to the stop that he has passed, he stops.
        let place = back.coordinate
        let stop = SampleRoutes.origin.moved(by: 200, bearing: 90)
        simulation.follow(
            SampleRoutes.route([[place, stop], [stop, SampleRoutes.bend], [SampleRoutes.bend, place]]))
        let again = (Int64(25)..<100).map { simulation.step(at: $0).truth }
        #expect(again.contains { $0.speed == 0 && $0.coordinate.distance(to: stop) < 2 })
        #expect((7...9).contains(standing.count) && standing.allSatisfy { abs($0.truth.metersDriven - 400) < 1 })
    }

    @Test("know tunnels by the route's intersections")
    func tunnels() {
        var route = SampleRoutes.corner
        route.legs[0].steps[1].intersections[0].classes = ["tunnel", "motorway"]
        let found = drive(setup { _ in }, route: route)
        let inside = found.filter(\.truth.isInTunnel)
        #expect(inside.count > 10 && inside.allSatisfy { $0.fix == nil && $0.truth.metersDriven >= 400 })
        #expect(found.allSatisfy { $0.fix != nil || $0.truth.isInTunnel })
    }
}
