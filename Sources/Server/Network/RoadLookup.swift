import Protocol
import Routing

/// Finds the roads that reports name, in one pass over the network however many there are.
struct RoadLookup {
    private let network: RoadNetwork
    /// The roads of the ways that are named, in the order along the way.
    private var roadsOfWays: [Int64: [RoadID]] = [:]
    /// Where nodes lie that are named without a way.
    private var places: [Int64: [Place]] = [:]
    /// What the network does not keep in memory.
    private let innerNodes: [RoadID: [Int64]]

    private struct Place {
        var road: RoadID
        /// Among the road's nodes.
        var index: Int
    }

    /// The nodes by which `updates` name places: those of them that lie between junctions, only the database knows.
    static func nodes(in updates: [TrafficUpdate]) -> Set<Int64> {
        updates.reduce(into: []) { nodes, update in
            switch update.subject {
            case .way(_, .some(let from), .some(let to)), .nodes(let from, let to): nodes.formUnion([from, to])
            case .road, .way, .line: break
            }
        }
    }

    /// - Parameter innerNodes: of the roads that have some of the named nodes between their junctions.
    init(of updates: [TrafficUpdate], in network: RoadNetwork, innerNodes: [RoadID: [Int64]]) {
        self.network = network
        self.innerNodes = innerNodes
        for update in updates {
            switch update.subject {
            case .road, .line: break
            case .way(let way, _, _): roadsOfWays[way] = []
            case .nodes(let from, let to):
                places[from] = []
                places[to] = []
            }
        }
        guard !roadsOfWays.isEmpty || !places.isEmpty else { return }
        for (index, road) in network.roads.enumerated() {
            let id = RoadID(UInt32(index))
            if !roadsOfWays.isEmpty { roadsOfWays[road.osmWay]?.append(id) }
            guard !places.isEmpty else { continue }
            for (place, node) in nodes(of: id).enumerated() { places[node]?.append(Place(road: id, index: place)) }
        }
    }

    /// What an update is about; nothing where the network has no such road.
    func parts(of subject: TrafficUpdate.Subject) -> [ReportedPart] {
        switch subject {
        case .road(let number, let direction):
            guard number >= 0, Int(number) < network.roads.count else { return [] }
            return [ReportedPart(RoadID(UInt32(number)), direction.map { Direction($0) })]
        case .way(let way, nil, _), .way(let way, _, nil):
            return (roadsOfWays[way] ?? []).map { ReportedPart($0, nil) }
        case .way(let way, .some(let from), .some(let to)):
            return stretch(of: roadsOfWays[way] ?? [], from: from, to: to)
        case .nodes(let from, let to):
            return (places[from] ?? []).flatMap { start in
                (places[to] ?? []).filter { $0.road == start.road && $0.index != start.index }.map { end in
                    ReportedPart(
                        start.road, start.index < end.index ? .forward : .backward,
                        length: length(of: start.road, from: start.index, to: end.index))
                }
            }
        case .line(let line):
            return stretches(along: line)
        }
    }

    /// From the road's first junction to its last.
    private func nodes(of road: RoadID) -> [Int64] {
        let ends = network.roads[Int(road.index)]
        return [network.junction(ends.from).osmNode] + (innerNodes[road] ?? []) + [network.junction(ends.to).osmNode]
    }

    /// - Returns: `nil` for all of the road, from one end to the other.
    private func length(of road: RoadID, from start: Int, to end: Int) -> Double? {
        let (low, high) = (min(start, end), max(start, end))
        let distances = network.line(of: road).distances
        guard distances.count == nodes(of: road).count, high - low + 1 < distances.count else { return nil }
        return distances[high] - distances[low]
    }
}

// Ways.
extension RoadLookup {
    private func stretch(of roads: [RoadID], from: Int64, to: Int64) -> [ReportedPart] {
        let nodes = roads.map { self.nodes(of: $0) }
        if let ends = Self.ends(of: nodes, from: from, to: to) { return parts(of: roads, nodes, ends, .forward) }
        if let ends = Self.ends(of: nodes, from: to, to: from) { return parts(of: roads, nodes, ends, .backward) }
        return []
    }

    private typealias Ends = (first: (road: Int, index: Int), last: (road: Int, index: Int))

    /// The first place of `from` that the way leaves along the road, and the first one of `to` behind it.
    private static func ends(of nodes: [[Int64]], from: Int64, to: Int64) -> Ends? {
        for road in nodes.indices {
            guard let index = nodes[road].dropLast().firstIndex(of: from) else { continue }
            for later in road..<nodes.count {
                let start = later == road ? index + 1 : 1
                guard let end = nodes[later][start...].firstIndex(of: to) else { continue }
                return ((road, index), (later, end))
            }
        }
        return nil
    }

    private func parts(
        of roads: [RoadID], _ nodes: [[Int64]], _ ends: Ends, _ direction: Direction
    ) -> [ReportedPart] {
        (ends.first.road...ends.last.road).map { place in
            let start = place == ends.first.road ? ends.first.index : 0
            let end = place == ends.last.road ? ends.last.index : nodes[place].count - 1
            return ReportedPart(roads[place], direction, length: length(of: roads[place], from: start, to: end))
        }
    }
}

// Lines.
extension RoadLookup {
    private func stretches(along line: [Location]) -> [ReportedPart] {
        guard let line = MeasuredLine(line) else { return [] }
        let matcher = LineMatcher(network: network) { arc in
            Profile.car.speed(on: network.road(of: arc), arc.direction) != nil
        }
        return matcher.stretches(along: line).map { stretch in
            let isWhole = stretch.length >= Self.wholeShare * Double(network.road(of: stretch.arc).length)
            return ReportedPart(stretch.arc.road, stretch.arc.direction, length: isWhole ? nil : stretch.length)
        }
    }

    /// A line that is drawn along so much of a road means all of it.
    private static let wholeShare = 0.9
}

extension MeasuredLine {
    init?(_ line: [Location]) { self.init(line.map { Coordinate(latitude: $0.latitude, longitude: $0.longitude) }) }
}

extension Direction {
    init(_ direction: RoadDirection) {
        switch direction {
        case .forward: self = .forward
        case .backward: self = .backward
        }
    }
}
