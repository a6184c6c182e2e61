import Routing

extension LegDirections {
    /// The same way on the same roads by what they cost now: when one is where, how long each step takes, and how traffic
    /// flows. Words, and the places where they are due, stay.
    ///
    /// What is closed now takes the time that it took: another way is needed, and this one must not seem faster meanwhile.
    /// O(coordinates of `line`).
    ///
    /// - Parameter metric: of the network that the leg was found on.
    package func timed(by metric: Metric) -> LegDirections {
        guard roads.count == path.arcs.count else { return self }
        let timetable = Timetable(
            of: path, along: line, arcStarts: roads.map(\.segments.lowerBound), metric: metric, former: self)
        var leg = self
        leg.times = timetable.times
        leg.travelTimes = timetable.travelTimes
        for place in roads.indices { leg.roads[place].flow = metric.flow(on: roads[place].arc) }
        for place in steps.indices {
            let shape = steps[place].shape
            leg.steps[place].duration = timetable.times[shape.upperBound] - timetable.times[shape.lowerBound]
        }
        return leg
    }

    /// What travel along some segments takes, without the delay behind them.
    func milliseconds(along segments: Range<Int>) -> Int {
        Int((travelTimes[segments].reduce(0, +) * 1000).rounded())
    }

    /// The delay of the turn behind the last of some segments, in milliseconds.
    func delay(behind segments: Range<Int>) -> Int {
        let passed = Int(((times[segments.upperBound] - times[segments.lowerBound]) * 1000).rounded())
        return max(passed - milliseconds(along: segments), 0)
    }
}
