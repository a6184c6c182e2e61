/// How fast arcs are driven at one time of the week, learned from those who drove them.
///
/// Frozen, as the metrics made of it; the next hour has one of its own.
package final class LearnedSpeeds: Sendable {
    /// What has been seen of one arc.
    package struct Observation: Hashable, Sendable {
        /// How many trips say so; old ones count less than one.
        package var trips: Float
        /// Their mean, in seconds per metre: times add up, speeds don't.
        package var slowness: Float

        package init(trips: Float, slowness: Float) {
            self.trips = trips
            self.slowness = slowness
        }
    }

    private let observations: [TravelMode: [ArcID: Observation]]

    package static let none = LearnedSpeeds([:])

    package init(_ observations: [TravelMode: [ArcID: Observation]]) {
        self.observations = observations.filter { !$0.value.isEmpty }
    }

    package var isEmpty: Bool { observations.isEmpty }

    /// How many arcs something is known of, each mode's counted.
    package var count: Int { observations.values.reduce(0) { $0 + $1.count } }

    func observation(of arc: ArcID, _ mode: TravelMode) -> Observation? { observations[mode]?[arc] }

    /// The roads of which two say different things. O(arcs seen), O(1) where they are the same one.
    func roads(unlike other: LearnedSpeeds, _ mode: TravelMode) -> Set<RoadID> {
        guard self !== other else { return [] }
        let (mine, others) = (observations[mode] ?? [:], other.observations[mode] ?? [:])
        var roads: Set<RoadID> = []
        for (arc, observation) in mine where others[arc] != observation { roads.insert(arc.road) }
        for arc in others.keys where mine[arc] == nil { roads.insert(arc.road) }
        return roads
    }
}

extension LearnedSpeeds: Equatable {
    /// Whether they are the same one, or say the same: nothing.
    package static func == (one: LearnedSpeeds, other: LearnedSpeeds) -> Bool {
        one === other || one.isEmpty && other.isEmpty
    }
}

extension LearnedSpeeds.Observation {
    /// The speed in km/h that is reckoned with, between what was seen and what the profile says.
    ///
    /// `n` trips with a mean slowness of `s` are weighed against the profile's `p` as if that had been seen `k` times:
    /// `(n s + k p) / (n + k)`. Five trips count as much as the map, twenty four times as much. It is the mean of a normal
    /// prior's posterior, with `k` the variance among trips over the one among roads.
    ///
    /// - Parameters:
    ///   - usual: the profile's, in km/h.
    ///   - limit: what a sign allows, in km/h; nobody is led along a road because others exceed it.
    func speed(usual: Double, limit: Double?) -> Double {
        let (seen, weight) = (Double(slowness), max(Double(trips), 0))
        guard usual > 0, seen > 0, seen.isFinite, weight.isFinite else { return usual }
        let slowness = (weight * seen + Self.priorTrips * 3.6 / usual) / (weight + Self.priorTrips)
        let fastest = min(usual * Self.mostHaste, max(limit ?? .infinity, usual))
        return min(max(3.6 / slowness, usual / Self.mostDelay), fastest)
    }

    /// `k`: for how many trips the profile counts.
    private static let priorTrips = 5.0
    /// Beyond these shares of the profile's speed something else has been measured than traffic.
    private static let mostHaste = 2.0
    private static let mostDelay = 10.0
}
