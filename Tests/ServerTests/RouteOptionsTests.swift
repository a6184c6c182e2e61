import Guidance
import Protocol
import Routing
import TestSupport
import Testing

@testable import Server

/// What clients ask for, and what they get.
@Suite("A route as it was asked for")
struct RouteOptionsTests {
    private let directions: RouteDirections

    init() throws {
        let map = try MapSketch(
            """
            A----B----C
                 |
                 D----E
            """, ["ABC": .named("High Street"), "BD": .named("Mill Lane"), "DE": .named("Long Road").limit(30)])
        let metric = Metric(map.metric(), in: Circumstances(states: [try map.arc("BD"): .speed(20)]))
        let paths = [try map.route(from: "A", to: "D"), try map.route(from: "D", to: "E")]
        let stops = try "DE".map { Waypoint(coordinate: try map.coordinate($0)) }
        directions = RouteGuide(metric: metric, tellsNodes: true).directions(along: paths, to: stops)
    }

    @Test("tells a driver all that a trip needs")
    func trip() throws {
        let route = RouteObject(directions)
        #expect(route.voiceLocale == "en")
        let line = try #require(route.geometry?.polyline.flatMap { Polyline.decode($0, precision: 6) })
        #expect(line.count == directions.legs.reduce(1) { $0 + $1.line.coordinates.count - 1 })
        #expect(
            route.legs.allSatisfy { !$0.steps.isEmpty && $0.annotation?.maxspeed?.count == $0.annotation?.speed?.count }
        )
        #expect(route.legs.allSatisfy { $0.annotation?.nodes == nil && $0.annotation?.weight == nil })
        #expect(route.legs[0].steps.allSatisfy { $0.voiceInstructions != nil && $0.maneuver.instruction != nil })
    }

    @Test("has distance and duration alone where nothing else is asked for")
    func plain() {
        let route = RouteObject(directions, RouteOptions(overview: .none))
        #expect(route.geometry == nil && route.voiceLocale == nil)
        #expect(route.legs.allSatisfy { $0.steps.isEmpty && $0.summary.isEmpty && $0.annotation == nil })
        #expect(route.distance == directions.distance && route.duration == directions.duration)
    }

    @Test("has each annotation that is asked for and no other")
    func annotations() throws {
        for (wanted, count) in [(RouteOptions.Annotations.distance, 1), (.duration, 1), (.speed, 1), (.weight, 1)] {
            let annotation = try #require(RouteObject(directions, RouteOptions(annotations: wanted)).legs[0].annotation)
            let lists = [annotation.distance, annotation.duration, annotation.speed, annotation.weight]
            #expect(lists.compactMap(\.self).count == count && annotation.metadata == nil)
            #expect(lists.compactMap(\.self).allSatisfy { $0.count == directions.legs[0].travelTimes.count })
        }
        let all = RouteObject(directions, RouteOptions(annotations: .all)).legs
        let sources = directions.legs.map { leg in
            leg.roads.flatMap { Array(repeating: $0.isReported ? 1 : 0, count: $0.segments.count) }
        }
        #expect(all.map { $0.annotation?.datasources ?? [] } == sources && Set(sources[0]) == [0, 1])
        #expect(all[0].annotation?.metadata?.datasourceNames == ["map", "live"])
        #expect(
            all.map { $0.annotation?.nodes ?? [] } == directions.legs.map(\.nodes) && !directions.legs[0].nodes.isEmpty)
        #expect(all[0].annotation?.maxspeed == nil)
    }

    @Test("has its lines in the form that is asked for", arguments: RouteOptions.GeometryFormat.allCases)
    func geometries(format: RouteOptions.GeometryFormat) throws {
        let options = RouteOptions(steps: true, overview: .full, geometries: format)
        let route = RouteObject(directions, options)
        let shapes = [route.geometry].compactMap(\.self) + route.legs.flatMap(\.steps).map(\.geometry)
        for shape in shapes {
            switch shape {
            case .polyline(let text):
                let line = Polyline.decode(text, precision: format == .polyline ? 5 : 6)
                #expect(format != .geojson && line?.allSatisfy { abs($0.latitude) <= 90 } == true)
            case .lineString(let line): #expect(format == .geojson && line.count >= 2)
            }
        }
        let steps = route.legs.flatMap(\.steps)
        #expect(steps.allSatisfy { $0.voiceInstructions == nil && $0.bannerInstructions == nil })
    }

    @Test("is simplified to what can be seen of it, leg by leg, and goes on past every stop")
    func simplified() throws {
        let full = try #require(directions.overview(.full))
        let simple = try #require(directions.overview(.simplified))
        #expect(simple.count <= full.count && simple.first == full.first && simple.last == full.last)
        #expect(simple.contains(directions.legs[1].line.coordinates[0]))
        #expect(directions.overview(.none) == nil)
        let straight = full[0]
        let line = (0...50).map { straight.moved(by: Double($0) * 20, bearing: 90) }
        var leg = directions.legs[0]
        leg.line = try #require(MeasuredLine(line))
        let route = RouteDirections(legs: [leg], language: "en", units: .metric)
        #expect(route.overview(.simplified)?.count == 2)
    }
}
