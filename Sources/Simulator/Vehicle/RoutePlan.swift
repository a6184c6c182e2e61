import Protocol
import Routing

/// A route as the simulated driver sees it: the line, the limits, the stops, and where one might turn wrong.
struct RoutePlan: Sendable {
    let line: MeasuredLine
    /// For each segment, in metres per second.
    let limits: [Double]
    /// Metres from the start to the end of each leg.
    let stops: [Double]
    /// Metres from the start, and the directions that lead elsewhere from there.
    let wrongWays: [(offset: Double, bearings: [Int])]

    /// Where no limit is signed, in metres per second: a town's 50 km/h, somewhat less.
    static let usualLimit = 12.5

    /// - Returns: `nil` where the route's geometry can't be read.
    init?(_ route: RouteObject) {
        guard let coordinates = Polyline.decode(route.geometry), let line = MeasuredLine(coordinates) else { return nil }
        self.line = line
        let signed = route.legs.flatMap { $0.annotation?.maxspeed ?? [] }
        limits = (0..<max(coordinates.count - 1, 0)).map { segment in
            signed.indices.contains(segment) ? signed[segment].metersPerSecond ?? Self.usualLimit : Self.usualLimit
        }
        var end = 0.0
        stops = route.legs.map { leg in
            end += leg.distance
            return min(end, line.length)
        }
        wrongWays = Self.wrongWays(of: route, on: line)
    }

    private static func wrongWays(of route: RouteObject, on line: MeasuredLine) -> [(offset: Double, bearings: [Int])] {
        var offset = 0.0
        var found: [(offset: Double, bearings: [Int])] = []
        for step in route.legs.flatMap(\.steps) {
            if let intersection = step.intersections.first, let out = intersection.outgoing,
                let incoming = intersection.incoming
            {
                let others = intersection.bearings.indices.filter {
                    $0 != out && $0 != incoming && intersection.entry.indices.contains($0) && intersection.entry[$0]
                }
                if !others.isEmpty { found.append((offset, others.map { intersection.bearings[$0] })) }
            }
            offset += step.distance
        }
        return found
    }
}

extension MaxSpeed {
    fileprivate var metersPerSecond: Double? {
        guard case .limit(let speed, let unit) = self else { return nil }
        return Double(speed) * (unit == "mph" ? 0.447_04 : 1 / 3.6)
    }
}
