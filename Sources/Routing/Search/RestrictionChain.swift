/// A turn restriction over other roads, as arcs: having travelled all of `history`, one may not go on into `forbidden`.
struct RestrictionChain: Hashable {
    /// From the restriction's first road over its via roads; at least two.
    var history: [ArcID]
    var forbidden: ArcID
    /// The turn that an `only_*` restriction demands; it binds only those who can take it.
    var demanded: ArcID?
    /// Which of the network's restrictions it is.
    var restriction: Int
}

extension RestrictionChain {
    /// More roads than any real restriction has between its first and its last.
    private static let maximumVias = 16

    /// All ways in which the roads of restrictions follow each other.
    static func all(of restrictions: [TurnRestriction], in graph: ArcGraph) -> [RestrictionChain] {
        restrictions.indices.flatMap { index -> [RestrictionChain] in
            let restriction = restrictions[index]
            guard case .roads(let via) = restriction.via, (1...maximumVias).contains(via.count) else { return [] }
            return histories(along: [restriction.from] + via, in: graph).flatMap { history in
                chains(of: restriction, numbered: index, after: history, in: graph)
            }
        }
    }

    private static func chains(
        of restriction: TurnRestriction, numbered index: Int, after history: [ArcID], in graph: ArcGraph
    ) -> [RestrictionChain] {
        let departures = graph.departures(from: graph.head(of: history[history.count - 1]))
        let named = departures.filter { $0.road == restriction.to }
        switch restriction.kind {
        case .no: return named.map { .init(history: history, forbidden: $0, restriction: index) }
        case .only:
            return named.flatMap { demanded in
                departures.filter { $0.road != restriction.to }.map {
                    .init(history: history, forbidden: $0, demanded: demanded, restriction: index)
                }
            }
        }
    }

    /// The directions in which roads can be travelled one after another.
    private static func histories(along roads: [RoadID], in graph: ArcGraph) -> [[ArcID]] {
        roads.dropFirst().reduce(Direction.allCases.map { [roads[0].arc($0)] }) { histories, road in
            histories.flatMap { history in
                graph.departures(from: graph.head(of: history[history.count - 1]))
                    .filter { $0.road == road }.map { history + [$0] }
            }
        }
    }
}
