import Foundation
import PostgreSQL
import Protocol
import Routing
import TestSupport
import Testing
import Trips

@testable import Server
@testable import Storage

/// From drives over the wire to other routes.
@Suite("A server that learns", .timeLimit(.minutes(2)))
struct LearningTests {
    /// A trip along High Street that crawls from C to D. Its clock begins forty minutes ago.
    private static func crawl(on server: RunningServer) async throws {
        let driver = try await ScriptedDriver.connect(to: server.webSocketURL)
        driver.say(try Ringway.trip(to: "E"))
        _ = try await driver.hearStarted()
        let start = try Ringway.map.get().coordinate("A")
        var time = Double(Date().timeIntervalSince1970 * 1000) - 2_400_000
        for meters in stride(from: 20.0, through: 2_500, by: 20) {
            let speed = 1_420...2_400 ~= meters ? 1.5 : 10
            time += 20 / speed * 1000
            let place = start.moved(by: meters, bearing: 90)
            driver.say(
                .position(
                    Position(
                        latitude: place.latitude, longitude: place.longitude, timestamp: Int64(time), accuracy: 5,
                        heading: 90, speed: speed)))
        }
        while true {
            guard case .progress(let progress) = try await driver.hear(.progress) else { return }
            if progress.distanceRemaining < 300 { break }
        }
        driver.hangUp()
    }

    /// The length of the route from A to E.
    private static func distance(on server: RunningServer) async throws -> Double {
        let driver = try await ScriptedDriver.connect(to: server.webSocketURL)
        var vehicle = RingwayVehicle()
        driver.say(try Ringway.trip(to: "E"))
        driver.say(try vehicle.next())
        let route = try #require(try await driver.hearRouteOrError())
        driver.hangUp()
        return route.distance
    }

    private static func isStraight(on server: RunningServer) async throws -> Bool {
        2_500..<2_800 ~= (try await distance(on: server))
    }

    private static func isRound(on server: RunningServer) async throws -> Bool {
        2_900..<3_400 ~= (try await distance(on: server))
    }

    private static func count(_ url: String, _ query: Query) async throws -> Int {
        let pool = ConnectionPool(url: url)
        let count: Int = try await pool.query(query).one()[0]
        await pool.close()
        return count
    }

    private static func change(_ url: String, _ statement: Query) async throws {
        let pool = ConnectionPool(url: url)
        try await pool.execute(statement)
        await pool.close()
    }

    @Test(
        "four drives leave nothing behind; after more the street where all crawled is driven round, also by the next server"
    )
    func story() async throws {
        try await withTestDatabase(from: ringway) { url in
            let learn: @Sendable (inout WaymarkServer.Configuration) -> Void = { $0.learns = true }
            try await withServer(on: url, learn) { server in
                for _ in 0..<4 { try await Self.crawl(on: server) }
                let isStraight = try await Self.isStraight(on: server)
                #expect(isStraight)
            }
            #expect(try await Self.count(url, "SELECT count(*) FROM waymark.observed_speed") == 0)

            try await withServer(on: url, learn) { server in
                // Enough for five in one hour, though it may end in between.
                for _ in 0..<9 { try await Self.crawl(on: server) }
            }
            let toldRoads = try await Self.count(
                url, "SELECT count(DISTINCT (from_node, to_node)) FROM waymark.observed_speed")
            #expect(toldRoads == 2, "BC and CD: the others are at the ends")
            #expect(try await Self.count(url, "SELECT count(*) FROM waymark.learned_speed WHERE trips <> 5") == 0)

            // So that the test doesn't wait for next week.
            try await Self.change(
                url,
                """
                INSERT INTO waymark.observed_speed
                SELECT n, mode, osm_way_id, from_node, to_node, trips, slowness, squares, week
                FROM waymark.observed_speed, generate_series(0, 167) AS n ON CONFLICT DO NOTHING
                """)
            try await withServer(on: url) { server in
                let isStraight = try await Self.isStraight(on: server)
                #expect(isStraight, "nobody told it to learn")
            }
            try await withServer(on: url, learn) { server in
                let isRound = try await Self.isRound(on: server)
                #expect(isRound)
            }
            try await Self.change(
                url, "INSERT INTO waymark.road_state (road, speed_kmh) VALUES (\(try Ringway.road("CD")), 25)")
            try await withServer(on: url, learn) { server in
                let isStraight = try await Self.isStraight(on: server)
                #expect(isStraight, "what is reported overrules it")
            }
        }
    }

    @Test("each hour has its own speeds, and the roads change once with it")
    func hours() throws {
        let map = try Ringway.map.get()
        let info = NetworkInfo(
            id: 1, revision: 0, name: "Ringway", source: "a sketch", osmTimestamp: nil,
            importedAt: Timestamp(microseconds: 0), bounds: nil)
        let snapshot = try RoutingSnapshot(info: info, tables: map.tables)
        let stretch = try #require(map.network.observedStretch(of: try map.arc("CD")))
        let seen = ObservedSpeed(
            stretch: stretch, mode: .car, hour: HourOfWeek.allCases[8], trips: 50, slowness: 50, squares: 50)
        func hour(_ number: Int, _ seen: [ObservedSpeed]) -> LearnedHour {
            LearnedHour(hour: HourOfWeek.allCases[number], speeds: LearnedSpeeds(seen, on: map.network))
        }
        let now = Instant(milliseconds: 1_780_000_000_000)
        func adapted(_ snapshot: RoutingSnapshot, _ hour: LearnedHour) -> RoutingSnapshot {
            snapshot.adapted(to: [], learned: hour, at: now, clock: LocalClock(.gmt))
        }
        let rush = hour(8, [seen])
        let busy = adapted(snapshot, rush)
        let arc = try map.arc("CD")
        let (before, during) = (snapshot.metric(for: .car), busy.metric(for: .car))
        #expect(try #require(during).cost(of: arc) > 2 * (try #require(before).cost(of: arc)))
        #expect(busy.metric(for: .foot)?.cost(of: arc) == snapshot.metric(for: .foot)?.cost(of: arc))
        #expect(adapted(busy, rush) === busy)
        let quiet = adapted(busy, hour(9, []))
        #expect(quiet.metric(for: .car)?.cost(of: arc) == before?.cost(of: arc))
        // Two hours of which nothing is known differ in nothing that trips would have to be told.
        let night = adapted(quiet, hour(10, []))
        #expect(night.live.learned?.hour.number == 10 && RoadNews(night, since: quiet).changes.isEmpty)
    }
}
