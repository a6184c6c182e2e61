import Protocol
import Routing

/// A request that fits the network that is served: its coordinates, and the roads that it may use.
struct OSRMRequest {
    let coordinates: [Coordinate]
    let places: PlaceOptions
    let hierarchy: HierarchyMetric
    let snapshot: RoutingSnapshot
    let limits: OSRMLimits

    var metric: Metric { hierarchy.metric }
    var network: RoadNetwork { snapshot.network }

    init(_ query: OSRMQuery, in snapshot: RoutingSnapshot, _ limits: OSRMLimits) throws(OSRMError) {
        self.snapshot = snapshot
        self.limits = limits
        places = query.places
        coordinates = try Self.coordinates(query.address.coordinates)
        try places.check(count: coordinates.count)
        guard let profile = TravelProfile(name: query.address.profile),
            let hierarchy = snapshot.hierarchy(
                for: TravelMode(profile), avoiding: try Routing.Avoidance(excluding: query.places.exclude))
        else {
            throw OSRMError(
                .invalidValue,
                "Profile \(query.address.profile.prefix(40)) is not served; there are driving, cycling and walking")
        }
        self.hierarchy = hierarchy
    }

    init(
        _ coordinates: [Coordinate], _ hierarchy: HierarchyMetric, in snapshot: RoutingSnapshot, _ limits: OSRMLimits
    ) {
        self.coordinates = coordinates
        self.hierarchy = hierarchy
        self.snapshot = snapshot
        self.limits = limits
        places = PlaceOptions()
    }

    private static func coordinates(_ written: OSRMAddress.Coordinates) throws(OSRMError) -> [Coordinate] {
        switch written {
        case .list(let locations):
            return locations.map { Coordinate($0) }
        case .polyline(let text, let decimals):
            guard let coordinates = Polyline.decode(text, precision: decimals), !coordinates.isEmpty else {
                throw OSRMError(
                    .invalidQuery, "The polyline ends within a number or has a character that is none of it")
            }
            guard coordinates.allSatisfy(\.isValid) else {
                throw OSRMError(.invalidValue, "Invalid coordinate value.")
            }
            return coordinates
        }
    }

    /// - Throws: `InvalidOptions` for a single coordinate, `TooBig` beyond the limit.
    func checkCount(atMost maximum: Int) throws(OSRMError) {
        guard coordinates.count >= 2 else {
            throw OSRMError(.invalidOptions, "Number of coordinates needs to be at least two.")
        }
        try limits.check(coordinates.count, atMost: maximum)
    }
}
