import Routing

// What a drive says of the roads: how long they take.
extension Trip {
    /// - Parameter before: where on its leg the vehicle was at the fix before, in metres.
    func meter(
        _ drive: inout TripState.Drive, since before: Double, at time: Instant, into actions: inout [TripAction]
    ) {
        // Out and back in: the roads are looked at while the meter runs.
        var meter = drive.meter
        let passages = meter.advance(
            from: before, to: drive.follower.offset, at: time, fastest: rules.fastestVehicle,
            over: drive.follower.currentLeg.arcStarts)
        drive.meter = meter
        guard !passages.isEmpty else { return }
        let traversals = passages.compactMap { drive.follower.currentLeg.traversal($0) }
        if !traversals.isEmpty { actions.append(.traversed(traversals, on: drive.follower.route.metric)) }
    }
}

extension TripRoute.Leg {
    /// Metres from the leg's start at which each of its arcs begins.
    fileprivate var arcStarts: some RandomAccessCollection<Double> { directions.roads.lazy.map { $0.startOffset } }

    /// - Returns: `nil` near the ends, where it would say who goes where.
    fileprivate func traversal(_ passage: TraversalMeter.Passage) -> Traversal? {
        let roads = directions.roads
        guard roads.indices.contains(passage.stretch + 1) else { return nil }
        let (road, next) = (roads[passage.stretch], roads[passage.stretch + 1])
        guard road.startOffset >= Self.privateEnds, next.startOffset <= line.length - Self.privateEnds else {
            return nil
        }
        return Traversal(arc: road.arc, next: next.arc, enteredAt: passage.enteredAt, seconds: passage.seconds)
    }

    /// So many metres after the start and before the stop are nobody's business.
    private static let privateEnds = 200.0
}
