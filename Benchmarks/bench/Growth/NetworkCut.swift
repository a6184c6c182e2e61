import Routing

extension RoadNetworkTables {
    /// The roads around a place, in a box that holds so many of them with both ends, and what is about them alone.
    ///
    /// Smaller pieces of one map lie within the bigger ones.
    func piece(of count: Int, around center: Coordinate) -> RoadNetworkTables {
        let byDistance = roads.indices.map { (distance: boxDistance(of: roads[$0], from: center), road: $0) }
            .sorted { $0 < $1 }
        let kept = byDistance.prefix(count).map(\.road).sorted()
        var piece = RoadNetworkTables()
        piece.names = names
        var junctionIDs: [JunctionID: JunctionID] = [:]
        var roadIDs: [RoadID: RoadID] = [:]
        for index in kept {
            var road = roads[index]
            road.from = piece.keep(road.from, of: self, &junctionIDs)
            road.to = piece.keep(road.to, of: self, &junctionIDs)
            let old = RoadID(UInt32(index))
            roadIDs[old] = piece.append(road, shape: Array(shape(of: old)))
        }
        piece.restrictions = restrictions.compactMap { $0.renumbered(roadIDs, junctionIDs) }
        piece.conditions = conditions.compactMap { condition in
            roadIDs[condition.road].map { road in
                var condition = condition
                condition.road = road
                return condition
            }
        }
        return piece
    }

    /// Where half of the junctions are farther north, and half farther east.
    var middle: Coordinate {
        let latitudes = junctions.map(\.coordinate.latitude).sorted()
        let longitudes = junctions.map(\.coordinate.longitude).sorted()
        return FixedCoordinate(latitude: latitudes[latitudes.count / 2], longitude: longitudes[longitudes.count / 2])
            .coordinate
    }

    /// Half the height of the smallest box around `center` with both ends of a road, in degrees; it is twice as wide.
    private func boxDistance(of road: Road, from center: Coordinate) -> Double {
        [road.from, road.to].map { junction in
            let place = junctions[Int(junction.index)].coordinate.coordinate
            return max(abs(place.latitude - center.latitude), abs(place.longitude - center.longitude) / 2)
        }.max() ?? 0
    }

    private mutating func keep(
        _ old: JunctionID, of tables: RoadNetworkTables, _ known: inout [JunctionID: JunctionID]
    ) -> JunctionID {
        if let new = known[old] { return new }
        let new = JunctionID(UInt32(junctions.count))
        junctions.append(tables.junctions[Int(old.index)])
        known[old] = new
        return new
    }
}

extension TurnRestriction {
    /// The same rule in a piece of its map; `nil` where a part of it is cut away.
    fileprivate func renumbered(
        _ roads: [RoadID: RoadID], _ junctions: [JunctionID: JunctionID]
    ) -> TurnRestriction? {
        guard let from = roads[from], let to = roads[to] else { return nil }
        var rule = self
        rule.from = from
        rule.to = to
        switch via {
        case .junction(let junction):
            guard let junction = junctions[junction] else { return nil }
            rule.via = .junction(junction)
        case .roads(let chain):
            let kept = chain.compactMap { roads[$0] }
            guard kept.count == chain.count else { return nil }
            rule.via = .roads(kept)
        }
        return rule
    }
}
