import Routing

/// How fast a vehicle may be along its course so that it keeps the limits, takes the bends and can brake for what comes.
///
/// The course is cut at every point of its line and at every stop. At such a knot a highest speed holds; between two
/// of them one limit does, and the way down to the next knot's speed is a constant braking.
struct SpeedProfile: Sendable, Equatable {
    struct Knot: Sendable, Equatable {
        /// Meters from the start.
        var offset: Double
        /// Meters per second.
        var cap: Double
        /// Seconds that the vehicle stands there; zero where it goes on.
        var pause = 0.0
    }

    /// Ascending; the last is the end of the course.
    let knots: [Knot]
    /// From each knot to the next, in meters per second.
    let limits: [Double]

    init(_ course: Course, dynamics: VehicleDynamics) {
        var knots = Self.knots(of: course, dynamics)
        let limits = zip(knots, knots.dropFirst()).map { course.limit(at: ($0.offset + $1.offset) / 2) }
        for (index, limit) in limits.enumerated() {
            knots[index].cap = min(knots[index].cap, limit)
            knots[index + 1].cap = min(knots[index + 1].cap, limit)
        }
        for index in knots.indices.dropLast().reversed() {
            let length = knots[index + 1].offset - knots[index].offset
            let next = knots[index + 1].cap
            knots[index].cap = min(knots[index].cap, (next * next + 2 * dynamics.braking * length).squareRoot())
        }
        self.knots = knots
        self.limits = limits
    }

    /// Points nearer to each other than this are one.
    private static let resolution = 0.001

    private static func knots(of course: Course, _ dynamics: VehicleDynamics) -> [Knot] {
        let bends = corners(of: course.line, dynamics)
        let points = zip(course.line.distances, bends).map { Knot(offset: $0, cap: $1) }
        let stops = course.stops.map { Knot(offset: $0.offset, cap: 0, pause: $0.seconds) }
        var knots: [Knot] = []
        for knot in (points + stops).sorted(by: { $0.offset < $1.offset }) {
            guard let last = knots.last, knot.offset - last.offset < resolution else {
                knots.append(knot)
                continue
            }
            knots[knots.count - 1].cap = min(last.cap, knot.cap)
            knots[knots.count - 1].pause = max(last.pause, knot.pause)
        }
        knots[knots.count - 1].cap = 0
        return knots
    }

    /// For each point of the line, the speed at which its bend can be taken. Points that lie on each other are one.
    private static func corners(of line: MeasuredLine, _ dynamics: VehicleDynamics) -> [Double] {
        var speeds = line.coordinates.map { _ in Double.infinity }
        var before: (bearing: Double, length: Double)?
        for (index, (here, next)) in zip(line.coordinates, line.coordinates.dropFirst()).enumerated() {
            let length = line.distances[index + 1] - line.distances[index]
            guard length > 0.05 else { continue }
            let bearing = here.bearing(to: next)
            if let before {
                let turn = Bearing.difference(before.bearing, bearing) * .pi / 180
                speeds[index] = dynamics.cornerSpeed(turn: turn, over: (before.length + length) / 2)
            }
            before = (bearing, length)
        }
        return speeds
    }
}
