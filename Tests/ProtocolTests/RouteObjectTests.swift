import Foundation
import Testing

@testable import Protocol

@Suite("A route object")
struct RouteObjectTests {
    private func text(_ route: RouteObject) -> String { String(decoding: route.encoded(), as: UTF8.self) }
    private func decoded(_ text: String) throws -> RouteObject {
        try JSONDecoder().decode(RouteObject.self, from: Data(text.utf8))
    }

    @Test("has its lines as GeoJSON, and comes back")
    func lineString() throws {
        var route = SampleRoute.whole
        let line = [Location(longitude: 24.9384, latitude: 60.1699), Location(longitude: 24.9401, latitude: 60.1665)]
        route.geometry = .lineString(line)
        route.legs[0].steps[0].geometry = .lineString(line)
        #expect(
            text(route).contains(
                #""geometry":{"coordinates":[[24.9384,60.1699],[24.9401,60.1665]],"type":"LineString"},"legs""#))
        let read = try decoded(text(route))
        #expect(read.geometry == .lineString(line) && read.geometry?.polyline == nil)
        #expect(read.legs[0].steps[0].geometry == .lineString(line))
        #expect(read.legs[0].steps[1].geometry == SampleRoute.arrive.geometry)
    }

    @Test("has no geometry, no steps and no words where none were asked for")
    func bare() throws {
        let leg = RouteLeg(distance: 1, duration: 2, weight: 2, summary: "", steps: [])
        let route = RouteObject(distance: 1, duration: 2, weight: 2, geometry: nil, legs: [leg])
        #expect(
            text(route) == #"{"distance":1,"duration":2,"weight":2,"weight_name":"routability","legs":"#
                + #"[{"distance":1,"duration":2,"weight":2,"summary":"","steps":[]}]}"#)
        #expect(try decoded(text(route)) == route)
        let maneuver = Maneuver(
            type: "turn", bearingBefore: 1, bearingAfter: 2, location: Location(longitude: 3, latitude: 4))
        #expect(!String(decoding: maneuver.encoded(), as: UTF8.self).contains("instruction"))
    }

    @Test("has of the annotation what was asked for, with the names of its sources")
    func annotation() throws {
        let annotation = RouteAnnotation(
            weight: [1.5], nodes: [5, 12_345_678_901], datasources: [1],
            metadata: .init(datasourceNames: ["map", "live"]))
        let json = String(decoding: annotation.encoded(), as: UTF8.self)
        #expect(
            json == #"{"weight":[1.5],"nodes":[5,12345678901],"datasources":[1],"#
                + #""metadata":{"datasource_names":["map","live"]}}"#)
        #expect(try JSONDecoder().decode(RouteAnnotation.self, from: Data(json.utf8)) == annotation)
    }

    @Test("has lanes as OSRM has them where nothing is known of Mapbox's fields")
    func plainLane() throws {
        let lane = Lane(valid: true, indications: ["none"])
        let json = String(decoding: lane.encoded(), as: UTF8.self)
        #expect(json == #"{"valid":true,"indications":["none"]}"#)
        #expect(try JSONDecoder().decode(Lane.self, from: Data(json.utf8)) == lane)
        let component = BannerComponent(type: "lane", text: "", directions: ["left"], active: false)
        #expect(
            String(decoding: component.encoded(), as: UTF8.self)
                == #"{"type":"lane","text":"","directions":["left"],"active":false}"#)
    }

    @Test("comes back with the fields of lanes and signs")
    func lanesAndSigns() throws {
        let read = try decoded(text(SampleRoute.whole)).legs[0].steps[0]
        #expect(read.intersections[0].lanes == SampleRoute.depart.intersections[0].lanes)
        #expect(read.bannerInstructions?.map(\.sub) == SampleRoute.depart.bannerInstructions?.map(\.sub))
        #expect(read.exits == "4" && read.pronunciation == SampleRoute.depart.pronunciation)
        #expect(read.rotaryPronunciation == SampleRoute.depart.rotaryPronunciation)
        #expect(read.junctionName == SampleRoute.depart.junctionName)
    }

    @Test("is refused where its geometry is neither a text nor a line", arguments: ["7", "[]", "{}", "true"])
    func brokenGeometry(geometry: String) {
        #expect(throws: (any Error).self) {
            try JSONDecoder().decode(Geometry.self, from: Data(geometry.utf8))
        }
    }

    @Test("is asked for in OSRM's words")
    func options() {
        let names = ["duration", "nodes", "distance", "weight", "datasources", "speed"]
        let all = names.compactMap { RouteOptions.Annotations(name: $0) }
        #expect(RouteOptions.Annotations(all) == .all && Set(all).count == names.count)
        #expect(RouteOptions.Annotations(name: "Speed") == nil && RouteOptions.Annotations(name: "") == nil)
        #expect(RouteOptions.Overview(rawValue: "false") == RouteOptions.Overview.none)
        #expect(RouteOptions().overview == .simplified && RouteOptions().geometries == .polyline)
    }
}
