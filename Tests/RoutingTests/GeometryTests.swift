import Routing
import TestSupport
import Testing

@Suite("Geometry")
struct GeometryTests {
    private let senate = Coordinate(latitude: 60.169_48, longitude: 24.952_45)
    private let station = Coordinate(latitude: 60.171_88, longitude: 24.941_36)

    @Test("measures the distance and bearing of two known places")
    func distanceAndBearing() {
        #expect(abs(senate.distance(to: station) - 669.3) < 1)
        #expect(abs(senate.bearing(to: station) - 293.5) < 0.5)
    }

    @Test("moves by a distance and comes back")
    func moves() {
        for bearing in stride(from: 0.0, to: 360, by: 30) {
            let moved = senate.moved(by: 1500, bearing: bearing)
            #expect(abs(senate.distance(to: moved) - 1500) < 0.01)
            #expect(Bearing.difference(senate.bearing(to: moved), bearing) < 0.01)
        }
    }

    @Test("turns are signed, positive to the right", arguments: [(350.0, 20.0, 30.0), (20, 350, -30), (0, 180, -180)])
    func turns(before: Double, after: Double, expected: Double) {
        #expect(Bearing.turn(from: before, to: after) == expected)
    }

    @Test("the published example of the polyline format encodes and decodes")
    func polylineExample() throws {
        let coordinates = [(38.5, -120.2), (40.7, -120.95), (43.252, -126.453)].map {
            Coordinate(latitude: $0.0, longitude: $0.1)
        }
        #expect(Polyline.encode(coordinates, precision: 5) == "_p~iF~ps|U_ulLnnqC_mqNvxq`@")
        #expect(Polyline.decode("_p~iF~ps|U_ulLnnqC_mqNvxq`@", precision: 5) == coordinates)
    }

    @Test("polylines of random coordinates come back to six decimals")
    func polylineRoundTrip() throws {
        var generator = SeededGenerator(seed: 7)
        let coordinates = (0..<500).map { _ in
            Coordinate(
                latitude: .random(in: -90...90, using: &generator),
                longitude: .random(in: -180...180, using: &generator))
        }
        let decoded = try #require(Polyline.decode(Polyline.encode(coordinates)))
        for (one, other) in zip(coordinates, decoded) {
            #expect(abs(one.latitude - other.latitude) <= 5.1e-7 && abs(one.longitude - other.longitude) <= 5.1e-7)
        }
    }

    @Test("broken polylines are refused", arguments: ["_p~iF", "_p~iF~ps|U_", "\u{7f}", "    ", "~~~~~~~~~~~~~~~~"])
    func polylineBroken(text: String) {
        #expect(Polyline.decode(text) == nil)
    }

    @Test("a measured line tells point, bearing and slice at a distance")
    func measuredLine() throws {
        let corner = senate.moved(by: 100, bearing: 90)
        let line = try #require(MeasuredLine([senate, corner, corner.moved(by: 50, bearing: 0)]))
        #expect(abs(line.length - 150) < 0.01)
        #expect(line.coordinate(at: 40).distance(to: senate.moved(by: 40, bearing: 90)) < 0.1)
        #expect(Bearing.difference(try #require(line.bearing(at: 120)), 0) < 0.1)
        #expect(line.slice(from: 90, to: 110).count == 3)
        #expect(line.slice(from: 110, to: 90) == line.slice(from: 90, to: 110).reversed())
        let nearest = line.nearest(to: senate.moved(by: 70, bearing: 90).moved(by: 12, bearing: 180))
        #expect(abs(nearest.offset - 70) < 0.1 && abs(nearest.distance - 12) < 0.1)
    }

    @Test("the nearest point of a line stays within the window that is asked for")
    func window() throws {
        let line = try #require(MeasuredLine([senate, senate.moved(by: 200, bearing: 90)]))
        let found = line.nearest(to: senate, from: 50, to: 120)
        #expect(abs(found.offset - 50) < 0.01 && abs(found.distance - 50) < 0.1)
        #expect(MeasuredLine(point: senate).nearest(to: senate).distance == 0)
        #expect(MeasuredLine([]) == nil)
    }
}
