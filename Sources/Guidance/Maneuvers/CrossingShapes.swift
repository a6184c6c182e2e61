import Routing

/// Crossings that have a name of their own.
extension Crossing {
    /// Where the road ahead splits into alike ones: on which side `chosen` is. `nil` for other shapes.
    func forkModifier(of chosen: Branch) -> ManeuverModifier? {
        if let tine = tineOfThree(chosen) { return tine }
        let tines = (choices(besides: chosen) + [chosen]).filter { $0.deviation <= Self.forkWidth }
            .sorted { $0.angle < $1.angle }
        guard (2...3).contains(tines.count), chosen.deviation <= Self.forkWidth,
            tines.allSatisfy({ abs($0.rank.below(chosen.rank)) <= 1 && ($0.arc == chosen.arc || !isObvious($0)) })
        else { return nil }
        // Of two, neither may look like the road and the other like a turn off it.
        guard tines.count == 3 || abs(tines[0].deviation - tines[1].deviation) < Self.alike else { return nil }
        if chosen.arc == tines[0].arc { return .slightLeft }
        return chosen.arc == tines[tines.count - 1].arc ? .slightRight : .straight
    }

    /// Where the road splits into three alike ones, and none has its name: which one `chosen` is. Even the one in the
    /// middle must be said then.
    func tineOfThree(_ chosen: Branch) -> ManeuverModifier? {
        // Asked at every crossing: what rules most of them out comes before anything is put together.
        guard branches.count == 3, branches.allSatisfy({ $0.rank == chosen.rank && !$0.continuesRoad }) else {
            return nil
        }
        let tines = (choices(besides: chosen) + [chosen]).sorted { $0.angle < $1.angle }
        guard tines.count == 3, tines[1].deviation <= Self.middle,
            Self.outside.contains(-tines[0].angle), Self.outside.contains(tines[2].angle)
        else { return nil }
        if chosen.arc == tines[1].arc { return .straight }
        return chosen.arc == tines[0].arc ? .slightLeft : .slightRight
    }

    private static let middle = 10.0
    private static let outside = 15.0...40.0
    private static let forkWidth = 50.0
    private static let alike = 25.0

    /// The direction of `chosen` as it is told from the others: what leads almost straight on lies to one side of a road
    /// that does so too.
    ///
    /// - Parameter width: degrees off straight within which another road counts.
    func modifier(of chosen: Branch, besideRoadsWithin width: Double = 30) -> ManeuverModifier {
        let modifier = ManeuverModifier(turn: chosen.angle)
        guard modifier == .straight,
            let nearest = choices(besides: chosen).min(by: { $0.deviation < $1.deviation }),
            nearest.deviation <= width
        else { return modifier }
        return chosen.angle > nearest.angle ? .slightRight : .slightLeft
    }

    /// Whether the road that one comes along ends at one that runs across.
    func isEndOfRoad(turningInto chosen: Branch) -> Bool {
        let across = roads(besides: chosen) + [chosen]
        return across.count == 2 && across.contains { Self.sideways.contains($0.angle) }
            && across.contains { Self.sideways.contains(-$0.angle) }
    }

    private static let sideways = 50.0...130.0

    /// For a ramp, or a motorway, that joins a larger road: to which side one moves over. `nil` where nothing is joined.
    func mergingSide(into chosen: Branch, network: RoadNetwork, metric: Metric) -> ManeuverModifier? {
        guard arrivalClass.isLink || arrivalClass.hasRamps, chosen.roadClass.hasRamps else { return nil }
        let course = network.departureBearing(of: chosen.arc)
        let joined = branches.first { branch in
            !branch.isEntry && metric.isPassable(branch.arc.reversed)
                && Bearing.difference(network.arrivalBearing(of: branch.arc.reversed), course) <= Self.mergeWidth
                && (arrivalClass.isLink || goesOn(branch, as: chosen, network))
        }
        guard let joined else { return nil }
        let turn = Bearing.turn(
            from: network.arrivalBearing(of: joined.arc.reversed), to: network.arrivalBearing(of: arrival))
        return turn < 0 ? .slightLeft : .slightRight
    }

    /// Whether the road that comes in by `branch` is the one that goes on.
    private func goesOn(_ branch: Branch, as chosen: Branch, _ network: RoadNetwork) -> Bool {
        network.names.isSameRoad(
            RoadSigns(of: network.road(of: branch.arc)), RoadSigns(of: network.road(of: chosen.arc)))
    }

    private static let mergeWidth = 45.0
}
