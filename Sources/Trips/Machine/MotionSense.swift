import Routing

/// How a vehicle moves: by what its device says as far as that is to be believed, else by its places.
///
/// Receivers measure speed well, by the Doppler shift; but some devices give none, some always 0, some another unit, and
/// some a heading that never changes. How well this one measures is learned from how its words fit its places.
struct MotionSense: Sendable, Equatable {
    private var filter: VelocityFilter?
    private var last: Fix?
    /// In m/s, beyond what errors of the places explain.
    private var speed = Belief(lostAt: 2, regainedAt: 0.5)
    /// In degrees.
    private var heading = Belief(lostAt: 45, regainedAt: 20)

    /// Takes a fix in.
    mutating func take(_ fix: Fix, mode: TravelMode, rules: TripRules) -> Motion {
        let deviation = rules.deviation(of: fix)
        guard let before = last, var filter else {
            filter = VelocityFilter(deviation: deviation)
            last = fix
            return motion(at: fix, meters: 0, seconds: 0, rules)
        }
        last = fix
        let seconds = max(fix.timestamp.seconds(since: before.timestamp), 0)
        let way = Vector(from: before.coordinate, to: fix.coordinate)
        let words = words(from: before, to: fix, filter, seconds: seconds)
        filter.update(
            way, words, seconds: seconds, deviation: deviation, acceleration: Self.acceleration(of: mode))
        self.filter = filter
        if words != nil { learn(from: fix, filter) }
        return motion(at: fix, meters: way.length, seconds: seconds, rules)
    }

    /// The same fix once more, on another route.
    func again(_ fix: Fix, rules: TripRules) -> Motion { motion(at: fix, meters: 0, seconds: 0, rules) }

    private func motion(at fix: Fix, meters: Double, seconds: Double, _ rules: TripRules) -> Motion {
        let told = speed.isHeld ? fix.speed : nil
        let speed = told ?? filter.map(Self.speed(by:)) ?? 0
        return Motion(
            meters: meters, seconds: seconds, speed: speed, measuredSpeed: told,
            heading: speed >= rules.headingSpeed ? heading(of: fix) : nil)
    }

    // MARK: What the device says

    /// Where its words lead from one fix to the next; what it doesn't say is as its places have it. Of a longer time two
    /// moments say little.
    private func words(from before: Fix, to fix: Fix, _ filter: VelocityFilter, seconds: Double) -> Vector? {
        guard fix.speed != nil || fix.heading != nil, seconds <= Self.longestStep else { return nil }
        let speed = fix.speed.map { ($0 + (before.speed ?? $0)) / 2 } ?? filter.seen.velocity.length
        return Vector(length: speed * seconds, bearing: fix.heading ?? filter.seen.velocity.bearing)
    }

    private mutating func learn(from fix: Fix, _ filter: VelocityFilter) {
        let (seen, told) = (filter.seen.velocity, filter.told.velocity)
        if fix.speed != nil {
            let difference = told.length - seen.length
            speed.note(squareOfError: max(difference * difference - Self.explained * filter.variance, 0))
        }
        if fix.heading != nil, leads(seen, filter, Self.learning), leads(told, filter, Self.learning) {
            let difference = Bearing.difference(told.bearing, seen.bearing)
            heading.note(squareOfError: difference * difference)
        }
    }

    /// Whether a velocity is so many times its error, so that it is known which way it leads.
    private func leads(_ velocity: Vector, _ filter: VelocityFilter, _ deviations: Double) -> Bool {
        velocity.square > deviations * deviations * filter.variance
    }

    // MARK: What is believed

    /// What places alone say, without what their errors add to a speed; of a vehicle that may as well be standing, 0.
    private static func speed(by filter: VelocityFilter) -> Double {
        let square = filter.seen.velocity.square
        return square > standing * filter.variance ? (square - filter.variance).squareRoot() : 0
    }

    private func heading(of fix: Fix) -> Double? {
        if let told = fix.heading, heading.isHeld { return told }
        guard let filter, leads(filter.seen.velocity, filter, Self.sure) else { return nil }
        return filter.seen.velocity.bearing
    }

    /// How vehicles accelerate, as a standard deviation in m/s².
    private static func acceleration(of mode: TravelMode) -> Double {
        switch mode {
        case .car: 1.5
        case .bicycle: 0.8
        case .foot: 0.4
        }
    }

    /// In seconds.
    private static let longestStep = 5.0
    /// So many variances of the velocity a speed's square is taken to be an error of the places.
    private static let standing = 4.0
    /// So many of them explain a difference between the device's speed and that of its places.
    private static let explained = 4.0
    /// How many deviations a velocity must have for its course to be learned from, and to be gone by.
    private static let learning = 2.0
    private static let sure = 3.0
}
