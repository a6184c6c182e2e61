import PostgreSQL
import Protocol
import Routing
import TestSupport
import Testing
import Trips

@testable import Server

/// What is written into PostgreSQL by anybody, as drivers under way hear of it.
@Suite("Roads that change under way", .timeLimit(.minutes(2)))
struct RoadsUnderWayTests {
    /// A driver on High Street, and what hears of it.
    private static func drive(
        to place: Character, on server: RunningServer, _ vehicle: inout RingwayVehicle
    ) async throws -> ScriptedDriver {
        let driver = try await ScriptedDriver.connect(to: server.webSocketURL)
        driver.say(try Ringway.trip(to: place))
        _ = try await driver.hearStarted()
        for _ in 0..<3 {
            driver.say(try vehicle.next())
            _ = try await driver.hear(.progress)
        }
        return driver
    }

    /// Changes the roads in a connection of its own.
    private static func change(_ url: String, _ statement: Query) async throws {
        let pool = ConnectionPool(url: url)
        try await pool.execute(statement)
        await pool.close()
    }

    private static func slow(_ road: String, to speed: Float) throws -> Query {
        "INSERT INTO waymark.road_state (road, speed_kmh) VALUES (\(try Ringway.road(road)), \(speed))"
    }

    private static func close(_ road: String) throws -> Query {
        "INSERT INTO waymark.road_state (road, closed) VALUES (\(try Ringway.road(road)), true)"
    }

    @Test("a jam reaches the trips that drive into it with new durations, and no other trip")
    func jam() async throws {
        try await withTestDatabase(from: ringway) { url in
            try await withServer(on: url) { server in
                var (near, far) = (RingwayVehicle(), RingwayVehicle())
                let nearDriver = try await Self.drive(to: "C", on: server, &near)
                let farDriver = try await Self.drive(to: "E", on: server, &far)
                try await Self.change(url, try Self.slow("CD", to: 20))
                guard case .update(let update) = try await farDriver.hear(.update) else { return }
                #expect(update.revision == 1 && update.legs.count == 1)
                let congestion = try #require(update.legs[0].annotation?.congestion)
                #expect(congestion == ["unknown", "unknown", "low", "unknown"])
                #expect(update.legs[0].annotation?.duration?.count == congestion.count)
                #expect(abs(update.legs[0].steps.reduce(0, +) - update.legs[0].duration) < 0.5)

                // The other one hears of what is on its own way only, and is told so with its next number.
                try await Self.change(url, try Self.slow("BC", to: 20))
                _ = try await nearDriver.hear(.update)
                _ = try await farDriver.hear(.update)
                #expect(nearDriver.heard.filter { $0.kind == .update }.count == 1)
                let numbers = nearDriver.heard.compactMap(\.sequence)
                #expect(numbers == Array(1...numbers.count), "\(numbers)")

                farDriver.say(try far.next())
                guard case .progress(let progress) = try await farDriver.hear(.progress) else { return }
                #expect(progress.durationRemaining > update.durationRemaining)
                for driver in [nearDriver, farDriver] { driver.hangUp() }
            }
        }
    }

    @Test("a closure ahead brings the way around it, one behind brings nothing")
    func closure() async throws {
        try await withTestDatabase(from: ringway) { url in
            try await withServer(on: url) { server in
                var vehicle = RingwayVehicle()
                let driver = try await Self.drive(to: "E", on: server, &vehicle)
                try await Self.change(url, try Self.close("CD"))
                guard case .route(let route) = try await driver.hear(.route) else { return }
                #expect(route.reason == .traffic && route.revision == 2)
                #expect(route.route.legs[0].steps.map(\.name).contains("Back Street"))
                #expect(driver.heard.contains { $0.kind == .update })

                // Off the route by now, and then on it.
                try await Self.change(url, try Self.close("BC"))
                try await Self.change(url, try Self.slow("HD", to: 20))
                _ = try await driver.hear(.update)
                #expect(driver.heard.filter { $0.kind == .update }.count == 2)
                #expect(driver.heard.filter { $0.kind == .route }.count == 2)
                driver.hangUp()
            }
        }
    }

    @Test("a faster route is offered, and is the route once it is accepted by its name")
    func offer() async throws {
        try await withTestDatabase(from: ringway) { url in
            try await withServer(on: url) { server in
                var vehicle = RingwayVehicle()
                let driver = try await Self.drive(to: "E", on: server, &vehicle)
                try await Self.change(url, try Self.slow("BC", to: 4))
                guard case .offer(let offer) = try await driver.hear(.offer) else { return }
                #expect(offer.saves > 300 && offer.route.legs[0].steps.map(\.name).contains("Back Street"))
                for (message, type) in [
                    (ClientMessage.accept(.init(offer: "off_0")), "accept"),
                    (.accept(.init(offer: "the first one")), "accept"), (.decline(.init(offer: "off_0")), "decline"),
                ] {
                    driver.say(message)
                    let error = try await driver.hearError()
                    #expect(error.code == "offer-not-found" && error.offendingType == type && !error.fatal)
                }
                driver.say(try vehicle.next())
                driver.say(.accept(.init(offer: offer.offer)))
                guard case .route(let accepted) = try await driver.hear(.route) else { return }
                #expect(accepted.reason == .traffic && accepted.route.geometry == offer.route.geometry)
                driver.hangUp()
            }
        }
    }

    @Test("an offer that is declined is open no longer")
    func decline() async throws {
        try await withTestDatabase(from: ringway) { url in
            try await withServer(on: url) { server in
                var vehicle = RingwayVehicle()
                let driver = try await Self.drive(to: "E", on: server, &vehicle)
                try await Self.change(url, try Self.slow("BC", to: 4))
                guard case .offer(let offer) = try await driver.hear(.offer) else { return }
                driver.say(.decline(.init(offer: offer.offer)))
                driver.say(.accept(.init(offer: offer.offer)))
                let error = try await driver.hearError()
                #expect(error.code == "offer-not-found" && error.offendingType == "accept")
                driver.hangUp()
            }
        }
    }

    @Test("an arrival that slips is one webhook, with what was promised before and why")
    func delayed() async throws {
        try await withTestDatabase(from: ringway) { url in
            try await withServer(
                on: url,
                {
                    $0.rules.delaySeconds = 60
                    $0.rules.delayPatience = 0
                }
            ) { server in
                var vehicle = RingwayVehicle()
                let driver = try await Self.drive(to: "C", on: server, &vehicle)
                try await Self.change(url, try Self.slow("BC", to: 5))
                guard case .update(let update) = try await driver.hear(.update) else { return }
                for _ in 0..<3 {
                    driver.say(try vehicle.next())
                    _ = try await driver.hear(.progress)
                }
                driver.say(.cancel(.init()))
                // Facts are written in order: with this one, all before it are.
                _ = try await driver.hear(.ended)
                driver.hangUp()

                let pool = ConnectionPool(url: url)
                let rows = try await pool.query(
                    "SELECT payload FROM waymark.message WHERE event_type = 'trip.delayed'")
                await pool.close()
                let payloads = try rows.map { String(decoding: try $0[0, as: [UInt8].self], as: UTF8.self) }
                #expect(payloads.count == 1, "\(payloads)")
                let data = try WebhookEvent.decode(try #require(payloads.first)).data
                #expect(data.reasons == ["traffic"] && data.eta == update.eta)
                let (eta, previous) = (try #require(data.eta), try #require(data.previousEta))
                let delay = try #require(data.delay)
                #expect(delay > 60 && abs(delay - Double(eta - previous) / 1000) < 0.1)
            }
        }
    }

    @Test("the roads as they were are let go of, though a trip was under way on them")
    func release() async throws {
        try await withTestDatabase(from: ringway) { url in
            try await withServer(on: url) { server in
                var vehicle = RingwayVehicle()
                let driver = try await Self.drive(to: "E", on: server, &vehicle)
                weak let (snapshot, metric) = (
                    server.server.services.network.snapshot, server.server.services.network.snapshot?.metric(for: .car)
                )
                #expect(snapshot != nil && metric != nil)
                try await Self.change(url, try Self.slow("CD", to: 20))
                _ = try await driver.hear(.update)
                // Whoever was at work with it is done some fixes later, or never: then the time limit ends this.
                while snapshot != nil || metric != nil {
                    driver.say(try vehicle.standing())
                    _ = try await driver.hear(.progress)
                }
                #expect(server.server.services.registry.count == 1)
                driver.hangUp()
            }
        }
    }
}
