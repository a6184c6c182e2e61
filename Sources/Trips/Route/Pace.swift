/// How long a driver takes for what is planned to take a second where the way is free.
///
/// The way driven is cut into stretches of some time; each has a ratio of its own, and the middle one of the last few
/// kilometers counts: one long light, one wrong turn, one good run say nothing about the next hour. It moves slowly, so
/// that arrival times don't jump.
struct Pace: Sendable, Equatable {
    /// Seconds for one second of free flow.
    private(set) var ratio: Double
    /// Of the latest stretches, the oldest first.
    private var ratios: [Double] = []
    private var stretch = Stretch()

    private struct Stretch: Sendable, Equatable {
        /// Seconds that it took.
        var driven = 0.0
        /// Seconds that it was planned to take, and those of them in free flow.
        var planned = 0.0
        var free = 0.0
        /// Seconds for which the vehicle has been standing.
        var standing = 0.0
    }

    init(ratio: Double = 1) { self.ratio = min(max(ratio, Self.range.lowerBound), Self.range.upperBound) }

    /// The vehicle has gone on.
    ///
    /// - Parameters:
    ///   - seconds: that it took.
    ///   - planned: seconds that it was planned to take.
    ///   - free: those of them in free flow.
    mutating func note(seconds: Double, planned: Double, free: Double, isStanding: Bool) {
        stretch.planned += planned
        stretch.free += free
        guard !isStanding else {
            stretch.standing += seconds
            return
        }
        // Lights are part of the plan; a coffee says nothing about how somebody drives.
        if stretch.standing <= Self.longestLight { stretch.driven += stretch.standing }
        stretch.standing = 0
        stretch.driven += seconds
        if stretch.free >= Self.stretchSeconds { close() }
        // In slow traffic it may take long until there is enough of free flow, which then says little.
        if stretch.planned - stretch.free > Self.stretchSeconds { stretch = Stretch() }
    }

    private mutating func close() {
        ratios.append(max(stretch.driven - (stretch.planned - stretch.free), 0) / stretch.free)
        stretch = Stretch()
        if ratios.count > Self.stretches { ratios.removeFirst() }
        guard ratios.count >= Self.fewestStretches else { return }
        let middle = ratios.sorted()[ratios.count / 2]
        ratio += (min(max(middle, Self.range.lowerBound), Self.range.upperBound) - ratio) * Self.haste
    }

    static let range = 0.7...1.6
    /// Of free flow as planned: some 300 m in town, 700 m on a motorway.
    private static let stretchSeconds = 20.0
    /// Four minutes: three kilometers in town, eight on a motorway.
    private static let stretches = 12
    private static let fewestStretches = 4
    private static let longestLight = 90.0
    /// How much of the way to where it should be the ratio goes with each stretch.
    private static let haste = 0.25
}
