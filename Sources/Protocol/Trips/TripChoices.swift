/// How somebody travels.
package enum TravelProfile: String, Sendable, CaseIterable, Decodable {
    case car, bicycle, foot

    /// Reads any of the names that OSRM's and Mapbox's clients use for a profile; nil for unknown ones.
    package init?(name: String) {
        switch name {
        case "car", "driving", "driving-traffic": self = .car
        case "bicycle", "bike", "cycling": self = .bicycle
        case "foot", "walking": self = .foot
        default: return nil
        }
    }

    /// What OSRM calls it in a step's `mode`.
    package var mode: String {
        switch self {
        case .car: "driving"
        case .bicycle: "cycling"
        case .foot: "walking"
        }
    }
}

/// In which units distances are spoken and shown. Fields of messages are metric always.
package enum DistanceUnits: String, Sendable, CaseIterable, Decodable {
    case metric, imperial
}

/// What a route should avoid where it can.
package enum Avoidance: String, Sendable, CaseIterable, Decodable {
    case toll, motorway, ferry, unpaved, tunnel
}

/// Where a trip is in its life, as the HTTP API tells it.
package enum TripState: String, Sendable, CaseIterable, Decodable {
    case planned, locating, routing, driving, deviating, lost, approaching, arrived, ended
}

/// On which side of the road a stop lies.
package enum RoadSide: String, Sendable, CaseIterable, Decodable {
    case left, right
}
