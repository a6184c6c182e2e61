import Guidance
import Protocol

extension RouteAnnotation {
    /// Of a leg's segments, what was asked for. Nodes are left out where the network knows none.
    init(_ leg: LegDirections, _ wanted: RouteOptions.Annotations) {
        let distances = leg.line.distances
        self.init()
        if wanted.contains(.distance) {
            distance = leg.travelTimes.indices.map { distances[$0 + 1] - distances[$0] }
        }
        if wanted.contains(.duration) { duration = leg.travelTimes }
        if wanted.contains(.weight) { weight = leg.travelTimes }
        if wanted.contains(.speed) {
            speed = leg.travelTimes.indices.map { place in
                let duration = leg.travelTimes[place]
                return duration > 0 ? (distances[place + 1] - distances[place]) / duration : 0
            }
        }
        if wanted.contains(.nodes), !leg.nodes.isEmpty { nodes = leg.nodes }
        if wanted.contains(.datasources) {
            datasources = Self.eachSegment(of: leg, elsewhere: 0) { $0.isReported ? 1 : 0 }
            metadata = .sources
        }
        if wanted.contains(.congestion) {
            congestion = Self.eachSegment(of: leg, elsewhere: "unknown") { Congestion(flow: $0.flow).rawValue }
        }
        if wanted.contains(.maxspeed) {
            maxspeed = Self.eachSegment(of: leg, elsewhere: .unknown) { MaxSpeed($0.speedLimit) }
        }
    }

    /// What the road under each segment tells.
    ///
    /// - Parameter elsewhere: for a leg that runs along no road.
    private static func eachSegment<Value>(
        of leg: LegDirections, elsewhere: Value, _ value: (RoadSpan) -> Value
    ) -> [Value] {
        var values = Array(repeating: elsewhere, count: leg.travelTimes.count)
        for road in leg.roads {
            let value = value(road)
            for place in road.segments { values[place] = value }
        }
        return values
    }
}

extension RouteAnnotation.Metadata {
    /// Speeds are the map's, or reported.
    fileprivate static let sources = RouteAnnotation.Metadata(datasourceNames: ["map", "live"])
}
