import Protocol
import Routing

/// Brings the coordinates of a request onto the road network, each by its own options.
struct PlaceFinder {
    let request: OSRMRequest

    /// A coordinate on the road network.
    struct Place {
        var nearest: Candidate
        /// The nearest one that leads on, which is another one where the nearest lies on an island.
        var connected: Candidate
        var isOnIsland: Bool { nearest.snap != connected.snap }
        /// The nearest first.
        var candidates: [Candidate] { isOnIsland ? [nearest, connected] : [nearest] }

        func candidate(at endpoint: RouteEndpoint) -> Candidate {
            nearest.endpoint == endpoint ? nearest : connected
        }
    }

    struct Candidate {
        var snap: Snap
        var endpoint: RouteEndpoint
    }

    /// - Throws: `NoSegment` where no road is near enough.
    func place(_ index: Int, for end: Metric.End) throws(OSRMError) -> Place {
        let candidates = candidates(index, limit: 1, for: end)
        guard let nearest = candidates.first, let connected = candidates.last else {
            throw OSRMError(.noSegment, "Could not find a matching segment for coordinate \(index)")
        }
        return Place(nearest: nearest, connected: connected)
    }

    /// - Parameter end: `nil` for places where nobody has to get on from.
    func candidates(_ index: Int, limit: Int, for end: Metric.End?) -> [Candidate] {
        let coordinate = request.coordinates[index]
        let bearing = request.places.bearings[at: index]
        if let hint = request.places.hints[at: index], let snap = hinted(hint, at: coordinate) {
            return candidates([snap], index)
        }
        let snaps = request.metric.snaps(
            of: coordinate, radius: request.places.radiuses[at: index] ?? .infinity, heading: bearing?.bearing,
            headingTolerance: bearing?.tolerance ?? 180, limit: limit, for: end, where: isWanted)
        return candidates(snaps, index)
    }

    private func candidates(_ snaps: [Snap], _ index: Int) -> [Candidate] {
        let approach = request.places.approaches[at: index].map(Approach.init) ?? .unrestricted
        return snaps.compactMap { snap in
            let endpoint = request.metric.endpoint(of: snap, at: request.coordinates[index], approach)
            return endpoint.directions.isEmpty ? nil : Candidate(snap: snap, endpoint: endpoint)
        }
    }

    private func hinted(_ text: String, at coordinate: Coordinate) -> Snap? {
        RoadHint(text)?.snap(of: coordinate, in: request)
    }

    /// Trips don't begin or end on ferries, unless that is asked for.
    private func isWanted(_ road: RoadID) -> Bool {
        request.places.snapping == .any || request.network.roads[Int(road.index)].roadClass != .ferry
    }

    /// What an answer tells of a place.
    func waypoint(_ candidate: Candidate, of index: Int) -> RouteWaypoint {
        let road = request.network.roads[Int(candidate.snap.endpoint.position.road.index)]
        let hint =
            request.places.generatesHints
            ? RoadHint(candidate.snap, of: request.coordinates[index], in: request).text : nil
        return RouteWaypoint(
            location: Location(candidate.snap.coordinate), name: request.network.name(of: road),
            distance: candidate.snap.distance, hint: hint)
    }
}

extension Array {
    /// The element for a coordinate; `nil` where the list says nothing about any.
    subscript<Wrapped>(at index: Int) -> Wrapped? where Element == Wrapped? {
        index < count ? self[index] : nil
    }
}

extension Approach {
    init(_ approach: PlaceOptions.Approach) {
        switch approach {
        case .unrestricted: self = .unrestricted
        case .curb: self = .curb
        case .opposite: self = .opposite
        }
    }
}
