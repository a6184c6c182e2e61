import Routing
import Storage
import Trips

/// What is known of the roads beyond the map, over time: reported states, signed hours, and what has been learned.
struct LiveRoads: Sendable {
    let states: [StoredRoadState]
    /// `nil` where nobody learns.
    let learned: LearnedHour?
    /// Those of the network's hours that can be read; the others never hold.
    private let hours: [(id: NameID, hours: OpeningHours)]

    /// - Parameter texts: the network's texts that are hours.
    init(states: [StoredRoadState], in texts: [(id: NameID, text: String)]) {
        self.states = states
        learned = nil
        hours = texts.compactMap { text in OpeningHours(text.text).map { (text.id, $0) } }
    }

    /// The same roads, of which something else is known.
    init(_ former: LiveRoads, states: [StoredRoadState], learned: LearnedHour?) {
        self.states = states
        self.learned = learned
        hours = former.hours
    }

    /// What holds now. Of several reports of one arc the worst counts.
    func circumstances(at now: Instant, _ local: LocalTime) -> Circumstances {
        var circumstances = Circumstances(learned: learned?.speeds ?? .none)
        for hours in hours where hours.hours.contains(local) { circumstances.hours.insert(hours.id) }
        for state in states where state.holds(at: now) {
            for direction in state.direction.map({ [$0] }) ?? Direction.allCases {
                let arc = state.road.arc(direction)
                circumstances.states[arc] = circumstances.states[arc]?.worse(state.state) ?? state.state
            }
        }
        return circumstances
    }

    /// When something begins or ends by itself, at the earliest; hours do so at full minutes.
    func nextChange(after now: Instant) -> Instant? {
        let boundaries = states.flatMap { [$0.validFrom, $0.validUntil].compactMap(\.self) }.filter { $0 > now }
        let minute = Instant(milliseconds: (now.milliseconds / 60_000 + 1) * 60_000)
        return (boundaries + (hours.isEmpty ? [] : [minute])).min()
    }
}

extension ArcState {
    fileprivate func worse(_ other: ArcState) -> ArcState {
        switch (self, other) {
        case (.closed, _), (_, .closed): .closed
        case (.speed(let one), .speed(let other)): .speed(min(one, other))
        }
    }
}

extension RoadNetworkTables {
    /// The texts that say when something holds.
    var hours: [(id: NameID, text: String)] {
        Set(conditions.map(\.hours) + restrictions.map(\.hours)).subtracting([.none])
            .map { ($0, names[$0]) }.sorted { $0.1 < $1.1 }
    }
}
