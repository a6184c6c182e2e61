import Protocol
import Routing

extension Course {
    /// The course of a route as the server sent it.
    ///
    /// - Returns: `nil` where the route's geometry can't be read.
    init?(_ route: RouteObject, dynamics: VehicleDynamics) {
        guard let polyline = route.geometry?.polyline, let coordinates = Polyline.decode(polyline),
            coordinates.allSatisfy(\.isValid),
            let line = MeasuredLine(coordinates)
        else { return nil }
        self.init(
            line: line, limits: Self.limits(of: route, segments: coordinates.count - 1, dynamics: dynamics),
            stops: Self.stops(of: route, on: line).map { Stop(offset: $0, seconds: Stop.usualSeconds) },
            choices: Self.choices(of: route, on: line), tunnels: Self.tunnels(of: route, on: line))
    }

    private static func limits(of route: RouteObject, segments: Int, dynamics: VehicleDynamics) -> [Double] {
        let annotations = route.legs.map(\.annotation)
        let posted = annotations.flatMap { $0?.maxspeed ?? [] }
        let usual = annotations.flatMap { $0?.speed ?? [] }
        return (0..<max(segments, 0)).map { segment in
            let known = usual.count == segments ? usual[segment] : nil
            let limit = posted.count == segments ? posted[segment].metersPerSecond : nil
            return min(limit ?? known ?? dynamics.usualSpeed, dynamics.topSpeed)
        }
    }

    /// Where each leg but the last ends: by its number of segments, or where that is not told, by its length.
    private static func stops(of route: RouteObject, on line: MeasuredLine) -> [Double] {
        let counts = route.legs.map { $0.annotation?.distance?.count ?? 0 }
        if counts.reduce(0, +) == line.coordinates.count - 1 {
            return ends(of: counts.map(Double.init)).map { line.distances[min(Int($0), line.distances.count - 1)] }
        }
        let lengths = route.legs.map(\.distance)
        let scale = lengths.reduce(0, +) > 0 ? line.length / lengths.reduce(0, +) : 0
        return ends(of: lengths).map { $0 * scale }
    }

    private static func ends(of lengths: [Double]) -> [Double] {
        var end = 0.0
        return lengths.dropLast().map { length in
            end += length
            return end
        }
    }

    /// At each maneuver, the legal ways that are not the route's. Looked for along the line, always forward.
    private static func choices(of route: RouteObject, on line: MeasuredLine) -> [Choice] {
        var passed = 0.0
        return route.legs.flatMap { $0.steps.dropFirst().dropLast() }.compactMap { step in
            guard let crossing = step.intersections.first, !crossing.others.isEmpty else { return nil }
            let place = Coordinate(latitude: crossing.location.latitude, longitude: crossing.location.longitude)
            let found = line.nearest(to: place, from: passed)
            guard found.distance < 5 else { return nil }
            passed = found.offset
            return Choice(offset: found.offset, bearings: crossing.others)
        }
    }

    /// From each intersection where the road goes on in a tunnel to the next one.
    private static func tunnels(of route: RouteObject, on line: MeasuredLine) -> [ClosedRange<Double>] {
        let intersections = route.legs.flatMap(\.steps).flatMap(\.intersections)
        guard intersections.contains(where: \.isTunnel) else { return [] }
        var passed = 0.0
        var entrance: Double?
        var tunnels: [ClosedRange<Double>] = []
        for intersection in intersections {
            let place = Coordinate(
                latitude: intersection.location.latitude, longitude: intersection.location.longitude)
            let found = line.nearest(to: place, from: passed)
            guard found.distance < 5 else { continue }
            if let entrance, found.offset > entrance { tunnels.append(entrance...found.offset) }
            entrance = intersection.isTunnel ? found.offset : nil
            passed = found.offset
        }
        return tunnels + (entrance.map { [$0...max(line.length, $0)] } ?? [])
    }
}

extension Intersection {
    fileprivate var isTunnel: Bool { classes?.contains("tunnel") == true }

    /// The directions in which one may leave, but for the route's and the one where it came from.
    fileprivate var others: [Double] {
        bearings.indices
            .filter { $0 != incoming && $0 != outgoing && entry.indices.contains($0) && entry[$0] }
            .map { Double(bearings[$0]) }
    }
}

extension MaxSpeed {
    /// `nil` where the limit isn't known, infinite where there is none.
    fileprivate var metersPerSecond: Double? {
        switch self {
        case .limit(let speed, let unit): Double(speed) * (unit == "mph" ? 0.447_04 : 1 / 3.6)
        case .none: .infinity
        case .unknown: nil
        }
    }
}
