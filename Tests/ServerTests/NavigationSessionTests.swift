import Protocol
import Server
import Testing

@Suite("A navigation session", .timeLimit(.minutes(2)))
struct NavigationSessionTests {
    @Test("guides a driver from the first fix to the arrival, and then takes another trip")
    func wholeTrip() async throws {
        try await withServer { server in
            let driver = try await ScriptedDriver.connect(to: server.webSocketURL)
            var ride = Ride()
            for _ in 0..<2 {
                driver.say(.start(.new(try .toTheMill)))
                driver.say(try ride.along("A", "B", "D") + ride.standing(at: "D", seconds: 30))
                _ = try await driver.hearStarted()
                guard case .route(let route) = try await driver.hear(.route) else { return }
                #expect(route.reason == .start && route.revision == 1)
                #expect(route.route.legs[0].steps.map(\.name) == ["High Street", "Mill Lane", "Mill Lane"])
                _ = try await driver.hear(.progress)
                _ = try await driver.hear(.instruction)
                #expect(try await driver.hearStop(.approaching).name == "The mill")
                #expect(try await driver.hearStop(.arrived).waypoint == 0)
                guard case .ended(let ended) = try await driver.hear(.ended) else { return }
                #expect(ended.reason == "completed")
            }
            let sequences = driver.heard.prefix { $0.kind != .ended }.compactMap(\.sequence)
            #expect(sequences == sequences.sorted() && Set(sequences).count == sequences.count, "\(sequences)")
            driver.hangUp()
        }
    }

    @Test("answers what it can't take with a code of its own, and the trip goes on", arguments: BadInput.all)
    func badInput(_ bad: BadInput) async throws {
        try await withServer { server in
            let (driver, positions) = try await driving(server)
            switch bad.content {
            case .text(let text): driver.say(text: text)
            case .binary(let bytes): driver.say(binary: bytes)
            }
            let error = try await driver.hearError()
            #expect(error.code == bad.code.rawValue)
            #expect(!error.fatal && !error.message.isEmpty)
            driver.say(positions)
            _ = try await driver.hear(.progress)
            _ = try await driver.hear(.arrived)
            _ = try await driver.hear(.ended)
            driver.hangUp()
        }
    }

    @Test("says of a place that no road or no way leads to what is wrong with it, and takes another")
    func places() async throws {
        try await withServer { server in
            let driver = try await ScriptedDriver.connect(to: server.webSocketURL)
            driver.say(.start(.new(TripRequest(destination: Place(latitude: 0, longitude: 0)))))
            var error = try await driver.hearError()
            #expect(error.code == "destination-off-network" && error.message.contains("destination"))
            #expect(error.offendingType == "start")

            driver.say(.start(.new(TripRequest(destination: try Town.place("Z")))))
            _ = try await driver.hearStarted()
            var ride = Ride()
            driver.say(try ride.standing(at: "A"))
            error = try await driver.hearError()
            #expect(error.code == "unroutable" && !error.fatal)
            driver.say(.cancel(.init(reason: "no way")))
            _ = try await driver.hear(.ended)

            driver.say(.start(.new(try .toTheMill)))
            driver.say([Position(latitude: 10, longitude: 10, timestamp: 1_000)])
            error = try await driver.hearError()
            #expect(error.code == "origin-off-network")
            driver.say(try ride.along("A", "B"))
            _ = try await driver.hear(.progress)
            driver.hangUp()
        }
    }

    @Test(
        "knows what only makes sense while a trip is on",
        arguments: [
            ClientMessage.position(.init(latitude: 0, longitude: 0, timestamp: 0)), .skip(.init()), .cancel(.init()),
            .reroute(.init()),
        ])
    func noTrip(message: ClientMessage) async throws {
        try await withServer { server in
            let driver = try await ScriptedDriver.connect(to: server.webSocketURL)
            driver.say(message)
            #expect(try await driver.hearError().code == "no-trip")
            driver.hangUp()
        }
    }

    @Test("leaves a route that was asked for by the trip before alone")
    func lateRoute() async throws {
        try await withServer { server in
            let driver = try await ScriptedDriver.connect(to: server.webSocketURL)
            var ride = Ride()
            driver.say(.start(.new(try .toTheMill)))
            driver.say(try ride.standing(at: "A"))
            driver.say(.cancel(.init()))
            _ = try await driver.hear(.ended)
            driver.say(.start(.new(TripRequest(destination: try Town.place("C")))))
            driver.say(try ride.standing(at: "A"))
            _ = try await driver.hearStarted()
            guard case .route(let route) = try await driver.hear(.route) else { return }
            #expect(route.route.legs[0].steps.allSatisfy { $0.name == "High Street" })
            driver.hangUp()
        }
    }

    @Test("takes fixes at the rate that it announced, each of a batch counted")
    func rateLimit() async throws {
        let change: @Sendable (inout WaymarkServer.Configuration) -> Void = {
            $0.limits.positionRate = .init(sustained: 0.001, burst: 5)
        }
        try await withServer(change) { server in
            let driver = try await ScriptedDriver.connect(to: server.webSocketURL)
            guard case .welcome(let welcome) = try await driver.hear(.welcome) else { return }
            #expect(welcome.limits.positionsBurst == 5)
            driver.say(.start(.new(try .toTheMill)))
            var ride = Ride()
            driver.say(try ride.standing(at: "A"))
            _ = try await driver.hear(.route)
            driver.say(.positions(.init(positions: try ride.standing(at: "A", seconds: 5))))
            let error = try await driver.hearError()
            #expect(error.code == "rate-limited" && error.offendingType == "positions" && !error.fatal)
            driver.say(.positions(.init(positions: try ride.standing(at: "A", seconds: 4))))
            _ = try await driver.hear(.progress)
            driver.say(try ride.standing(at: "A"))
            #expect(try await driver.hearError().offendingType == "position")
            // Whoever doesn't listen at all is shown out.
            for _ in 0..<100 { driver.say(text: "again") }
            #expect(try await driver.hearClose() == .policyViolation)
        }
    }

    /// A driver whose trip to the mill is under way, and the fixes that are still to come.
    private func driving(_ server: RunningServer) async throws -> (ScriptedDriver, [Position]) {
        let driver = try await ScriptedDriver.connect(to: server.webSocketURL)
        var ride = Ride()
        driver.say(.start(.new(try .toTheMill)))
        let positions = try ride.along("A", "B", "D") + ride.standing(at: "D", seconds: 30)
        driver.say(Array(positions.prefix(3)))
        _ = try await driver.hear(.progress)
        return (driver, Array(positions.dropFirst(3)))
    }
}

/// Something that a client should not have sent.
struct BadInput: Sendable, CustomTestStringConvertible {
    enum Content: Sendable {
        case text(String)
        case binary([UInt8])
    }

    var testDescription: String
    var code: ErrorCode
    var content: Content

    private static func text(_ name: String, _ code: ErrorCode, _ text: String) -> BadInput {
        BadInput(testDescription: name, code: code, content: .text(text))
    }

    static let all: [BadInput] = [
        text("no JSON", .malformedJSON, "turn left"),
        text("JSON that breaks off", .malformedJSON, #"{"type": "position", "latitude": 60"#),
        text("an array", .malformedJSON, "[]"),
        text("nothing", .malformedJSON, ""),
        text("nested without end", .malformedJSON, String(repeating: "[", count: 10_000)),
        text("a type that is none", .unknownType, #"{"type": "teleport"}"#),
        text("no type", .missingField, "{}"),
        text("no latitude", .missingField, #"{"type": "position", "longitude": 24.9, "timestamp": 1}"#),
        text(
            "a latitude of 91", .coordinateOutOfRange,
            #"{"type": "position", "latitude": 91, "longitude": 24.9, "timestamp": 1}"#),
        text(
            "a longitude of -181", .coordinateOutOfRange,
            #"{"type": "position", "latitude": 60, "longitude": -181, "timestamp": 1}"#),
        text(
            "NaN", .malformedJSON, #"{"type": "position", "latitude": NaN, "longitude": 24.9, "timestamp": 1}"#),
        text(
            "a number beyond doubles", .invalidField,
            #"{"type": "position", "latitude": 1e999, "longitude": 24.9, "timestamp": 1}"#),
        text(
            "a word for a number", .invalidField,
            #"{"type": "position", "latitude": "sixty", "longitude": 24.9, "timestamp": 1}"#),
        text(
            "a fix from 1970", .fixTooOld, #"{"type": "position", "latitude": 60, "longitude": 24.9, "timestamp": 1}"#),
        text(
            "a fix from the year 2100", .clockAhead,
            #"{"type": "position", "latitude": 60, "longitude": 24.9, "timestamp": 4102444800000}"#),
        text("a second trip", .tripInProgress, #"{"type": "start", "destination": {"latitude": 60, "longitude": 24}}"#),
        text("an offer that was never made", .offerNotFound, #"{"type": "accept", "offer": "1"}"#),
        text("a skip of the only stop", .invalidField, #"{"type": "skip"}"#),
        text(
            "a message over the limit", .messageTooLarge,
            #"{"type": "position", "note": ""# + String(repeating: "x", count: 64 * 1024) + #""}"#),
        text(
            "more positions than a batch may have", .messageTooLarge,
            #"{"type": "positions", "positions": ["#
                + repeatElement(#"{"latitude":1,"longitude":1,"timestamp":1}"#, count: 1_001).joined(separator: ",")
                + "]}"),
        BadInput(testDescription: "binary garbage", code: .binaryNotSupported, content: .binary([0, 255, 1, 254])),
    ]
}

extension TripRequest {
    /// A trip to the end of Mill Lane that tells of each fix.
    static var toTheMill: TripRequest {
        get throws { TripRequest(destination: try Town.place("D", name: "The mill"), progressInterval: 0) }
    }
}
