import Foundation

/// An order of roads by importance: those that hold the network together come last.
///
/// The junctions are cut into two cells by as few roads as can be, each cell into two again, until every cell is a single
/// junction; the roads of a cut come behind all roads of its two cells. Cuts are found by inertial flow: the junctions
/// are lined up in some direction, and the least flow between the first and the last quarter of them tells where the
/// bottleneck lies.
/// Source: George, "Nested dissection of a regular finite element mesh" (1973); Schild, Sommer, "On Balanced Separators in
/// Road Networks" (2015).
struct NestedDissection {
    /// A part of the map: stretches of `junctions` and `roads`, which nobody else works on.
    private struct Cell: Sendable {
        var junctions: Range<Int>
        var roads: Range<Int>
    }

    private let network: RoadNetwork
    private var junctions: [UInt32]
    private var roads: [RoadID]
    /// Each junction's place in its cell.
    private var places: [Int32]

    /// - Parameter roads: those that matter; the others have no place in the order.
    /// - Returns: `roads` from the least to the most important one. O(roads · log roads) searches, on all cores.
    static func order(of roads: [RoadID], in network: RoadNetwork) -> [RoadID] {
        var dissection = NestedDissection(roads, in: network)
        dissection.run()
        return dissection.roads
    }

    private init(_ roads: [RoadID], in network: RoadNetwork) {
        self.network = network
        self.roads = roads
        var isUsed = [Bool](repeating: false, count: network.junctions.count)
        for road in roads {
            isUsed[Int(network.roads[Int(road.index)].from.index)] = true
            isUsed[Int(network.roads[Int(road.index)].to.index)] = true
        }
        junctions = isUsed.indices.filter { isUsed[$0] }.map { UInt32($0) }
        places = Array(repeating: 0, count: isUsed.count)
    }

    private mutating func run() {
        var cells = [Cell(junctions: 0..<junctions.count, roads: 0..<roads.count)]
        junctions.withUnsafeMutableBufferPointer { junctions in
            roads.withUnsafeMutableBufferPointer { roads in
                places.withUnsafeMutableBufferPointer { places in
                    let work = CellWork(network: network, junctions: junctions, roads: roads, places: places)
                    while !cells.isEmpty {
                        cells = Parallel.flatMap(cells) { cell in
                            work.divide(cell.junctions, cell.roads).map { Cell(junctions: $0.0, roads: $0.1) }
                        }
                    }
                }
            }
        }
    }
}

/// Divides cells in place. Cells have no junction and no road in common, so that many may be divided at once.
private struct CellWork: @unchecked Sendable {
    let network: RoadNetwork
    let junctions: UnsafeMutableBufferPointer<UInt32>
    let roads: UnsafeMutableBufferPointer<RoadID>
    let places: UnsafeMutableBufferPointer<Int32>

    /// In which the junctions of a cell are lined up; neighbors in this list differ much, so that good cuts come early.
    private static let directions: [(east: Double, north: Double)] = (0..<12).map { step in
        let angle = Double(step * 5 % 12) * .pi / 12
        return (sin(angle), cos(angle))
    }

    /// Puts a cell's junctions and roads into the order first half, second half, and the cut's roads behind.
    ///
    /// - Returns: the two halves that have roads to order.
    func divide(_ junctionRange: Range<Int>, _ roadRange: Range<Int>) -> [(Range<Int>, Range<Int>)] {
        guard junctionRange.count > 2, roadRange.count > 1 else { return [] }
        for (place, index) in junctionRange.enumerated() { places[Int(junctions[index])] = Int32(place) }
        let side = cut(junctionRange, roadRange)
        var inside: [[RoadID]] = [[], []]
        var across: [RoadID] = []
        for index in roadRange {
            let (from, to) = ends(of: roads[index])
            if side[Int(from)] == side[Int(to)] {
                inside[side[Int(from)] ? 0 : 1].append(roads[index])
            } else {
                across.append(roads[index])
            }
        }
        let (first, second) = (
            junctionRange.filter { side[$0 - junctionRange.lowerBound] }.map { junctions[$0] },
            junctionRange.filter { !side[$0 - junctionRange.lowerBound] }.map { junctions[$0] }
        )
        for (offset, junction) in (first + second).enumerated() {
            junctions[junctionRange.lowerBound + offset] = junction
        }
        for (offset, road) in (inside[0] + inside[1] + across).enumerated() {
            roads[roadRange.lowerBound + offset] = road
        }
        let middle = junctionRange.lowerBound + first.count
        let roadMiddle = roadRange.lowerBound + inside[0].count
        return [
            (junctionRange.lowerBound..<middle, roadRange.lowerBound..<roadMiddle),
            (middle..<junctionRange.upperBound, roadMiddle..<roadMiddle + inside[1].count),
        ]
    }

    private func ends(of road: RoadID) -> (Int32, Int32) {
        let road = network.roads[Int(road.index)]
        return (places[Int(road.from.index)], places[Int(road.to.index)])
    }

    /// For each junction of a cell the side on which it lies; neither side is empty.
    private func cut(_ junctionRange: Range<Int>, _ roadRange: Range<Int>) -> [Bool] {
        let edges = roadRange.map { ends(of: roads[$0]) }.filter { $0.0 != $0.1 }
        var flow = UnitFlow(nodeCount: junctionRange.count, edges: edges)
        var best: (size: Int, side: [Bool])?
        for direction in Self.directions {
            let line = lineUp(junctionRange, along: direction)
            let quarter = max(line.count / 4, 1)
            let limit = best.map { $0.size - 1 } ?? .max
            guard limit >= 0 else { break }
            if let found = flow.cut(sources: line.prefix(quarter), sinks: line.suffix(quarter), limit: limit) {
                best = found
            }
        }
        return best?.side ?? junctionRange.indices.map { $0 == junctionRange.lowerBound }
    }

    private func lineUp(_ range: Range<Int>, along direction: (east: Double, north: Double)) -> [Int32] {
        let middle = network.junctions[Int(junctions[range.lowerBound])].coordinate.coordinate.latitude
        let narrowing = cos(middle * .pi / 180)
        let keys = range.map { index -> Double in
            let place = network.junctions[Int(junctions[index])].coordinate
            let (east, north) = (Double(place.longitude) * narrowing, Double(place.latitude))
            return east * direction.east + north * direction.north
        }
        return keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }.map { Int32($0) }
    }
}
