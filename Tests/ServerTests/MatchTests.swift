import Protocol
import Routing
import Testing

@testable import Server

@Suite("OSRM's /match", .timeLimit(.minutes(2)))
struct MatchTests {
    /// Coordinates every 40 m along a walk through the town.
    private static func track(_ walk: String, every meters: Double = 40) throws -> [Coordinate] {
        let line = try #require(MeasuredLine(walk.map { try Town.coordinate($0) }))
        return stride(from: 0, through: line.length, by: meters).map { line.coordinate(at: $0) }
    }

    private static func address(_ track: [Coordinate], profile: String = "driving") -> String {
        "/match/v1/\(profile)/" + track.map { "\($0.longitude),\($0.latitude)" }.joined(separator: ";") + "?"
    }

    private static func each(_ count: Int, _ value: (Int) -> String) -> String {
        (0..<count).map(value).joined(separator: ";")
    }

    private static func match(
        _ track: [Coordinate], _ options: String, from server: RunningServer
    ) async throws -> MatchResponse {
        let call = try await HTTPCall.get(server.url + address(track) + options)
        #expect(call.status == 200, "\(call.body)")
        return try MatchResponse.decode(call.body)
    }

    @Test("tells the ways that were driven, a leg between each two coordinates, and where on them each lies")
    func whole() async throws {
        try await withServer { server in
            let track = try Self.track("ABD").map { $0.moved(by: 4, bearing: 45) }
            let answer = try await Self.match(track, "overview=full&geometries=geojson", from: server)
            #expect(answer.matchings.count == 1)
            let route = answer.matchings[0].route
            #expect(route.legs.count == track.count - 1 && (0.5...1).contains(answer.matchings[0].confidence))
            #expect(abs(route.distance - Double(track.count - 1) * 40) < 20)
            #expect(route.legs.allSatisfy { $0.steps.isEmpty && $0.distance > 0 && $0.duration > 0 })
            guard case .lineString(let points) = route.geometry else { throw OSRMError(.other, "no line") }
            #expect(points.count >= 3)
            let tracepoints = try #require(answer.tracepoints)
            #expect(tracepoints.count == track.count)
            #expect(tracepoints.map { $0?.waypointIndex } == Array(track.indices))
            #expect(tracepoints.allSatisfy { $0?.matchingsIndex == 0 && ($0?.waypoint.distance ?? 99) < 5 })
            #expect(tracepoints.first??.waypoint.name == "High Street")
            #expect(tracepoints.last??.waypoint.name == "Mill Lane")
        }
    }

    @Test("makes legs between the waypoints that are named, with directions over each")
    func waypoints() async throws {
        try await withServer { server in
            let track = try Self.track("ABD")
            let all = try await Self.match(track, "", from: server).matchings[0].route
            let last = track.count - 1
            let answer = try await Self.match(track, "waypoints=0;\(last)&steps=true&annotations=true", from: server)
            let leg = answer.matchings[0].route.legs[0]
            #expect(answer.matchings[0].route.legs.count == 1)
            #expect(leg.steps.map(\.name) == ["High Street", "Mill Lane", "Mill Lane"])
            #expect(leg.steps.map(\.maneuver.type) == ["depart", "turn", "arrive"])
            #expect(abs(leg.distance - all.distance) < 1 && leg.annotation?.nodes?.isEmpty == false)
            let tracepoints = try #require(answer.tracepoints)
            #expect(tracepoints.map { $0?.waypointIndex } == [0] + Array(repeating: nil, count: last - 1) + [1])
        }
    }

    @Test("falls apart at a silence, unless silences are to be ignored")
    func gaps() async throws {
        try await withServer { server in
            let track = try Self.track("AC")
            let times = "timestamps=" + Self.each(track.count) { "\($0 * 4 + ($0 < 9 ? 0 : 300))" }
            let split = try await Self.match(track, times, from: server)
            #expect(split.matchings.map(\.route.legs.count) == [8, track.count - 10])
            #expect(split.tracepoints?[9]?.matchingsIndex == 1 && split.tracepoints?[9]?.waypointIndex == 0)
            #expect(try await Self.match(track, times + "&gaps=ignore", from: server).matchings.count == 1)
            let ends = "&waypoints=0;\(track.count - 1)"
            let torn = try await HTTPCall.get(server.url + Self.address(track) + times + ends)
            #expect(try OSRMError.decode(torn.body).code == .noMatch)
            #expect(try await Self.match(track, times + ends + "&gaps=ignore", from: server).matchings.count == 1)
        }
    }

    @Test("says null of a coordinate far from all roads, and of one that was tidied away")
    func unmatched() async throws {
        try await withServer { server in
            var track = try Self.track("AC")
            track[5] = track[5].moved(by: 900, bearing: 0)
            let answer = try await Self.match(track, "", from: server)
            #expect(answer.matchings.count == 1 && answer.matchings[0].route.legs.count == track.count - 2)
            #expect(answer.tracepoints?.indices.filter { answer.tracepoints?[$0] == nil } == [5])
            let waypoints = "waypoints=0;5;\(track.count - 1)"
            let missing = try await HTTPCall.get(server.url + Self.address(track) + waypoints)
            #expect(try OSRMError.decode(missing.body).code == .noMatch)

            let dense = try Self.track("AC", every: 10)
            let tidied = try await Self.match(dense, "tidy=true", from: server)
            #expect(tidied.tracepoints?.prefix(5).map { $0 == nil } == [false, true, false, true, false])
            #expect(tidied.tracepoints?.last??.waypoint.name == "High Street")
            let untidied = try await Self.match(dense, "", from: server)
            #expect(untidied.tracepoints?.allSatisfy { $0 != nil } == true)
            #expect(abs(tidied.matchings[0].route.distance - untidied.matchings[0].route.distance) < 5)
        }
    }

    @Test("gives hints that a route takes, or none, and no tracepoints where they aren't wished")
    func hints() async throws {
        try await withServer { server in
            let track = try Self.track("ABD")
            let answer = try await Self.match(track, "", from: server)
            let hints = try #require(answer.tracepoints).compactMap { $0?.waypoint.hint }
            #expect(hints.count == track.count && hints.allSatisfy { !$0.isEmpty })
            let again = try await Self.match(track, "hints=" + hints.joined(separator: ";"), from: server)
            #expect(again == answer)
            let ends = [track[0], track[track.count - 1]].map { "\($0.longitude),\($0.latitude)" }
            let route = try RouteResponse.decode(
                try await HTTPCall.get(
                    server.url + "/route/v1/driving/" + ends.joined(separator: ";")
                        + "?hints=\(hints[0]);\(hints[hints.count - 1])"
                ).body)
            #expect(route.waypoints?.map(\.hint) == [hints[0], hints[hints.count - 1]])
            let bare = try await Self.match(track, "generate_hints=false", from: server)
            #expect(bare.tracepoints?.allSatisfy { $0?.waypoint.hint == nil } == true)
            #expect(try await Self.match(track, "skip_waypoints=true", from: server).tracepoints == nil)
        }
    }

    @Test("keeps to bearings, sides of the road, roads that are excluded, and to the profile")
    func places() async throws {
        try await withServer { server in
            let track = try Self.track("AC")
            let base = server.url + Self.address(track)
            let across = try await HTTPCall.get(base + "bearings=" + Self.each(track.count) { _ in "45,20" })
            #expect(try OSRMError.decode(across.body).code == .noSegment)
            let along = try await Self.match(
                track, "bearings=" + Self.each(track.count) { $0 % 2 == 0 ? "90,20" : "" }, from: server)
            #expect(along.matchings.count == 1)
            let beside = track.map { $0.moved(by: 5, bearing: 180) }
            let curb = try await Self.match(
                beside, "approaches=" + Self.each(track.count) { _ in "curb" }, from: server)
            #expect(abs(curb.matchings[0].route.distance - 800) < 20)
            let walked = try await HTTPCall.get(server.url + Self.address(track.reversed(), profile: "walking"))
            #expect(walked.status == 200)
            let excluded = try await HTTPCall.get(base + "exclude=toll,motorway&snapping=any")
            #expect(excluded.status == 200)
        }
    }

    @Test("refuses with OSRM's codes what can't be matched, or isn't asked for rightly")
    func refusals() async throws {
        try await withServer { server in
            let track = try Self.track("AC")
            let (base, count) = (Self.address(track), track.count)
            let away = track.map { $0.moved(by: 5_000, bearing: 0) }
            let cases: [(String, OSRMError.Code)] = [
                (Self.address([track[0]]), .invalidOptions),
                (Self.address(away), .noSegment),
                (Self.address([track[0], away[0]]), .noMatch),
                (Self.address(Array(repeating: track[0], count: 101)), .tooBig),
                (Self.address(Array(repeating: track[0], count: 900)), .tooBig),
                (base + "timestamps=5", .invalidOptions),
                (base + "radiuses=5;5", .invalidOptions),
                (base + "timestamps=" + Self.each(count) { "\(100 - $0)" }, .invalidValue),
                (base + "timestamps=" + Self.each(count) { _ in "-1" }, .invalidQuery),
                (base + "timestamps=" + Self.each(count) { _ in "nan" }, .invalidQuery),
                (base + "timestamps=" + Self.each(count) { _ in "1e300" }, .invalidQuery),
                (base + "timestamps=" + Self.each(count) { $0 == 3 ? "" : "1" }, .invalidQuery),
                (base + "radiuses=" + Self.each(count) { _ in "-5" }, .invalidQuery),
                (base + "radiuses=" + Self.each(count) { _ in "nan" }, .invalidQuery),
                (base + "gaps=maybe", .invalidQuery), (base + "tidy=1", .invalidQuery),
                (base + "alternatives=true", .invalidQuery), (base + "continue_straight=true", .invalidQuery),
                (base + "waypoints=0", .invalidValue), (base + "waypoints=0;\(count)", .invalidOptions),
                (base + "waypoints=1;\(count - 1)", .invalidValue), (base + "waypoints=", .invalidQuery),
                (Self.address(track, profile: "hovercraft"), .invalidValue),
                ("/match/v1/driving/24.9,nan;24.9,60", .invalidQuery), ("/match/v1/driving/24.9,91;1,1", .invalidValue),
            ]
            for (target, code) in cases {
                let call = try await HTTPCall.get(server.url + target)
                #expect(call.status == 400, "\(target.suffix(80))")
                #expect(try OSRMError.decode(call.body).code == code, "\(target.suffix(80)): \(call.body)")
            }
        }
    }

    @Test("takes any radius and any time without searching the world")
    func hostile() async throws {
        try await withServer { server in
            let track = try Self.track("AC")
            for radius in ["0", "0.001", "1e12", "unlimited"] {
                let radiuses = "radiuses=" + Self.each(track.count) { _ in radius }
                #expect(try await Self.match(track, radiuses, from: server).matchings.count == 1, "\(radius)")
            }
            let times = "gaps=ignore&timestamps=" + Self.each(track.count) { "\($0 * 80_000_000_000)" }
            #expect(try await Self.match(track, times, from: server).matchings.count == 1)
            let same = "timestamps=" + Self.each(track.count) { _ in "7.5" }
            #expect(try await Self.match(track, same, from: server).matchings.count == 1)
        }
    }
}
