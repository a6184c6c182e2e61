import Routing
import TestSupport
import Testing

@Suite("Simplification of lines")
struct LineSimplificationTests {
    private static func walk(seed: UInt64) -> [Coordinate] {
        var random = SeededGenerator(seed: seed)
        var line = [Coordinate(latitude: .random(in: -70...70, using: &random), longitude: 24.9)]
        for _ in 0..<Int.random(in: 0...120, using: &random) {
            line.append(
                line[line.count - 1].moved(
                    by: .random(in: 0...40, using: &random), bearing: .random(in: -60...100, using: &random)))
        }
        return line
    }

    /// What the method says, written as it is told: recursively, each distance measured on a map around the point.
    private static func oracle(_ line: ArraySlice<Coordinate>, _ tolerance: Double) -> [Coordinate] {
        guard let first = line.first, let last = line.last, line.count > 2 else { return Array(line) }
        let distances = line.indices.dropFirst().dropLast().map { place in
            (place, LocalPlane(origin: line[place]).nearest(on: first, last).distance)
        }
        guard let farthest = distances.max(by: { $0.1 < $1.1 }), farthest.1 > tolerance else { return [first, last] }
        return oracle(line[...farthest.0], tolerance).dropLast() + oracle(line[farthest.0...], tolerance)
    }

    @Test("is what the method says, and no point lies farther off than is allowed", arguments: 0..<60)
    func sameAsOracle(seed: UInt64) throws {
        let line = Self.walk(seed: seed)
        for tolerance in [1.0, 7, 50, 400] {
            let simple = LineSimplification.simplify(line, tolerance: tolerance)
            #expect(simple == Self.oracle(line[...], tolerance), "seed \(seed), \(tolerance) m")
            let measured = try #require(MeasuredLine(simple))
            for point in line {
                #expect(measured.nearest(to: point).distance <= tolerance + 0.01, "seed \(seed), \(tolerance) m")
            }
        }
    }

    @Test("keeps both ends, and the point where a line turns back on itself")
    func ends() {
        let start = Coordinate(latitude: 60, longitude: 25)
        let far = start.moved(by: 1_000, bearing: 30)
        let back = [start, start.moved(by: 400, bearing: 30), far, start]
        #expect(LineSimplification.simplify(back, tolerance: 5) == [start, far, start])
        #expect(LineSimplification.simplify([start, far], tolerance: 5_000) == [start, far])
        #expect(LineSimplification.simplify([start, far, start], tolerance: 5_000) == [start, start])
        #expect(LineSimplification.simplify([start], tolerance: 5) == [start])
        #expect(LineSimplification.simplify([], tolerance: 5) == [])
    }
}

@Suite("The scale of web maps")
struct MapScaleTests {
    @Test("is the highest at which all is in view", arguments: 0...18)
    func zoom(level: Int) {
        let width = 360 / Double(1 << level)
        let corner = Coordinate(latitude: 0, longitude: -10)
        func zoom(_ share: Double) -> Int {
            MapScale.zoom(showing: [corner, Coordinate(latitude: 0, longitude: -10 + width * share)])
        }
        #expect(zoom(0.99) == level)
        #expect(zoom(0.51) == level)
        #expect(zoom(1.01) == max(level - 1, 0))
    }

    @Test("counts height as the map stretches it")
    func height() {
        let south = Coordinate(latitude: 60, longitude: 25)
        let north = Coordinate(latitude: 60.1, longitude: 25)
        // 0.1 degrees there are as high as 0.2 are wide: 360 / 2^10 = 0.35, 360 / 2^11 = 0.176.
        #expect(MapScale.zoom(showing: [south, north]) == 10)
        #expect(MapScale.zoom(showing: [south]) == 18)
        #expect(MapScale.zoom(showing: [Coordinate(latitude: -90, longitude: 0), south]) == 0)
    }

    @Test("has pixels of the known width")
    func pixel() {
        #expect(abs(MapScale.metersPerPixel(zoom: 0, latitude: 0) - 156_367.8) < 1)
        #expect(abs(MapScale.metersPerPixel(zoom: 3, latitude: 60) - 156_367.8 / 16) < 1)
    }
}
