import Foundation
import Guidance
import OpenStreetMap
import Protocol
import Routing
import TestSupport
import Testing

@testable import Server

@Suite("Route objects on real maps")
struct StrictRouteTests {
    /// Without the compiler's optimization only small maps, and few routes; with it 10,000 in all.
    #if DEBUG
        private static let (largest, routes) = (1_000_000, 300)
    #else
        private static let (largest, routes) = (Int.max, 10_000)
    #endif

    private static let helsinki = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "data/helsinki-centre.osm.pbf").path

    private static var files: [String] {
        [helsinki] + SharedMaps.files(for: "route objects").filter { SharedMaps.size($0) <= largest }
    }

    @Test("are what the strictest clients read, whatever the route, mode and language", arguments: files)
    func strict(path: String) async throws {
        let network = try RoadNetwork(freezing: try await OpenStreetMapImport.read(file: path).tables)
        var generator = SeededGenerator(seed: 5)
        let languages = Language.all
        let share = Self.routes / Self.files.count / TravelMode.allCases.count + 1
        for mode in TravelMode.allCases {
            let metric = Metric(network: network, profile: .standard(for: mode))
            var search = HierarchySearch(
                metric: HierarchyMetric(Hierarchy(of: network, for: metric.profile), metric: metric))
            var found = 0
            // Most places of a map of many cities are not joined.
            for number in 0..<share * 100 where found < share {
                let places = (0..<(number % 10 == 0 ? 3 : 2)).map { _ in metric.somewhere(using: &generator) }
                var paths: [RoutePath] = []
                for (start, end) in zip(places, places.dropFirst()) {
                    guard let path = search.route(from: start, to: end) else { break }
                    paths.append(path)
                }
                guard paths.count == places.count - 1 else { continue }
                found += 1
                let guide = RouteGuide(
                    metric: metric, language: languages[number % languages.count],
                    units: number % 3 == 0 ? .imperial : .metric)
                let stops = places.dropFirst().map { place in
                    Waypoint(
                        coordinate: network.coordinate(of: place.position).moved(by: Double(number % 7), bearing: 45))
                }
                let route = RouteObject(guide.directions(along: paths, to: stops))
                let problems = StrictRouteReader.problems(in: Data(route.encoded()))
                #expect(problems.isEmpty, "\(problems.prefix(3)): \(path), \(mode), \(places)")
            }
            #expect(found == share, "\(path), \(mode): \(found) routes")
        }
    }
}

extension Metric {
    fileprivate func somewhere(using generator: inout SeededGenerator) -> RouteEndpoint {
        while true {
            let road = RoadID(.random(in: 0..<UInt32(network.roads.count), using: &generator))
            let directions = Direction.allCases.filter { isPassable(road.arc($0)) }
            guard !directions.isEmpty else { continue }
            let length = Double(network.roads[Int(road.index)].length)
            return RouteEndpoint(
                position: RoadPosition(road: road, offset: .random(in: 0...length, using: &generator)),
                directions: directions)
        }
    }
}
