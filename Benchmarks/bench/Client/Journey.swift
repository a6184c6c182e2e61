import Protocol
import Routing

/// A drive that somebody may want to make.
struct Journey: Sendable {
    let origin: Coordinate
    let destination: Coordinate
    let path: RoutePath

    /// The message that begins it; each fix is to be answered.
    var start: [UInt8] {
        var request = TripRequest(
            destination: Place(latitude: destination.latitude, longitude: destination.longitude, name: "Kauppatori"))
        request.progressInterval = 0
        return ClientMessage.start(.new(request)).encoded()
    }

    var firstFix: [UInt8] { Fixes.first(at: origin).message }

    /// Drives of at least 800 m between random places, the same in each run.
    static func random(_ count: Int, in metric: Metric) throws -> [Journey] {
        var random = SeededRandom(seed: 1)
        let hierarchy = Hierarchy(of: metric.network, for: metric.profile)
        var search = HierarchySearch(metric: HierarchyMetric(hierarchy, metric: metric))
        var journeys: [Journey] = []
        for _ in 0..<count * 1000 where journeys.count < count {
            let (start, end) = (metric.randomPosition(using: &random), metric.randomPosition(using: &random))
            guard let path = search.route(from: RouteEndpoint(position: start), to: RouteEndpoint(position: end)),
                PathLine(path, in: metric.network).line.length >= 800
            else { continue }
            journeys.append(
                Journey(
                    origin: metric.network.coordinate(of: start), destination: metric.network.coordinate(of: end),
                    path: path))
        }
        guard journeys.count == count else { throw BenchFailure("the map has too few long routes") }
        return journeys
    }
}

extension Metric {
    /// A place on any road that can be travelled, each road as likely as any other.
    func randomPosition(using random: inout SeededRandom) -> RoadPosition {
        while true {
            let road = RoadID(UInt32.random(in: 0..<UInt32(network.roads.count), using: &random))
            guard isPassable(road) else { continue }
            let length = Double(network.roads[Int(road.index)].length)
            return RoadPosition(road: road, offset: Double.random(in: 0...max(length, 0), using: &random))
        }
    }
}
