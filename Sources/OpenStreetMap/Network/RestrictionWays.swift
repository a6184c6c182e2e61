import Routing

/// Turn restrictions over ways: the members come in any order, the roads of the restriction in the order of travel.
extension RestrictionResolver {
    /// The roads of the via ways, from where the `from` way touches them to where the `to` way does. Where two ways
    /// around fit, the one that may be driven is meant.
    func chain(
        _ viaWays: [Int], from: Int, to: Int, _ modes: TravelModes
    ) throws(ImportReport.Reason) -> Turn {
        let (origin, target) = (roads(of: from), roads(of: to))
        let chain = Dictionary(grouping: viaWays.flatMap { way in ends(of: way).map { (way, $0) } }, by: \.1)
            .mapValues { $0.map(\.0) }
        var undrivable: Turn?
        for first in viaWays {
            for entry in ends(of: first) where origin.contains(where: { touches($0, entry) }) {
                guard let walk = walk(chain, beginningWith: first, from: entry), walk.ways == viaWays.count,
                    target.contains(where: { touches($0, walk.exit) })
                else { continue }
                let turn = Turn(entry: entry, exit: walk.exit, via: .roads(walk.roads))
                if isDrivable(walk.roads, from: entry, modes) { return turn }
                undrivable = undrivable ?? turn
            }
        }
        guard let undrivable else { throw viaWays.count == 1 ? .notConnected : .brokenChain }
        return undrivable
    }

    /// Goes from way to way, each once, as long as there is only one to go on with.
    private func walk(
        _ waysAt: [JunctionID: [Int]], beginningWith first: Int, from entry: JunctionID
    ) -> (exit: JunctionID, roads: [RoadID], ways: Int)? {
        var place = entry
        var roads: [RoadID] = []
        var walked: Set<Int> = []
        var next: Int? = first
        while let way = next {
            walked.insert(way)
            let ends = ends(of: way)
            roads += ends[0] == place ? self.roads(of: way) : self.roads(of: way).reversed()
            place = ends[0] == place ? ends[1] : ends[0]
            let following = (waysAt[place] ?? []).filter { !walked.contains($0) }
            guard following.count <= 1 else { return nil }
            next = following.first
        }
        return isContinuous(roads, from: entry) ? (place, roads, walked.count) : nil
    }

    /// Whether no missing node has torn the stretch.
    private func isContinuous(_ roads: [RoadID], from entry: JunctionID) -> Bool {
        var place = entry
        for road in roads {
            guard touches(road, place) else { return false }
            place = otherEnd(of: road, than: place)
        }
        return true
    }

    private func isDrivable(_ roads: [RoadID], from entry: JunctionID, _ modes: TravelModes) -> Bool {
        var place = entry
        for id in roads {
            let direction: Direction = road(id).from == place ? .forward : .backward
            guard !road(id).access[direction].isDisjoint(with: modes) else { return false }
            place = otherEnd(of: id, than: place)
        }
        return true
    }

    private func otherEnd(of id: RoadID, than place: JunctionID) -> JunctionID {
        road(id).from == place ? road(id).to : road(id).from
    }

    private func ends(of way: Int) -> [JunctionID] {
        let pieces = pieces(of: way)
        let first = road(builder.roadOfPiece[pieces.lowerBound])
        let last = road(builder.roadOfPiece[pieces.upperBound - 1])
        return [first.from, last.to]
    }
}
