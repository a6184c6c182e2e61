import HeapModule

/// The quickest ways from one arc to others nearby: Dijkstra's search with turns and restrictions, for ways so short that
/// few arcs are touched. One value per thread: it is a workspace.
struct NearbySearch: Sendable {
    /// One for each state that was reached, in the order in which they were.
    private var labels: [Label] = []
    private var places = StateTable()
    private var queue = Heap<Entry>()
    private(set) var frontier: [Exit] = []

    private struct Label {
        var state: SearchState
        /// The label before; its own place for one that follows the origin.
        var previous: Int32
        var isSettled = false
        /// To the arc's tail, the turn into it counted.
        var cost: Milliseconds
        /// Metres from the origin's head to the arc's tail.
        var length: Double
        /// How often the way turns around at a junction.
        var turnarounds: Int32 = 0
    }

    private struct Entry: Comparable, BitwiseCopyable {
        var cost: Milliseconds
        var place: Int32
        static func < (one: Entry, other: Entry) -> Bool { (one.cost, one.place) < (other.cost, other.place) }
    }

    /// Looks for ways from the head of `origin` to the tails of `targets`.
    ///
    /// - Parameter limit: metres; longer ways are not looked for.
    mutating func explore(after origin: ArcID, to targets: [MatchCandidate], within limit: Double, in metric: Metric) {
        begin()
        var open = targets.count
        spread(from: SearchState(origin), cost: 0, length: 0, at: -1, metric)
        while open > 0, let place = settleNext() {
            let label = labels[place]
            let arc = metric.network.memory.arc(of: label.state)
            for target in targets where target.arc == arc { open -= 1 }
            let length = label.length + Double(metric.network.road(of: arc).length)
            guard length <= limit else { continue }
            spread(
                from: label.state, cost: label.cost &+ metric.cost(of: arc), length: length, at: Int32(place), metric)
        }
    }

    /// An arc that the distance ends on.
    struct Exit {
        var arc: ArcID
        /// To its end.
        var cost: Milliseconds
    }

    /// Follows all ways ahead on which nobody turns around, up to the arcs on which the distance ends (`frontier`).
    mutating func explore(onwardFrom origin: ArcID, within limit: Double, in metric: Metric) {
        begin()
        spread(from: SearchState(origin), cost: 0, length: 0, at: -1, metric, turnsAround: false)
        while let place = settleNext() {
            let label = labels[place]
            let arc = metric.network.memory.arc(of: label.state)
            let (cost, length) = (
                label.cost &+ metric.cost(of: arc), label.length + Double(metric.network.road(of: arc).length)
            )
            guard length < limit else {
                frontier.append(Exit(arc: arc, cost: cost))
                continue
            }
            spread(from: label.state, cost: cost, length: length, at: Int32(place), metric, turnsAround: false)
        }
    }

    private mutating func begin() {
        labels.removeAll(keepingCapacity: true)
        places.removeAll()
        queue.removeAll { _ in true }
        frontier.removeAll(keepingCapacity: true)
    }

    /// - Returns: the place of the nearest label that is not yet final.
    private mutating func settleNext() -> Int? {
        while let entry = queue.popMin() {
            let place = Int(entry.place)
            guard !labels[place].isSettled, labels[place].cost == entry.cost else { continue }
            labels[place].isSettled = true
            return place
        }
        return nil
    }

    private mutating func spread(
        from state: SearchState, cost: Milliseconds, length: Double, at place: Int32, _ metric: Metric,
        turnsAround: Bool = true
    ) {
        let network = metric.network
        let arc = network.memory.arc(of: state)
        let junction = network.head(of: arc)
        let isWatched = network.memory.isWatched(junction)
        let turns = metric.turnCosts(from: arc)
        for (turn, next) in zip(turns, network.departures(from: junction))
        where turn != .impassable && metric.isPassable(next) && (turnsAround || next != arc.reversed) {
            let move = RestrictionMemory.Move(state: state, arc: next)
            guard !isWatched || metric.allows(move) else { continue }
            let reached = isWatched ? network.memory.state(after: move) : SearchState(next)
            let turnarounds = (place < 0 ? 0 : labels[Int(place)].turnarounds) + (next == arc.reversed ? 1 : 0)
            reach(
                Label(
                    state: reached, previous: place, cost: cost &+ turn, length: length, turnarounds: turnarounds))
        }
    }

    private mutating func reach(_ label: Label) {
        let place = places.place(of: label.state, else: Int32(labels.count))
        if place == labels.count {
            labels.append(label)
        } else if label.cost < labels[Int(place)].cost {
            labels[Int(place)] = label
        } else {
            return
        }
        queue.insert(Entry(cost: label.cost, place: place))
    }

    /// To the tail of `arc`; `nil` where no way was found.
    func cost(to arc: ArcID, in network: RoadNetwork) -> Milliseconds? {
        label(of: arc, in: network).map { labels[$0].cost }
    }

    /// Metres from the origin's head to the tail of `arc`, by the quickest way; `nil` where none was found.
    func length(to arc: ArcID, in network: RoadNetwork) -> Double? {
        label(of: arc, in: network).map { labels[$0].length }
    }

    /// How often the quickest way to the tail of `arc` turns around at a junction.
    func turnarounds(to arc: ArcID, in network: RoadNetwork) -> Int {
        label(of: arc, in: network).map { Int(labels[$0].turnarounds) } ?? 0
    }

    /// The arcs between the origin and `arc`, in the order of travel.
    func arcs(before arc: ArcID, in network: RoadNetwork) -> [ArcID] {
        var arcs: [ArcID] = []
        var place = label(of: arc, in: network).map { Int(labels[$0].previous) } ?? -1
        while place >= 0 {
            arcs.append(network.memory.arc(of: labels[place].state))
            place = Int(labels[place].previous)
        }
        return arcs.reversed()
    }

    private func label(of arc: ArcID, in network: RoadNetwork) -> Int? {
        network.memory.states(of: arc).compactMap { places.place(of: $0) }.map(Int.init).min {
            labels[$0].cost < labels[$1].cost
        }
    }
}
