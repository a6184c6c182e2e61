/// What differs from the map as it was imported, at one time: conditions that hold now, what is reported from the roads, and
/// what has been learned of this hour.
package struct Circumstances: Sendable, Equatable {
    /// Those of the network's hours (`RoadCondition.hours`, `TurnRestriction.hours`) that hold now.
    package var hours: Set<NameID>
    package var states: [ArcID: ArcState]
    /// Of arcs of which nothing is reported.
    package var learned: LearnedSpeeds

    package init(
        hours: Set<NameID> = [], states: [ArcID: ArcState] = [:], learned: LearnedSpeeds = .none
    ) {
        self.hours = hours
        self.states = states
        self.learned = learned
    }

    func holds(_ restriction: TurnRestriction) -> Bool {
        restriction.hours == .none || hours.contains(restriction.hours)
    }
}

/// What is reported of one direction of a road.
package enum ArcState: Hashable, Sendable {
    case closed
    /// In km/h; what is really driven, whatever the signs say. Above zero.
    case speed(Float)
}

extension Road {
    /// The road as it is while some of its conditions hold: a later condition overrides an earlier one.
    func applying(_ conditions: some Sequence<RoadCondition>) -> Road {
        var road = self
        for condition in conditions {
            let direction = condition.direction
            switch condition.effect {
            case .opened(let modes):
                road.access[direction].formUnion(modes)
                road.restricted[direction].subtract(modes)
            case .restricted(let modes):
                road.access[direction].formUnion(modes)
                road.restricted[direction].formUnion(modes)
            case .closed(let modes): road.access[direction].subtract(modes)
            case .speedLimit(let limit): road.speedLimit[direction] = limit
            }
        }
        return road
    }
}
