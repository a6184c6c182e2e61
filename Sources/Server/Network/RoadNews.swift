import Routing
import Trips

/// What a new snapshot of the roads means for trips under way, made once for all of them.
struct RoadNews: Sendable {
    let snapshot: RoutingSnapshot
    /// For each mode whose metric is another.
    let changes: [TravelMode: RoadChange]

    /// - Parameter former: what was served before.
    init(_ snapshot: RoutingSnapshot, since former: RoutingSnapshot?) {
        self.snapshot = snapshot
        let modes = TravelMode.allCases.compactMap { mode -> (TravelMode, RoadChange)? in
            guard let metric = snapshot.metric(for: mode) else { return nil }
            let previous = former?.metric(for: mode)
            return metric === previous ? nil : (mode, RoadChange(to: metric, from: previous))
        }
        changes = Dictionary(uniqueKeysWithValues: modes)
    }
}
