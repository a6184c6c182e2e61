import Foundation
import PostgreSQL
import Protocol
import Routing
import Storage
import TestSupport
import Testing
import Trips

@testable import Server

@Suite("Live roads", .timeLimit(.minutes(2)))
struct LiveRoadsTests {
    /// Asks a server for routes until one is as wanted.
    private static func awaitRoute(
        _ server: RunningServer, _ isWanted: (RouteObject?) -> Bool
    ) async throws {
        let driver = try await ScriptedDriver.connect(to: server.webSocketURL)
        while true {
            var ride = Ride()
            driver.say(.start(.new(try .toTheMill)))
            driver.say(try ride.standing(at: "A"))
            _ = try await driver.hearStarted()
            let route = try await driver.hearRouteOrError()
            driver.say(.cancel(.init()))
            _ = try await driver.hear(.ended)
            if isWanted(route) { break }
        }
        driver.hangUp()
    }

    /// High Street is closed where the ride begins: the trip starts behind it, on the nearest road that is open.
    private static func isShort(_ route: RouteObject?) -> Bool { route.map { $0.distance < 300 } ?? false }
    private static func isWhole(_ route: RouteObject?) -> Bool { route.map { $0.distance > 500 } ?? false }

    @Test("a closure by SQL is felt by new routes, and its end too")
    func sql() async throws {
        try await withTestDatabase(from: town) { url in
            let pool = ConnectionPool(url: url)
            try await withServer(on: url) { server in
                try await Self.awaitRoute(server, Self.isWhole)
                try await pool.execute("INSERT INTO waymark.road_state (road, closed) VALUES (0, true)")
                try await Self.awaitRoute(server, Self.isShort)
                try await pool.execute("UPDATE waymark.road_state SET closed = false, speed_kmh = 5")
                try await Self.awaitRoute(server) { ($0?.duration ?? 0) > 250 }
                try await pool.execute("DELETE FROM waymark.road_state")
                try await Self.awaitRoute(server) { $0.map { $0.duration < 150 && $0.distance > 500 } ?? false }
            }
            await pool.close()
        }
    }

    @Test("an edit of the map by SQL is felt by new routes")
    func edit() async throws {
        try await withTestDatabase(from: town) { url in
            let pool = ConnectionPool(url: url)
            try await withServer(on: url) { server in
                try await Self.awaitRoute(server, Self.isWhole)
                try await pool.execute("UPDATE waymark.road SET name = 'Low Street' WHERE id = 0")
                try await Self.awaitRoute(server) { $0?.legs[0].steps[0].name == "Low Street" }
                try await pool.execute(
                    """
                    INSERT INTO waymark.turn_restriction
                        (network_id, id, kind, from_road, via_junction, to_road, modes, osm_relation_id)
                    SELECT waymark.active_network(), 99, 0, 0, r.to_junction, 2, 7, 0
                    FROM waymark.road r WHERE r.id = 0
                    """)
                try await Self.awaitRoute(server) { $0.map { $0.distance > 700 } ?? true }
            }
            await pool.close()
        }
    }

    @Test("another import takes over while a trip is under way, which goes on and arrives")
    func importUnderWay() async throws {
        try await withTestDatabase(from: town) { url in
            try await withServer(on: url) { server in
                let driver = try await ScriptedDriver.connect(to: server.webSocketURL)
                var ride = Ride()
                driver.say(.start(.new(try .toTheMill)))
                driver.say(try ride.along("A", "B"))
                _ = try await driver.hear(.progress)
                try await Town.settle(url, named: "New Town")
                try await Self.awaitNetwork("New Town", server)
                // Past the turn, so that a route on the new network is needed.
                driver.say(try ride.along("B", "C"))
                guard case .route(let route) = try await driver.hear(.route) else { return }
                #expect(route.reason == .deviation)
                driver.say(try ride.along("C", "B", "D") + ride.standing(at: "D", seconds: 30))
                _ = try await driver.hear(.arrived)
                driver.hangUp()
            }
        }
    }

    /// Connects until a server greets with a network.
    private static func awaitNetwork(_ name: String, _ server: RunningServer) async throws {
        while true {
            let driver = try await ScriptedDriver.connect(to: server.webSocketURL)
            guard case .welcome(let welcome) = try await driver.hear(.welcome) else { return }
            driver.hangUp()
            if welcome.network?.name == name { return }
        }
    }

    @Test("what is reported begins and ends by itself")
    func validity() async throws {
        try await withTestDatabase(from: town) { url in
            let pool = ConnectionPool(url: url)
            try await withServer(on: url) { server in
                try await pool.execute(
                    """
                    INSERT INTO waymark.road_state (road, closed, valid_from)
                    VALUES (0, true, clock_timestamp() + interval '0.5 seconds')
                    """)
                try await Self.awaitRoute(server, Self.isShort)
                try await pool.execute(
                    "UPDATE waymark.road_state SET valid_until = clock_timestamp() + interval '0.5 seconds'")
                try await Self.awaitRoute(server, Self.isWhole)
            }
            await pool.close()
        }
    }

    @Test("no change is lost though the listening connection is cut in between")
    func cut() async throws {
        try await withTestDatabase(from: town) { url in
            let pool = ConnectionPool(url: url)
            try await withServer(on: url) { server in
                try await Self.awaitRoute(server, Self.isWhole)
                try await pool.execute(
                    """
                    WITH ended AS (
                        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                        WHERE datname = current_database() AND query LIKE 'LISTEN%'
                    ), closed AS (INSERT INTO waymark.road_state (road, closed) VALUES (0, true) RETURNING 1)
                    SELECT count(*) FROM ended, closed
                    """)
                try await Self.awaitRoute(server, Self.isShort)
            }
            await pool.close()
        }
    }

    @Test("PUT, GET and DELETE /v1/traffic, by road, by way and by nodes; what names no road is said")
    func http() async throws {
        try await withServer { server in
            let url = server.url + "/v1/traffic"
            let body = """
                {"source": "city", "updates": [
                    {"road": 0, "direction": "forward", "closed": true, "reason": "parade"},
                    {"way": 700, "speedKmh": 20}, {"road": 4711, "closed": true}
                ]}
                """
            let put = try await HTTPCall.put(url, body)
            #expect(put.status == 200, "\(put)")
            #expect(put.body == #"{"applied":1,"unmatchedCount":2,"unmatched":[1,2]}"#)
            try await Self.awaitRoute(server, Self.isShort)
            let listed = try await HTTPCall.get(url)
            #expect(listed.body.contains(#""road":0,"direction":"forward""#) && listed.body.contains("parade"))

            let removed = try await HTTPCall.delete(url + "?source=city")
            #expect(removed.body == #"{"removed":1}"#)
            try await Self.awaitRoute(server, Self.isWhole)

            let csv = try await HTTPCall.put(url, "1,2,0\n", type: "text/csv")
            #expect(csv.body.contains(#""applied":1"#))
            try await Self.awaitRoute(server, Self.isShort)
        }
    }

    @Test("reports about a part of a road, by nodes or by a line drawn along it, set what all of it takes")
    func parts() async throws {
        let map = try MapSketch(
            """
            A----b----c----D----E
                           |
                           F
            """, meters: 40, ["AbcDE": .named("High Street"), "DF": .named("Mill Lane")])
        try await withTestDatabase(from: town) { url in
            let pool = ConnectionPool(url: url)
            let networks = NetworkStore(pool: pool)
            try await networks.replace(with: map.tables, name: "Street", source: "a sketch")
            let intake = try await TrafficIntake(states: RoadStateStore(pool: pool), networks: networks)
            func report(_ subject: TrafficUpdate.Subject, _ speed: Double?) async throws -> [RoadStateResource] {
                _ = try await intake.remove(source: nil)
                let update = TrafficUpdate(subject, speedKmh: speed)
                _ = try await intake.take(TrafficReport(updates: [update]), at: .now)
                return try await intake.list().data
            }
            let (b, c) = (Int64(1_098), Int64(1_099))
            // A third of the road takes 72 s, the others go at 25 km/h as always: 28.8 s each.
            let slow = try await report(.nodes(from: b, to: c), 10)
            #expect(slow.map(\.road) == [0] && slow.map(\.direction) == ["forward"])
            let part = 200.0
            let speed = try #require(slow.first?.speedKmh)
            #expect(abs(speed - 3 * part / (part / 10 + 2 * part / 25)) < 0.2, "\(slow)")
            #expect(try await report(.nodes(from: c, to: b), nil).map(\.direction) == ["backward"])
            let way = try await report(.way(1, from: b, to: 2), nil)
            #expect(way.map(\.closed) == [true] && way.map(\.direction) == ["forward"])
            #expect(try await report(.nodes(from: b, to: 3), nil).isEmpty)

            let line = ["D", "c", "b"].map { Location(map, $0) }
            let drawn = try await report(.line(line), nil)
            #expect(drawn.map(\.road) == [0] && drawn.map(\.direction) == ["backward"])
            #expect(try await report(.line([Location(map, "D"), Location(map, "F")]), 5).map(\.speedKmh) == [5])
            await pool.close()
        }
    }

    @Test(
        "reports that can't be taken are refused whole",
        arguments: [
            (#"{"updates": [{"road": 0}]}"#, "application/json", UInt(422), "invalid-field"),
            (#"{"updates": [{"closed": true}]}"#, "application/json", 422, "missing-field"),
            (
                #"{"updates": [{"road": 0, "closed": true}, {"road": 1, "speedKmh": -5}]}"#, "application/json", 422,
                "invalid-field"
            ),
            (#"{"updates": 1}"#, "application/json", 422, "invalid-field"),
            (
                #"{"updates": [{"geometry": {"type": "Point", "coordinates": [1, 2]}, "closed": true}]}"#,
                "application/json", 422, "LineString"
            ),
            (
                #"{"updates": [{"geometry": {"type": "LineString", "coordinates": [[1, 2]]}, "closed": true}]}"#,
                "application/json", 422, "a line has 2"
            ),
            (
                #"{"updates": [{"geometry": {"type": "LineString", "coordinates": [[1, 2], [1, 91]]}, "closed": true}]}"#,
                "application/json", 422, "coordinate-out-of-range"
            ),
            (
                #"{"updates": [{"geometry": {"type": "LineString", "coordinates": [[1, 2], [9, 9]]}, "closed": true}]}"#,
                "application/json", 413, "500 km"
            ),
            ("1,2,30\n1,x,30\n", "text/csv", 422, "Line 2"),
        ])
    func refused(body: String, type: String, status: UInt, words: String) async throws {
        try await withServer { server in
            let answer = try await HTTPCall.put(server.url + "/v1/traffic", body, type: type)
            #expect(answer.status == status && answer.body.contains(words), "\(answer)")
            #expect(try await HTTPCall.get(server.url + "/v1/traffic").body == #"{"data":[]}"#)
        }
    }

    @Test("the worst of several reports counts, each while it holds; hours hold by the local clock")
    func circumstances() throws {
        let state = { (state: ArcState, from: Int64, until: Int64?) in
            StoredRoadState(
                road: RoadID(3), direction: .forward, source: "\(from)", state: state,
                validFrom: Instant(milliseconds: from), validUntil: until.map { Instant(milliseconds: $0) })
        }
        let arc = RoadID(3).arc(.forward)
        let live = LiveRoads(
            states: [state(.speed(30), 0, nil), state(.speed(10), 100, 200), state(.closed, 150, 180)],
            in: [(NameID(1), "Mo-Fr 07:00-09:00"), (NameID(2), "whenever it rains")])
        let monday = LocalTime(year: 2026, month: 11, day: 23, weekday: .monday, minute: 7 * 60)
        let at = { live.circumstances(at: Instant(milliseconds: $0), monday).states[arc] }
        #expect(at(50) == .speed(30) && at(100) == .speed(10) && at(150) == .closed && at(190) == .speed(10))
        #expect(at(200) == .speed(30))
        #expect(live.circumstances(at: Instant(milliseconds: 0), monday).hours == [NameID(1)])
        #expect(live.nextChange(after: Instant(milliseconds: 110)) == Instant(milliseconds: 150))
        let noon = LocalClock(try #require(TimeZone(identifier: "Europe/Helsinki")))
            .time(at: Instant(milliseconds: 1_795_514_400_000))
        #expect(noon == LocalTime(year: 2026, month: 11, day: 24, weekday: .tuesday, minute: 12 * 60))
    }
}

extension Location {
    fileprivate init(_ map: MapSketch, _ place: String) {
        let coordinate = (try? map.coordinate(Character(place))) ?? Coordinate(latitude: 0, longitude: 0)
        self.init(longitude: coordinate.longitude, latitude: coordinate.latitude)
    }
}
