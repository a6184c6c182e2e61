import Protocol
import Routing

/// `/match/v1`: the ways along which a track was driven.
struct MatchService {
    let request: OSRMRequest
    let options: MatchQuery
    private let track: MatchTrack
    /// Which coordinates end a leg.
    private let stops: Set<Int>

    /// - Parameter track: where more is known of it than the request says.
    init(_ request: OSRMRequest, _ options: MatchQuery, track: MatchTrack? = nil) throws(OSRMError) {
        guard request.coordinates.count <= request.limits.matchCoordinates else {
            throw OSRMError(.tooBig, "Too many trace coordinates")
        }
        try request.checkCount(atMost: request.limits.matchCoordinates)
        try options.check(count: request.coordinates.count)
        let all = request.coordinates.indices
        stops = Set(options.route.waypoints.isEmpty ? Array(all) : options.route.waypoints)
        guard stops.allSatisfy(all.contains) else {
            throw OSRMError(.invalidOptions, "waypoints are numbers of coordinates, from 0")
        }
        guard stops.contains(0), stops.contains(all.count - 1) else {
            throw OSRMError(.invalidValue, "First and last coordinates must be specified as waypoints.")
        }
        self.request = request
        self.options = options
        self.track = track ?? MatchTrack(request, options, keeping: options.route.waypoints)
    }

    func answer(in pool: SearchPool) throws(OSRMError) -> MatchResponse { response(of: try matches(in: pool)) }

    /// The parts of the track that have a way, by the numbers of coordinates.
    ///
    /// - Throws: `NoSegment` where no road is near, `NoMatch` where none fits, or where a gap lies between two waypoints.
    func matches(in pool: SearchPool) throws(OSRMError) -> [TrackMatch] {
        var matcher = TrackMatcher()
        matcher.splitsAtSilence = options.gaps == .split
        let found = pool.withWorkspace(for: request.hierarchy) { $0.matches(of: track.observations, by: matcher) }
        guard !found.isEmpty else {
            throw OSRMError(.noSegment, "Could not find a matching segment for any coordinate.")
        }
        let matches = found.filter { $0.points.count > 1 }.map(track.numbered)
        guard !matches.isEmpty else { throw OSRMError(.noMatch, "Could not match the trace.") }
        guard !options.route.waypoints.isEmpty else { return matches }
        let matched = Set(matches.flatMap { $0.points.map(\.observation) })
        guard matched.isSuperset(of: stops) else {
            throw OSRMError(.noMatch, "Requested waypoint parameter could not be matched.")
        }
        guard matches.allSatisfy({ stops.contains($0.first) && stops.contains($0.last) }) else {
            throw OSRMError(.noMatch, "Could not match the trace with the given waypoints.")
        }
        return matches
    }

    func response(of matches: [TrackMatch]) -> MatchResponse {
        let telling = RouteTelling(request: request, options: options.route)
        let matchings = matches.map { match in
            let ends = match.points.dropFirst().map(\.observation).filter(stops.contains)
            return MatchResponse.Matching(
                route: telling.object(of: legs(of: match), to: ends), confidence: match.confidence)
        }
        return MatchResponse(
            matchings: matchings, tracepoints: request.places.skipsWaypoints ? nil : tracepoints(of: matches))
    }

    /// The ways from stop to stop.
    private func legs(of match: TrackMatch) -> [RoutePath] {
        var legs: [RoutePath] = []
        for (leg, point) in zip(match.legs, match.points) {
            if stops.contains(point.observation) {
                legs.append(leg)
            } else if let last = legs.popLast() {
                legs.append(last.continued(by: leg, in: request.metric))
            }
        }
        return legs
    }

    private func tracepoints(of matches: [TrackMatch]) -> [Tracepoint?] {
        var tracepoints: [Tracepoint?] = Array(repeating: nil, count: request.coordinates.count)
        for (index, match) in matches.enumerated() {
            var stop = 0
            for point in match.points {
                let isStop = stops.contains(point.observation)
                tracepoints[point.observation] = Tracepoint(
                    waypoint: waypoint(of: point), matchingsIndex: index, waypointIndex: isStop ? stop : nil,
                    alternativesCount: point.alternatives)
                if isStop { stop += 1 }
            }
        }
        return tracepoints
    }

    private func waypoint(of point: TrackMatch.Point) -> RouteWaypoint {
        let endpoint = RouteEndpoint(
            position: request.network.position(at: point.offset, along: point.arc), directions: [point.arc.direction])
        let coordinate = request.network.coordinate(of: endpoint.position)
        let snap = Snap(endpoint: endpoint, coordinate: coordinate, distance: point.distance)
        return PlaceFinder(request: request).waypoint(.init(snap: snap, endpoint: endpoint), of: point.observation)
    }
}

extension TrackMatch {
    fileprivate var first: Int { points[0].observation }
    fileprivate var last: Int { points[points.count - 1].observation }
}

extension RoutePath {
    /// This way and the next as one. A vehicle that turned around between two junctions is taken to have done so at the
    /// end of the road.
    fileprivate func continued(by next: RoutePath, in metric: Metric) -> RoutePath {
        if let joined = joined(with: next) { return joined }
        var whole = RoutePath(
            arcs: arcs + next.arcs, startOffset: startOffset, endOffset: next.endOffset, cost: 0)
        whole.cost = metric.cost(along: whole)
        return whole
    }
}
