import Protocol
import Routing
import Testing

@testable import Simulator

@Suite("A simulated driver")
struct DriverTests {
    /// One whom nobody tells the streets.
    private func driver(wrongTurns: Double = 0, seed: UInt64 = 1) -> Driver {
        var habits = DriverHabits()
        habits.wrongTurnChance = wrongTurns
        return Driver(at: SampleRoutes.origin, habits: habits, asksForStreets: false, seed: seed)
    }

    @Test("follows the route to its end where it never turns wrong")
    func follows() throws {
        var driver = self.driver(wrongTurns: 0, seed: 1)
        #expect(!driver.isAtDestination)
        let isRead = driver.follow(SampleRoutes.corner)
        #expect(isRead)
        for _ in 0..<200 where !driver.isAtDestination { driver.step(1) }
        #expect(driver.isAtDestination && driver.wrongTurns == 0)
        #expect(driver.state.coordinate.distance(to: SampleRoutes.destination) < 0.2)
    }

    @Test(
        "leaves the route at the maneuver in another legal direction, and follows the next route from there",
        arguments: 0..<20)
    func straysAndRejoins(seed: UInt64) throws {
        var driver = self.driver(wrongTurns: 1, seed: seed)
        driver.follow(SampleRoutes.corner)
        for _ in 0..<200 where !driver.isAstray { driver.step(1) }
        #expect(driver.isAstray && driver.wrongTurns == 1)
        for _ in 0..<8 { driver.step(1) }
        let away = SampleRoutes.bend.bearing(to: driver.state.coordinate)
        #expect([0.0, 90].contains { Bearing.difference(away, $0) < 1 }, "went \(away)")
        #expect(driver.state.coordinate.distance(to: SampleRoutes.bend) > 20)

        let place = driver.state.coordinate
        let speed = driver.state.speed
        driver.follow(SampleRoutes.onward(from: place))
        #expect(driver.state.coordinate.distance(to: place) < 0.2 && driver.state.speed == speed)
        #expect(!driver.isAstray)
        for _ in 0..<400 where !driver.isAtDestination { driver.step(1) }
        #expect(driver.isAtDestination)
        #expect(driver.state.coordinate.distance(to: SampleRoutes.destination) < 0.2)
        #expect(driver.wrongTurns == 1)
    }

    @Test("turns back to the route where no new one comes")
    func turnsBack() {
        var driver = self.driver(wrongTurns: 1, seed: 4)
        driver.follow(SampleRoutes.corner)
        for _ in 0..<600 where !driver.isAtDestination { driver.step(1) }
        #expect(driver.wrongTurns == 1 && driver.isAtDestination)
        #expect(driver.state.coordinate.distance(to: SampleRoutes.destination) < 0.2)
    }

    @Test("goes the same way for the same seed, and not always another for another")
    func deterministic() {
        func drive(_ seed: UInt64) -> [VehicleState] {
            var driver = self.driver(wrongTurns: 0.5, seed: seed)
            driver.follow(SampleRoutes.corner)
            return (0..<80).map { _ in driver.step(1) }
        }
        #expect(drive(7) == drive(7))
        let ways = (0..<20).map { drive($0).last?.coordinate.latitude ?? 0 }
        #expect(Set(ways).count >= 3, "on the route, straight on, and to the left")
    }

    @Test("stands still while it has no route, and goes on where one can't be read")
    func unreadable() {
        var driver = self.driver(wrongTurns: 0, seed: 1)
        driver.step(10)
        #expect(driver.state.metersDriven == 0)
        driver.follow(SampleRoutes.corner)
        var broken = SampleRoutes.corner
        broken.geometry = .polyline("\u{7f}")
        let isRead = driver.follow(broken)
        #expect(!isRead)
        driver.step(5)
        #expect(driver.state.metersDriven > 10)
    }

    @Test("never jumps, whatever route comes from wherever it is", arguments: 0..<60)
    func neverJumps(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        var driver = self.driver(wrongTurns: 0.5, seed: seed)
        for _ in 0..<6 {
            let start = driver.state.coordinate.moved(by: 30 * random.unit(), bearing: 360 * random.unit())
            let turn = start.moved(by: 30 + 200 * random.unit(), bearing: 360 * random.unit())
            let end = turn.moved(by: 30 + 200 * random.unit(), bearing: 360 * random.unit())
            driver.follow(SampleRoutes.route([[start, turn, end]], crossing: turn))
            for _ in 0..<Int(30 * random.unit()) {
                let before = driver.state
                let after = driver.step(1)
                #expect(after.speed.isFinite && after.coordinate.isValid)
                let moved = after.metersDriven - before.metersDriven
                #expect(after.coordinate.distance(to: before.coordinate) <= moved + 0.01)
                #expect(moved <= max(before.speed, after.speed) + 2.1)
            }
        }
    }
}
