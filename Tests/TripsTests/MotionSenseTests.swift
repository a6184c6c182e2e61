import Routing
import Testing

@testable import Trips

/// What a vehicle's devices may say while it drives 12 m/s to the east, then to the north, and stands at the end.
@Suite("How a vehicle moves")
struct MotionSenseTests {
    private static let origin = Coordinate(latitude: 60.17, longitude: 24.94)
    private static let speed = 12.0

    /// Errors of some metres, from a fixed sequence.
    private static func error(_ second: Int, _ axis: Int) -> Double {
        let number: Int = second * 7919 + axis * 104_729 + second * second * 31
        return Double(number % 1000) / 1000 * 12 - 6
    }

    /// The motion at each second: 60 to the east, 60 to the north, 40 of standing.
    private func motions(
        speed: (Double) -> Double?, heading: (Double) -> Double?
    ) -> [(motion: Motion, course: Double, speed: Double)] {
        var sense = MotionSense()
        var (east, north) = (0.0, 0.0)
        return (0..<160).map { second in
            let course = second < 60 ? 90.0 : 0
            let truth = second < 120 ? Self.speed : 0
            if course == 90 { east += truth } else { north += truth }
            let place = Self.origin.moved(by: east + Self.error(second, 0), bearing: 90)
                .moved(by: north + Self.error(second, 1), bearing: 0)
            let fix = Fix(
                coordinate: place, timestamp: Instant(milliseconds: Int64(second) * 1000), accuracy: 6,
                heading: heading(course), speed: speed(truth))
            return (sense.take(fix, mode: .car, rules: TripRules()), course, truth)
        }
    }

    @Test("a device that measures well is taken at its word, in turns and at a halt too")
    func honest() {
        for each in motions(speed: { $0 }, heading: { $0 }) {
            #expect(each.motion.speed == each.speed && each.motion.measuredSpeed == each.speed)
            #expect(each.motion.heading == (each.speed > 0 ? each.course : nil))
        }
    }

    @Test(
        "without a speed, or with one that is no speed, the places say how fast it goes",
        arguments: [nil, 0, 3.6, 2] as [Double?])
    func speeds(factor: Double?) {
        let motions = motions(speed: { speed in factor.map { $0 * speed } }, heading: { $0 })
        for second in [40, 50, 100, 110] { #expect(abs(motions[second].motion.speed - Self.speed) < 4) }
        #expect(motions[150...].allSatisfy { $0.motion.speed < 1 })
        #expect(motions[40...110].allSatisfy { $0.motion.measuredSpeed == nil })
    }

    @Test(
        "without a heading, or with one that is stuck, the places say where it goes", arguments: [nil, 0] as [Double?])
    func headings(told: Double?) throws {
        let motions = motions(speed: { $0 }, heading: { _ in told })
        for second in [40, 50, 100, 110] {
            #expect(Bearing.difference(try #require(motions[second].motion.heading), motions[second].course) < 30)
        }
        #expect(motions[150...].allSatisfy { $0.motion.heading == nil })
    }

    @Test("fixes that wander around one place are no way")
    func standing() {
        var sense = MotionSense()
        for second in 0..<120 {
            let place = Self.origin.moved(by: Self.error(second, 0), bearing: 90)
                .moved(by: Self.error(second, 1), bearing: 0)
            let fix = Fix(coordinate: place, timestamp: Instant(milliseconds: Int64(second) * 1000), accuracy: 6)
            let motion = sense.take(fix, mode: .car, rules: TripRules())
            #expect(motion.speed < 1 || second < 5, "at \(second) s")
            #expect(motion.heading == nil)
        }
    }

    @Test("belief is lost at once and regained slowly")
    func belief() {
        var belief = Belief(lostAt: 2, regainedAt: 0.5)
        for _ in 0..<4 { belief.note(squareOfError: 100) }
        #expect(!belief.isHeld)
        for _ in 0..<100 { belief.note(squareOfError: 0) }
        #expect(!belief.isHeld)
        for _ in 0..<500 { belief.note(squareOfError: 0) }
        #expect(belief.isHeld)
    }
}
