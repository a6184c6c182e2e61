/// From which arcs a profile gets to the main parts of a network, and which it can reach from there.
///
/// Extracts are full of islands: car parks behind a gate that is closed, streets cut off at the border of the map, one-ways
/// that only lead out. A trip that begins or ends on one finds no route, though the street beside would do.
///
/// Main are the strongly connected components of the arcs (Tarjan, "Depth-first search and linear graph algorithms", 1972)
/// that are large, or the largest where none is. O(turns).
struct Connectivity: Sendable {
    /// By arc: whether some main part can be reached from it.
    let leavesToMain: [Bool]
    /// By arc: whether it can be reached from some main part.
    let isReachedFromMain: [Bool]

    /// Arcs that make a part a main one; OSRM calls components below this many edges tiny.
    private static let mainSize = 1_000

    init(graph: ArcGraph, arcCosts: [Milliseconds], turnCosts: [Milliseconds]) {
        let turns = PassableTurns(graph: graph, arcCosts: arcCosts, turnCosts: turnCosts)
        let (components, sizes) = turns.components()
        let largest = sizes.max() ?? 0
        let main = components.map { component in
            component >= 0 && sizes[Int(component)] >= min(Self.mainSize, largest)
        }
        isReachedFromMain = turns.spread(from: main) { turns.forEachSuccessor(of: $0, $1) }
        leavesToMain = turns.spread(from: main) { turns.forEachPredecessor(of: $0, $1) }
    }
}

/// A network's arcs and the turns between them that a profile can take.
private struct PassableTurns {
    let graph: ArcGraph
    let arcCosts: [Milliseconds]
    let turnCosts: [Milliseconds]

    func isPassable(_ arc: ArcID) -> Bool { arcCosts[Int(arc.index)] != .impassable }

    func canTurn(from arrival: ArcID, to departure: ArcID) -> Bool {
        turnCosts[graph.turnIndex(from: arrival, to: departure)] != .impassable
    }

    func forEachSuccessor(of arc: ArcID, _ body: (ArcID) -> Void) {
        for next in graph.departures(from: graph.head(of: arc)) where isPassable(next) && canTurn(from: arc, to: next) {
            body(next)
        }
    }

    func forEachPredecessor(of arc: ArcID, _ body: (ArcID) -> Void) {
        for departure in graph.departures(from: graph.tail(of: arc)) {
            let previous = departure.reversed
            if isPassable(previous), canTurn(from: previous, to: arc) { body(previous) }
        }
    }

    /// All arcs that can be got to from those marked.
    func spread(from marked: [Bool], along neighbors: (ArcID, (ArcID) -> Void) -> Void) -> [Bool] {
        var marked = marked
        var waiting = marked.indices.filter { marked[$0] }.map { ArcID(UInt32($0)) }
        while let arc = waiting.popLast() {
            neighbors(arc) { next in
                guard !marked[Int(next.index)] else { return }
                marked[Int(next.index)] = true
                waiting.append(next)
            }
        }
        return marked
    }

    /// Each arc's strongly connected component, -1 for one that can't be travelled, and how large the components are.
    func components() -> (of: [Int32], sizes: [Int]) {
        var walk = ComponentWalk(arcCount: arcCosts.count)
        for arc in arcCosts.indices.lazy.map({ ArcID(UInt32($0)) }) where isPassable(arc) && !walk.isSeen(arc) {
            walk.explore(from: arc, in: self)
        }
        return (walk.components, walk.sizes)
    }
}

/// Tarjan's depth-first walk, on a stack of its own: roads are longer chains than a thread's stack is deep.
private struct ComponentWalk {
    private(set) var components: [Int32]
    private(set) var sizes: [Int] = []
    /// When an arc was first seen, from 1, and the earliest arc that it gets back to.
    private var seen: [UInt32]
    private var earliest: [UInt32]
    private var clock: UInt32 = 0
    /// Seen and not yet of a component.
    private var open: [ArcID] = []
    private var path: [(arc: ArcID, next: Int)] = []

    init(arcCount: Int) {
        components = Array(repeating: -1, count: arcCount)
        seen = Array(repeating: 0, count: arcCount)
        earliest = Array(repeating: 0, count: arcCount)
    }

    func isSeen(_ arc: ArcID) -> Bool { seen[Int(arc.index)] != 0 }

    mutating func explore(from start: ArcID, in turns: PassableTurns) {
        enter(start)
        while let (arc, next) = path.last {
            let departures = turns.graph.departures(from: turns.graph.head(of: arc))
            guard next < departures.count else {
                leave(arc)
                continue
            }
            path[path.count - 1].next += 1
            let departure = departures[departures.startIndex + next]
            guard turns.isPassable(departure), turns.canTurn(from: arc, to: departure) else { continue }
            if !isSeen(departure) {
                enter(departure)
            } else if components[Int(departure.index)] < 0 {
                earliest[Int(arc.index)] = min(earliest[Int(arc.index)], seen[Int(departure.index)])
            }
        }
    }

    private mutating func enter(_ arc: ArcID) {
        clock += 1
        seen[Int(arc.index)] = clock
        earliest[Int(arc.index)] = clock
        open.append(arc)
        path.append((arc, 0))
    }

    private mutating func leave(_ arc: ArcID) {
        path.removeLast()
        if let parent = path.last?.arc {
            earliest[Int(parent.index)] = min(earliest[Int(parent.index)], earliest[Int(arc.index)])
        }
        guard earliest[Int(arc.index)] == seen[Int(arc.index)] else { return }
        var size = 0
        while let member = open.popLast() {
            components[Int(member.index)] = Int32(sizes.count)
            size += 1
            if member == arc { break }
        }
        sizes.append(size)
    }
}
