import Protocol
import Routing
import Testing

@testable import Simulator

@Suite("A simulated vehicle")
struct VehicleTests {
    /// The vehicle at the start and after each step until it stands at the end.
    private func drive(_ course: Course, step: Double = 1, dynamics: VehicleDynamics = .car) -> [Vehicle] {
        var vehicle = Vehicle(standingAt: course.line.coordinates[0], dynamics: dynamics)
        vehicle.follow(course)
        var seen = [vehicle]
        while !vehicle.isAtEnd, seen.count < 50_000 {
            vehicle.step(step)
            seen.append(vehicle)
        }
        return seen
    }

    /// 300 m east at 13 m/s, then a right angle, then 300 m south at 10 m/s.
    private static func corner(stops: [Double] = []) -> Course {
        let bend = SampleRoutes.origin.moved(by: 300, bearing: 90)
        let line = MeasuredLine([SampleRoutes.origin, bend, bend.moved(by: 300, bearing: 180)])
        return Course(
            line: line ?? MeasuredLine(point: bend), limits: [13, 10],
            stops: stops.map { Course.Stop(offset: $0, seconds: 8) })
    }

    @Test("keeps the limits, takes the corner slowly, gets going in between, and stands exactly at the end")
    func drives() throws {
        let course = Self.corner()
        let seen = drive(course, step: 0.25)
        let last = try #require(seen.last)
        #expect(last.isAtEnd && last.speed == 0 && last.offset == course.line.length)
        #expect(last.coordinate == course.line.coordinates[2])
        let bend = course.line.distances[1]
        #expect(seen.allSatisfy { $0.speed <= ($0.offset < bend ? 13 : 10) + 1e-6 })
        #expect(seen.contains { $0.speed > 12.99 })
        let slowest = VehicleDynamics.car.cornerSpeed(turn: .pi / 2, over: 300)
        #expect(slowest < 5)
        // Within the way that braking from there takes.
        let near = seen.filter { abs($0.offset - bend) < 1 }
        #expect(!near.isEmpty && near.allSatisfy { $0.speed <= (slowest * slowest + 2 * 2.5).squareRoot() })
    }

    @Test("stands at a stop on the way and goes on")
    func waits() throws {
        let seen = drive(Self.corner(stops: [120]))
        let standing = seen.filter { $0.speed == 0 && $0.offset == 120 }
        #expect((7...9).contains(standing.count))
        #expect(seen.last?.isAtEnd == true)
    }

    @Test("covers the same way however finely time is cut", arguments: [0.1, 0.5, 1, 3])
    func steps(step: Double) throws {
        let fine = try #require(drive(Self.corner(stops: [120]), step: 0.01).last)
        let coarse = try #require(drive(Self.corner(stops: [120]), step: step).last)
        #expect(abs(coarse.driven - fine.driven) < 1e-6)
        #expect(coarse.seconds - fine.seconds >= -0.011 && coarse.seconds - fine.seconds < step + 0.011)
    }

    @Test(
        "drives any line to its end: numbers are numbers, offsets never fall, no limit or corner is too fast",
        arguments: 0..<120)
    func randomLines(seed: Int) throws {
        let course = Course.random(seed: seed)
        let profile = SpeedProfile(course, dynamics: .car)
        let seen = drive(course, step: 0.5)
        let bad = zip(seen, seen.dropFirst()).first { before, after in
            // In the middle of a stretch its limit holds; at the end nothing but standing.
            let knot = profile.knots.lastIndex { $0.offset <= after.offset } ?? 0
            let limit = profile.limits.indices.contains(knot) ? profile.limits[knot] : 0
            return
                !(after.coordinate.isValid
                && after.coordinate.distance(to: before.coordinate) <= after.driven - before.driven + 0.01
                && after.offset >= before.offset && after.driven >= before.driven
                && after.speed - before.speed <= 0.5 * VehicleDynamics.car.acceleration + 1e-6
                && after.speed >= 0 && after.speed <= limit + 1e-6)
        }
        #expect(bad == nil, "seed \(seed) at \(bad?.1.offset ?? 0)")
        let last = try #require(seen.last)
        #expect(last.isAtEnd && last.speed == 0, "seed \(seed)")
        #expect(abs(last.offset - course.line.length) < 0.01 && abs(last.driven - last.offset) < 0.01)
    }

    @Test("passes every corner no faster than it can be taken", arguments: 0..<40)
    func corners(seed: Int) throws {
        let course = Course.random(seed: seed)
        let profile = SpeedProfile(course, dynamics: .car)
        // Short steps see the speed close to each corner: it may then differ by what a step's braking makes.
        let step = 0.05
        let bad = drive(course, step: step).first { vehicle in
            guard let knot = profile.knots.first(where: { $0.offset >= vehicle.offset }) else { return false }
            let ahead = knot.offset - vehicle.offset
            let allowed = (knot.cap * knot.cap + 2 * VehicleDynamics.car.braking * ahead).squareRoot()
            return vehicle.speed > allowed + 1e-6
        }
        #expect(bad == nil, "seed \(seed) at \(bad?.offset ?? 0)")
    }

    @Test("knows that a bicycle and a walker are slower than the limit")
    func profiles() throws {
        let bicycle = try #require(Course(SampleRoutes.corner, dynamics: .bicycle))
        #expect(drive(bicycle, dynamics: .bicycle).allSatisfy { $0.speed <= 6 })
        let walk = try #require(Course(SampleRoutes.corner, dynamics: .walker))
        #expect(drive(walk, dynamics: .walker).allSatisfy { $0.speed <= 1.4 })
    }
}
