import PostgreSQL
import Protocol
import Server
import Storage
import TestSupport
import Testing
import WebSockets

@Suite("A driver whose connection is lost", .timeLimit(.minutes(2)))
struct ResumeTests {
    @Test("goes on with the trip on another connection, and is told again what was missed")
    func resume() async throws {
        try await withServer { server in
            var ride = Ride()
            let first = try await ScriptedDriver.connect(to: server.webSocketURL)
            first.say(.start(.new(try .toTheMill)))
            let started = try await first.hearStarted()
            first.say(try ride.along("A", "B"))
            let approaching = try await first.hearStop(.approaching)
            first.hangUp()

            let second = try await ScriptedDriver.connect(to: server.webSocketURL)
            second.say(.resume(.init(trip: started.trip, token: started.token, after: approaching.sequence - 1)))
            #expect(try await second.hearStarted().trip == started.trip)
            #expect(try await second.hearStop(.approaching) == approaching)
            second.say(.positions(.init(positions: try ride.along("B", "D") + ride.standing(at: "D", seconds: 30))))
            guard case .route(let route) = try await second.hear(.route) else { return }
            #expect(route.reason == .resume && route.revision == 2)
            let arrived = try await second.hearStop(.arrived)
            guard case .ended = try await second.hear(.ended) else { return }
            #expect(second.heard.filter { $0.kind == .approaching }.count == 1)
            second.hangUp()

            let third = try await ScriptedDriver.connect(to: server.webSocketURL)
            third.say(.resume(.init(trip: started.trip, token: started.token, after: approaching.sequence)))
            #expect(try await third.hearStop(.arrived) == arrived)
            _ = try await third.hear(.ended)
            third.say(.start(.new(try .toTheMill)))
            _ = try await third.hearStarted()
            third.hangUp()
        }
    }

    @Test("takes the trip over from a connection that still stands")
    func supersede() async throws {
        try await withServer { server in
            var ride = Ride()
            let first = try await ScriptedDriver.connect(to: server.webSocketURL)
            first.say(.start(.new(try .toTheMill)))
            first.say(try ride.standing(at: "A"))
            let started = try await first.hearStarted()
            _ = try await first.hear(.progress)

            let second = try await ScriptedDriver.connect(to: server.webSocketURL)
            second.say(.resume(.init(trip: started.trip, token: started.token, after: 0)))
            second.say(try ride.along("A", "B"))
            _ = try await second.hear(.progress)
            let error = try await first.hearError()
            #expect(error.code == "superseded" && error.fatal)
            #expect(try await first.hearClose() == WebSocketCloseCode(rawValue: 4001))
            second.hangUp()
        }
    }

    @Test("is refused with a token of another trip, or none", arguments: [true, false])
    func wrongToken(isOther: Bool) async throws {
        try await withServer { server in
            let driver = try await ScriptedDriver.connect(to: server.webSocketURL)
            driver.say(.start(.new(try .toTheMill)))
            let started = try await driver.hearStarted()
            driver.hangUp()
            let stranger = try await ScriptedDriver.connect(to: server.webSocketURL)
            let trip = isOther ? "trp_0000000000000000000000000" : started.trip
            let token = isOther ? started.token : "none"
            stranger.say(.resume(.init(trip: trip, token: token, after: 0)))
            let error = try await stranger.hearError()
            #expect(error.code == "resume-refused" && error.offendingType == "resume")
            stranger.hangUp()
        }
    }

    @Test("is sent away by a server that ends, and goes on at the next")
    func drain() async throws {
        try await withTestDatabase(from: town) { url in
            var ride = Ride()
            let driver = try await withServer(on: url) { server in
                let driver = try await ScriptedDriver.connect(to: server.webSocketURL)
                driver.say(.start(.new(try .toTheMill)))
                driver.say(try ride.along("A", "B"))
                _ = try await driver.hear(.approaching)
                return driver
            }
            guard case .reconnect(let reconnect) = try await driver.hear(.reconnect) else { return }
            #expect((500...5_000).contains(reconnect.after))
            #expect(try await driver.hearClose() == .serviceRestart)
            guard case .started(let started) = driver.heard.first(where: { $0.kind == .started }) else { return }

            try await withServer(on: url) { server in
                let driver = try await ScriptedDriver.connect(to: server.webSocketURL)
                driver.say(.resume(.init(trip: started.trip, token: started.token, after: 100)))
                driver.say(try ride.along("B", "D") + ride.standing(at: "D", seconds: 30))
                let arrived = try await driver.hearStop(.arrived)
                #expect(arrived.sequence > 100)
                _ = try await driver.hear(.ended)
                #expect(!driver.heard.contains { $0.kind == .approaching })
                driver.hangUp()
            }
        }
    }
}

@Suite("A database that goes away and comes back", .timeLimit(.minutes(2)))
struct OutageTests {
    @Test("stops no guidance: facts arrive later, and no fix is lost")
    func outage() async throws {
        try await withPrivateCluster { cluster, _ in
            let url = try await cluster.start().url
            try await Town.settle(url)
            var ride = Ride()
            let (trip, fixes) = try await withServer(on: url, { $0.connectionWait = .milliseconds(200) }) { server in
                let driver = try await ScriptedDriver.connect(to: server.webSocketURL)
                driver.say(.start(.new(try .toTheMill)))
                let trip = try await driver.hearStarted().trip
                var told = try ride.standing(at: "A")
                driver.say(told)
                _ = try await driver.hear(.progress)

                try await cluster.stop()
                let along = try ride.along("A", "B", "D", speed: 5)
                driver.say(along)
                told += along
                while true {
                    guard case .progress(let progress) = try await driver.hear(.progress) else { break }
                    if progress.distanceRemaining < 40 { break }
                }
                #expect(driver.heard.contains { $0.kind == .instruction })
                #expect(!driver.heard.contains { $0.kind == .approaching }, "told before it was kept")
                try await expectRefusals(server)

                _ = try await cluster.start()
                let standing = try ride.standing(at: "D", seconds: 30)
                driver.say(standing)
                told += standing
                _ = try await driver.hear(.approaching)
                _ = try await driver.hear(.arrived)
                _ = try await driver.hear(.ended)
                driver.hangUp()
                return (trip, told)
            }
            let pool = ConnectionPool(.init(url: url))
            #expect(try await TripStore(pool: pool).load(trip).endReason == "completed")
            // Whatever came after the arrival belongs to no trip.
            let track = try await PositionStore(pool: pool).track(of: trip).map(\.timestamp.milliseconds)
            #expect(track == fixes.prefix(track.count).map(\.timestamp))
            #expect(track.count > fixes.count - 30)
            await pool.close()
        }
    }

    /// Whoever comes now hears that the database is away.
    private func expectRefusals(_ server: RunningServer) async throws {
        let other = try await ScriptedDriver.connect(to: server.webSocketURL)
        other.say(.start(.new(try .toTheMill)))
        let error = try await other.hearError()
        #expect(error.code == "storage-unavailable" && !error.fatal)
        other.hangUp()
        let ready = try await HTTPCall.get(server.url + "/readyz")
        #expect(ready.status == 503 && ready.body.contains(#""database":false"#))
        #expect(try await HTTPCall.get(server.url + "/healthz").status == 200)
        #expect(try await HTTPCall.get(server.url + "/v1/trips").status == 503)
    }
}
