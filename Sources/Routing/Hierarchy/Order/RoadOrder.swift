/// The order of a profile's roads by importance, from which its hierarchy follows. It depends on the map alone.
package enum RoadOrder {
    /// Raised when orders made by an older version are no longer good.
    package static let version: Int32 = 1

    /// Finds the order; for a country that takes minutes, so it is kept with the map.
    package static func find(in network: RoadNetwork, for profile: Profile) -> [RoadID] {
        NestedDissection.order(of: TurnGraph.roads(of: network, for: profile), in: network)
    }

    /// The order that came with the map; `nil` where there is none, or where edits have opened other roads since.
    static func known(in network: RoadNetwork, for profile: Profile) -> [RoadID]? {
        guard let order = network.orders[profile.mode] else { return nil }
        let roads = TurnGraph.roads(of: network, for: profile)
        guard order.count == roads.count else { return nil }
        var isMissing = [Bool](repeating: false, count: network.roads.count)
        for road in roads { isMissing[Int(road.index)] = true }
        for road in order {
            guard isMissing[Int(road.index)] else { return nil }
            isMissing[Int(road.index)] = false
        }
        return order
    }
}
