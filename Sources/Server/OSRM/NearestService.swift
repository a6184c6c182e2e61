import Protocol
import Routing

/// `/nearest/v1`: the roads around a coordinate.
struct NearestService {
    let request: OSRMRequest
    let options: NearestQuery

    init(_ request: OSRMRequest, _ options: NearestQuery) throws(OSRMError) {
        guard request.coordinates.count == 1 else {
            throw OSRMError(.invalidOptions, "Only one input coordinate is supported")
        }
        try request.limits.check(options.number, atMost: request.limits.nearest)
        self.request = request
        self.options = options
    }

    func answer() throws(OSRMError) -> NearestResponse {
        let finder = PlaceFinder(request: request)
        let candidates = finder.candidates(0, limit: options.number, for: nil)
        guard !candidates.isEmpty else {
            throw OSRMError(.noSegment, "Could not find a matching segment for coordinate 0")
        }
        return NearestResponse(waypoints: candidates.map { finder.waypoint($0, of: 0) })
    }
}
