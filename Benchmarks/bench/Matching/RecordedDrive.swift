import Foundation
import Routing

/// One of the drives of Kubička, Cela, Moulin, Mounier, Niculescu, "Dataset for testing and training of map-matching
/// algorithms" (2015): a track, the road network around it, and the arcs that were really driven.
struct RecordedDrive {
    let name: String
    let network: RoadNetwork
    let track: [Observation]
    /// The arcs of the data set by the arcs of the network: those that each is made of, in the order of travel.
    let parts: [ArcID: [Part]]
    /// The arcs of the data set that were driven, in their order, by their numbers.
    let truth: [Int]
    /// Metres of each arc of the data set.
    let lengths: [Double]

    /// An arc of the data set within one of the network.
    struct Part {
        var number: Int
        /// Metres from the tail of the network's arc to its own tail.
        var start: Double
    }

    /// - Parameter folder: holds `NAME.nodes`, `.arcs`, `.route` and `.track`.
    init(folder: URL) throws {
        let name = folder.lastPathComponent
        self.name = name
        func rows(_ kind: String) throws -> [[Double]] {
            let text = try String(contentsOf: folder.appending(path: "\(name).\(kind)"), encoding: .utf8)
            return text.split(separator: "\n").map { $0.split(separator: "\t").compactMap { Double($0) } }
        }
        let nodes = try rows("nodes").map { Coordinate(latitude: $0[1], longitude: $0[0]) }
        let arcs = try rows("arcs").map { (tail: Int($0[0]), head: Int($0[1])) }
        truth = try rows("route").map { Int($0[0]) }
        track = try rows("track").map {
            Observation(coordinate: Coordinate(latitude: $0[1], longitude: $0[0]), time: $0[2])
        }
        lengths = arcs.map { nodes[$0.tail].distance(to: nodes[$0.head]) }
        var drawn = DriveNetwork(nodes: nodes, arcs: arcs)
        (network, parts) = try drawn.frozen()
    }

    /// The track as a receiver would have sent it that speaks every so many seconds; the last fix is always there.
    func track(every seconds: Double) -> [Observation] {
        var due = -Double.infinity
        return track.enumerated().filter { place, observation in
            guard let time = observation.time, time >= due || place == track.count - 1 else { return false }
            due = time + seconds
            return true
        }.map(\.element)
    }
}

/// The network of a drive: its nodes are junctions and shape points alike, its arcs straight.
private struct DriveNetwork {
    let nodes: [Coordinate]
    let arcs: [(tail: Int, head: Int)]
    private var departures: [[Int]]
    private var arrivals: [[Int]]
    private var isJunction: [Bool]

    init(nodes: [Coordinate], arcs: [(tail: Int, head: Int)]) {
        self.nodes = nodes
        self.arcs = arcs
        departures = Array(repeating: [], count: nodes.count)
        arrivals = departures
        for (number, arc) in arcs.enumerated() {
            departures[arc.tail].append(number)
            arrivals[arc.head].append(number)
        }
        isJunction = []
        isJunction = nodes.indices.map { !isPassed(at: $0) }
    }

    /// Whether a road simply goes on at a node, the same way in each direction.
    private func isPassed(at node: Int) -> Bool {
        let heads = departures[node].map { arcs[$0].head }
        let tails = arrivals[node].map { arcs[$0].tail }
        guard Set(heads).count == heads.count, Set(tails).count == tails.count else { return false }
        switch (tails.count, heads.count) {
        case (1, 1): return tails[0] != heads[0] && tails[0] != node
        case (2, 2): return Set(tails) == Set(heads) && !tails.contains(node)
        default: return false
        }
    }

    /// The arcs from `first` to the next junction.
    private func chain(from first: Int) -> [Int] {
        var chain = [first]
        while !isJunction[arcs[chain[chain.count - 1]].head] {
            let last = arcs[chain[chain.count - 1]]
            guard let next = departures[last.head].first(where: { arcs[$0].head != last.tail }) else { break }
            chain.append(next)
        }
        return chain
    }

    mutating func frozen() throws -> (RoadNetwork, [ArcID: [RecordedDrive.Part]]) {
        var tables = RoadNetworkTables()
        var parts: [ArcID: [RecordedDrive.Part]] = [:]
        var isDone = Array(repeating: false, count: arcs.count)
        var junctions: [Int: JunctionID] = [:]
        func junction(_ node: Int) -> JunctionID {
            if let known = junctions[node] { return known }
            tables.junctions.append(Junction(coordinate: FixedCoordinate(nodes[node])))
            let id = JunctionID(UInt32(tables.junctions.count - 1))
            junctions[node] = id
            return id
        }
        func append(_ chain: [Int]) {
            let back = chain.reversed().map { number in
                departures[arcs[number].head].first { arcs[$0].head == arcs[number].tail && !isDone[$0] }
            }
            let isTwoWay = back.allSatisfy { $0 != nil }
            let shape = [nodes[arcs[chain[0]].tail]] + chain.map { nodes[arcs[$0].head] }
            let road = Road(
                from: junction(arcs[chain[0]].tail), to: junction(arcs[chain[chain.count - 1]].head),
                access: .init(forward: .all, backward: isTwoWay ? .all : []))
            let id = tables.append(road, shape: shape.map { FixedCoordinate($0) })
            parts[id.arc(.forward)] = measured(chain)
            for number in chain { isDone[number] = true }
            guard isTwoWay else { return }
            parts[id.arc(.backward)] = measured(back.compactMap { $0 })
            for number in back { number.map { isDone[$0] = true } }
        }
        for number in arcs.indices where !isDone[number] && isJunction[arcs[number].tail] {
            append(chain(from: number))
        }
        // What is left are rings without a junction.
        for number in arcs.indices where !isDone[number] {
            isJunction[arcs[number].tail] = true
            append(chain(from: number))
        }
        return (try RoadNetwork(freezing: tables), parts)
    }

    private func measured(_ chain: [Int]) -> [RecordedDrive.Part] {
        var start = 0.0
        return chain.map { number in
            defer { start += nodes[arcs[number].tail].distance(to: nodes[arcs[number].head]) }
            return RecordedDrive.Part(number: number, start: start)
        }
    }
}
