/// The states that turn restrictions over other roads add to a network's arcs, and how a search moves among them.
///
/// Restrictions of one junction fit a table of turns. One that begins two roads earlier needs a search that remembers how
/// it came: each beginning of such a restriction becomes a shadow of its last arc, as in an automaton that looks for many
/// words at once (Aho, Corasick, "Efficient string matching", 1975). Only junctions on a restriction's way are any slower.
///
/// A class, so that a search that asks it at each step passes one reference on, and no tables.
package final class RestrictionMemory: Sendable {
    /// The arc that each shadow shadows; shadow number 0 is the state after the last arc.
    private let shadows: [ArcID]
    private let arcCount: UInt32
    /// By junction: whether states that arrive here need more than the plain rule, and which shadows arrive.
    private let isWatched: [Bool]
    private let arriving: [JunctionID: [SearchState]]
    /// By arc: its shadows.
    private let shadowsOfArcs: [ArcID: [SearchState]]
    /// Moves that don't lead to the plain arc.
    private let onward: [Move: SearchState]
    /// What may forbid a move.
    private let rules: [(move: Move, chain: RestrictionChain)]

    /// From a state into an arc that departs where the state's own arrives.
    package struct Move: Hashable, Sendable {
        package var state: SearchState
        package var arc: ArcID

        package init(state: SearchState, arc: ArcID) {
            self.state = state
            self.arc = arc
        }
    }

    init(of restrictions: [TurnRestriction], in graph: ArcGraph) {
        let chains = RestrictionChain.all(of: restrictions, in: graph)
        let words = Words(chains)
        var shadows: [ArcID] = []
        var states: [[ArcID]: SearchState] = [:]
        let arcCount = graph.heads.count
        self.arcCount = UInt32(arcCount)
        for word in words.beginnings {
            if word.count == 1 {
                states[word] = SearchState(word[0])
            } else {
                states[word] = SearchState(UInt32(arcCount + shadows.count))
                shadows.append(word[word.count - 1])
            }
        }
        var onward: [Move: SearchState] = [:]
        var rules: [(Move, RestrictionChain)] = []
        var isWatched = [Bool](repeating: false, count: graph.junctionCount)
        for word in words.beginnings {
            guard let state = states[word] else { continue }
            let junction = graph.head(of: word[word.count - 1])
            isWatched[Int(junction.index)] = true
            for departure in graph.departures(from: junction) {
                let next = words.longestBeginning(endingIn: word + [departure])
                if next.count > 1 { onward[Move(state: state, arc: departure)] = states[next] }
            }
            for chain in words.chains(completedBy: word) {
                rules.append((Move(state: state, arc: chain.forbidden), chain))
            }
        }
        self.shadows = shadows
        self.onward = onward
        self.rules = rules
        self.isWatched = isWatched
        let all = shadows.indices.map { SearchState(UInt32(arcCount + $0)) }
        arriving = Dictionary(grouping: all) { graph.head(of: shadows[Int($0.index) - arcCount]) }
        shadowsOfArcs = Dictionary(grouping: all) { shadows[Int($0.index) - arcCount] }
    }
}

extension RestrictionMemory {
    package var stateCount: Int { Int(arcCount) + shadows.count }

    package func arc(of state: SearchState) -> ArcID {
        state.index < arcCount ? ArcID(state.index) : shadows[Int(state.index - arcCount)]
    }

    /// The arc and its shadows.
    package func states(of arc: ArcID) -> [SearchState] { [SearchState(arc)] + (shadowsOfArcs[arc] ?? []) }

    /// Whether moves at a junction must be asked for one by one; elsewhere each leads to the plain arc, and none is forbidden.
    package func isWatched(_ junction: JunctionID) -> Bool { isWatched[Int(junction.index)] }

    package func state(after move: Move) -> SearchState { onward[move] ?? SearchState(move.arc) }

    /// The moves that one mode may not make now.
    func forbiddenMoves(
        for mode: TravelMode, in network: RoadNetwork, _ circumstances: Circumstances, arcCosts: [Milliseconds]
    ) -> Set<Move> {
        var moves: Set<Move> = []
        for (move, chain) in rules {
            let restriction = network.restrictions[chain.restriction]
            guard restriction.modes.contains(mode), circumstances.holds(restriction) else { continue }
            if let demanded = chain.demanded, arcCosts[Int(demanded.index)] == .impassable { continue }
            moves.insert(move)
        }
        return moves
    }

    /// The shadows that arrive at a watched junction.
    package func shadows(arrivingAt junction: JunctionID) -> [SearchState] { arriving[junction] ?? [] }
}

/// The beginnings of all restrictions, and which of them an arc sequence ends in.
private struct Words {
    /// Each once, in an order that the same network always gives.
    let beginnings: [[ArcID]]
    private let known: Set<[ArcID]>
    private let chains: [[ArcID]: [RestrictionChain]]

    init(_ chains: [RestrictionChain]) {
        self.chains = Dictionary(grouping: chains, by: \.history)
        known = Set(chains.flatMap { chain in chain.history.indices.map { Array(chain.history[...$0]) } })
        beginnings = known.sorted { $0.lexicographicallyPrecedes($1) }
    }

    func longestBeginning(endingIn sequence: [ArcID]) -> [ArcID] {
        sequence.indices.lazy.map { Array(sequence[$0...]) }.first { known.contains($0) } ?? []
    }

    /// The restrictions whose history a sequence ends in.
    func chains(completedBy sequence: [ArcID]) -> [RestrictionChain] {
        sequence.indices.flatMap { chains[Array(sequence[$0...])] ?? [] }
    }
}
