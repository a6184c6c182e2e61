import Protocol
import Routing

/// Finds the roads that reports name by OpenStreetMap's ids, in one pass over the network however many there are.
struct RoadLookup {
    /// A piece of a way between two junctions.
    private struct Piece {
        var road: RoadID
        var from: Int64
        var to: Int64
    }

    private struct NodePair: Hashable {
        var from: Int64
        var to: Int64
    }

    private let network: RoadNetwork
    /// In the order along the way.
    private var pieces: [Int64: [Piece]] = [:]
    private var arcs: [NodePair: [ArcID]] = [:]

    init(of updates: [TrafficUpdate], in network: RoadNetwork) {
        self.network = network
        for update in updates {
            switch update.subject {
            case .road: break
            case .way(let way, _, _): pieces[way] = []
            case .nodes(let from, let to): arcs[NodePair(from: from, to: to)] = []
            }
        }
        guard !pieces.isEmpty || !arcs.isEmpty else { return }
        for (index, road) in network.roads.enumerated() {
            let id = RoadID(UInt32(index))
            let (from, to) = (network.junction(road.from).osmNode, network.junction(road.to).osmNode)
            if !pieces.isEmpty { pieces[road.osmWay]?.append(Piece(road: id, from: from, to: to)) }
            guard !arcs.isEmpty else { continue }
            arcs[NodePair(from: from, to: to)]?.append(id.arc(.forward))
            arcs[NodePair(from: to, to: from)]?.append(id.arc(.backward))
        }
    }

    /// The roads that an update is about, with the direction, `nil` for both; none where the network has no such road.
    func roads(of subject: TrafficUpdate.Subject) -> [(road: RoadID, direction: Direction?)] {
        switch subject {
        case .road(let number, let direction):
            guard number >= 0, Int(number) < network.roads.count else { return [] }
            return [(RoadID(UInt32(number)), direction.map { Direction($0) })]
        case .way(let way, nil, _), .way(let way, _, nil):
            return (pieces[way] ?? []).map { ($0.road, nil) }
        case .way(let way, .some(let from), .some(let to)):
            return stretch(of: pieces[way] ?? [], from: from, to: to)
        case .nodes(let from, let to):
            return (arcs[NodePair(from: from, to: to)] ?? []).map { ($0.road, $0.direction) }
        }
    }

    private func stretch(of pieces: [Piece], from: Int64, to: Int64) -> [(road: RoadID, direction: Direction?)] {
        if let first = pieces.firstIndex(where: { $0.from == from }),
            let last = pieces[first...].firstIndex(where: { $0.to == to })
        {
            return pieces[first...last].map { ($0.road, .forward) }
        }
        if let first = pieces.firstIndex(where: { $0.from == to }),
            let last = pieces[first...].firstIndex(where: { $0.to == from })
        {
            return pieces[first...last].map { ($0.road, .backward) }
        }
        return []
    }
}

extension Direction {
    init(_ direction: RoadDirection) {
        switch direction {
        case .forward: self = .forward
        case .backward: self = .backward
        }
    }
}
