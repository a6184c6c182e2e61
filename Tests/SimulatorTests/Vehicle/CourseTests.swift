import Protocol
import Routing
import Testing

@testable import Simulator

@Suite("A course")
struct CourseTests {
    private func course(_ route: RouteObject) throws -> Course {
        try #require(Course(route, dynamics: .car))
    }

    @Test("has the route's limits, with the usual speed where there is none")
    func limits() throws {
        #expect(try course(SampleRoutes.corner).limits.allSatisfy { abs($0 - 50 / 3.6) < 1e-9 })
        let unknown = SampleRoutes.route([[SampleRoutes.origin, SampleRoutes.bend]], limit: nil)
        #expect(try course(unknown).limits == [VehicleDynamics.car.usualSpeed])
    }

    @Test("stops where the legs meet, but for the end")
    func stops() throws {
        let route = SampleRoutes.route([
            [SampleRoutes.origin, SampleRoutes.bend], [SampleRoutes.bend, SampleRoutes.destination],
        ])
        let course = try course(route)
        #expect(course.stops == [Course.Stop(offset: course.line.distances[1], seconds: 8)])
        #expect(abs(course.stops[0].offset - 400) < 0.2)
    }

    @Test("knows where one can turn wrong, and in which directions")
    func choices() throws {
        let choices = try course(SampleRoutes.corner).choices
        #expect(choices.count == 1)
        #expect(choices.first?.bearings == [0, 90])
        #expect(abs((choices.first?.offset ?? 0) - 400) < 0.2)
    }

    @Test("is refused where the geometry is no polyline or off the globe")
    func badGeometry() {
        var route = SampleRoutes.corner
        route.geometry = .polyline("\u{1}")
        #expect(Course(route, dynamics: .car) == nil)
        route.geometry = .polyline("")
        #expect(Course(route, dynamics: .car) == nil)
        route.geometry = .polyline("_____________")
        #expect(Course(route, dynamics: .car) == nil)
    }

    @Test("is joined from beside it without a jump, a little ahead")
    func joins() throws {
        let course = try course(SampleRoutes.corner)
        let place = SampleRoutes.origin.moved(by: 100, bearing: 90).moved(by: 8, bearing: 0)
        let joined = course.joined(from: place, heading: 90, brakingDistance: 30)
        #expect(joined.line.coordinates.first == place)
        #expect(abs(joined.line.length - (course.line.length - 100)) < 3)
        #expect(joined.limits.count == joined.line.coordinates.count - 1)
        // The way onto the line is no sharp turn.
        let profile = SpeedProfile(joined, dynamics: .car)
        #expect(profile.knots[1].cap > 5)
    }

    @Test("is joined by turning round where it leads the other way, with room to brake")
    func turnsRound() throws {
        let course = try course(SampleRoutes.corner)
        let place = SampleRoutes.origin.moved(by: 50, bearing: 90)
        let joined = course.joined(from: place, heading: 270, brakingDistance: 30)
        #expect(joined.line.coordinates[1].distance(to: place.moved(by: 30, bearing: 270)) < 0.1)
        #expect(SpeedProfile(joined, dynamics: .car).knots[1].cap < 4)
    }

    @Test("keeps its stops, limits and choices where they are when joined half way", arguments: 0..<30)
    func keeps(seed: Int) throws {
        let course = Course.random(seed: seed)
        let cut = course.line.length * 0.4
        let rest = course.part(from: cut, to: course.line.length)
        #expect(abs(rest.line.length - (course.line.length - cut)) < 0.01)
        #expect(rest.stops.count == course.stops.filter { $0.offset > cut }.count)
        let moved = stride(from: 0.5, to: rest.line.length, by: 7).filter { offset in
            rest.line.coordinate(at: offset).distance(to: course.line.coordinate(at: offset + cut)) >= 0.05
        }
        #expect(moved.isEmpty)
    }
}
