import Routing

/// How fast a vehicle may be at each point of its line so that it keeps the limits, takes the corners and can still brake.
struct SpeedProfile: Sendable {
    /// How a vehicle moves: metres per second, and per second squared.
    struct Dynamics: Sendable {
        var acceleration = 2.0
        var braking = 2.5
        /// The sideways acceleration that passengers bear.
        var cornering = 2.5
        var slowestCorner = 3.0
    }

    /// At each coordinate of the line, the highest speed.
    private let caps: [Double]
    private let line: MeasuredLine
    private let dynamics: Dynamics

    /// - Parameters:
    ///   - limits: for each segment, in metres per second.
    ///   - stops: metres from the start at which the vehicle must stand.
    init(line: MeasuredLine, limits: [Double], stops: [Double], dynamics: Dynamics = Dynamics()) {
        self.line = line
        self.dynamics = dynamics
        var caps = line.coordinates.indices.map { index -> Double in
            let around = [index - 1, index].filter(limits.indices.contains).map { limits[$0] }
            return min(around.min() ?? 0, Self.cornerSpeed(at: index, of: line, dynamics))
        }
        for index in line.coordinates.indices where stops.contains(where: { abs($0 - line.distances[index]) < 0.5 }) {
            caps[index] = 0
        }
        for index in line.coordinates.indices.dropLast().reversed() {
            let length = line.distances[index + 1] - line.distances[index]
            caps[index] = min(caps[index], (caps[index + 1] * caps[index + 1] + 2 * dynamics.braking * length).squareRoot())
        }
        self.caps = caps
    }

    /// The highest speed at `offset` metres.
    func cap(at offset: Double) -> Double {
        let index = line.segment(at: offset)
        guard index + 1 < caps.count else { return caps.last ?? 0 }
        let ahead = line.distances[index + 1] - offset
        let braking = (caps[index + 1] * caps[index + 1] + 2 * dynamics.braking * max(ahead, 0)).squareRoot()
        return min(braking, max(caps[index], caps[index + 1]))
    }

    /// A bend is taken as an arc over the halves of its two segments.
    private static func cornerSpeed(at index: Int, of line: MeasuredLine, _ dynamics: Dynamics) -> Double {
        guard index > 0, index + 1 < line.coordinates.count else { return .infinity }
        let before = line.coordinates[index - 1].bearing(to: line.coordinates[index])
        let after = line.coordinates[index].bearing(to: line.coordinates[index + 1])
        let turn = Bearing.difference(before, after) * .pi / 180
        guard turn > 0.02 else { return .infinity }
        let reach = min(
            line.distances[index] - line.distances[index - 1], line.distances[index + 1] - line.distances[index], 20)
        let radius = reach / turn
        return max((dynamics.cornering * radius).squareRoot(), dynamics.slowestCorner)
    }
}
