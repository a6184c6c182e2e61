import Routing

@testable import Simulator

extension Course {
    /// Any line at all: long and short segments, points on each other, hairpins, stops in between.
    static func random(seed: Int) -> Course {
        var random = SeededRandom(seed: UInt64(seed), stream: "course")
        var place = SampleRoutes.origin
        let coordinates = (0..<Int.random(in: 1...40, using: &random)).map { _ in
            let isRepeated = random.unit() < 0.1
            if !isRepeated {
                place = place.moved(
                    by: .random(in: 0...(random.unit() < 0.3 ? 3 : 150), using: &random),
                    bearing: .random(in: 0...360, using: &random))
            }
            return place
        }
        let line = MeasuredLine(coordinates) ?? MeasuredLine(point: place)
        let stops = (0..<Int.random(in: 0...3, using: &random)).map { _ in
            Stop(offset: line.length * random.unit(), seconds: 8)
        }
        return Course(
            line: line, limits: coordinates.dropFirst().map { _ in .random(in: 0...36, using: &random) }, stops: stops)
    }
}
