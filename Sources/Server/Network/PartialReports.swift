import Routing
import Storage

/// What reports about parts of roads say of whole ones, which is what the network keeps.
///
/// A road takes as long as its parts together: those that are named at their speeds, the rest at the speed of the map.
/// One closed part closes it.
struct PartialReports {
    private struct Sum {
        /// The last report; whose reason and time hold.
        var last: StoredRoadState
        var isClosed = false
        /// Metres, and seconds at the reported speeds.
        var length = 0.0
        var seconds = 0.0
    }

    private let network: RoadNetwork
    private var sums: [ArcID: Sum] = [:]
    /// In the order of the reports.
    private var order: [ArcID] = []

    init(of network: RoadNetwork) { self.network = network }

    mutating func add(_ state: StoredRoadState, of arc: ArcID, length: Double) {
        if sums[arc] == nil { order.append(arc) }
        var sum = sums[arc] ?? Sum(last: state)
        sum.last = state
        switch state.state {
        case .closed: sum.isClosed = true
        case .speed(let speed):
            sum.length += length
            sum.seconds += length * 3.6 / Double(speed)
        }
        sums[arc] = sum
    }

    /// One state for each arc that parts were reported of.
    var states: [StoredRoadState] {
        order.compactMap { arc in
            guard let sum = sums[arc] else { return nil }
            var state = sum.last
            state.state = sum.isClosed ? .closed : .speed(speed(of: arc, sum))
            return state
        }
    }

    private func speed(of arc: ArcID, _ sum: Sum) -> Float {
        let road = network.road(of: arc)
        let rest = max(Double(road.length) - sum.length, 0)
        let usual = Profile.car.speed(on: road, arc.direction).map { Double($0) }
        let restSeconds = usual.map { rest * 3.6 / $0 } ?? 0
        let length = usual == nil ? sum.length : sum.length + rest
        return Float(min(max(length / (sum.seconds + restSeconds) * 3.6, 1), 1_000))
    }
}
