import Protocol
import Server
import Storage
import Testing

@Suite("Trips over HTTP", .timeLimit(.minutes(2)))
struct TripRoutesTests {
    private static func body(reference: String? = nil, name: String = "The mill") throws -> String {
        var request = TripRequest(destination: try Town.place("D", name: name), progressInterval: 0)
        request.reference = reference
        return String(decoding: request.encoded(), as: UTF8.self)
    }

    @Test("one that a backend makes waits for its driver, and shows how it goes")
    func planned() async throws {
        try await withServer { server in
            let made = try await HTTPCall.post(server.url + "/v1/trips", Self.body(reference: "order-1"))
            #expect(made.status == 201)
            let trip = try TripResource.decode(made.body)
            #expect(trip.state == .planned && trip.request.reference == "order-1" && trip.token != nil)

            let driver = try await ScriptedDriver.connect(to: server.webSocketURL)
            var ride = Ride()
            driver.say(.start(.planned(trip: trip.id)))
            driver.say(try ride.along("A", "B", "D") + ride.standing(at: "D", seconds: 30))
            #expect(try await driver.hearStarted().trip == trip.id)
            _ = try await driver.hear(.ended)
            driver.hangUp()

            let shown = try await HTTPCall.get(server.url + "/v1/trips/\(trip.id)")
            let over = try TripResource.decode(shown.body)
            #expect(over.state == .ended && over.endReason == "completed" && over.startedAt != nil)
            #expect(over.token == nil)

            let late = try await ScriptedDriver.connect(to: server.webSocketURL)
            late.say(.start(.planned(trip: trip.id)))
            #expect(try await late.hearError().code == "trip-ended")
            late.say(.start(.planned(trip: "trp_nobody")))
            #expect(try await late.hearError().code == "trip-not-found")
            late.hangUp()
        }
    }

    @Test("asked for twice under one reference are one trip, by HTTP or by WebSocket")
    func reference() async throws {
        try await withServer { server in
            let trips = server.url + "/v1/trips"
            let first = try TripResource.decode(try await HTTPCall.post(trips, Self.body(reference: "order-2")).body)
            let again = try await HTTPCall.post(trips, Self.body(reference: "order-2"))
            #expect(again.status == 200)
            #expect(try TripResource.decode(again.body).id == first.id)
            let other = try await HTTPCall.post(trips, Self.body(reference: "order-2", name: "Another"))
            #expect(other.status == 409 && other.body.contains("reference-conflict"))

            let driver = try await ScriptedDriver.connect(to: server.webSocketURL)
            driver.say(.start(.new(try TripRequest.decode(Self.body(reference: "order-2")))))
            #expect(try await driver.hearStarted().trip == first.id)
            let shown = try TripResource.decode(try await HTTPCall.get("\(trips)/\(first.id)").body)
            #expect(shown.state != .planned && shown.startedAt != nil)
            driver.hangUp()
        }
    }

    @Test("are listed newest first, page by page")
    func list() async throws {
        try await withServer { server in
            let trips = server.url + "/v1/trips"
            var made: [String] = []
            for _ in 0..<101 {
                made.append(try TripResource.decode(try await HTTPCall.post(trips, Self.body()).body).id)
            }
            let first = try TripList.decode(try await HTTPCall.get(trips).body)
            #expect(first.data.map(\.id) == made.reversed().prefix(100).map(\.self) && !first.done)
            let iterator = try #require(first.iterator)
            let second = try TripList.decode(try await HTTPCall.get(trips + "?iterator=\(iterator)").body)
            #expect(second.data.map(\.id) == [made[0]] && second.done)
        }
    }

    @Test(
        "that can't be made are refused with a code and a status",
        arguments: [
            ("{", 400, "malformed-json"),
            ("{}", 422, "missing-field"),
            (#"{"destination": {"latitude": 91, "longitude": 0}}"#, 422, "coordinate-out-of-range"),
            (#"{"destination": {"latitude": 0, "longitude": 0}}"#, 422, "destination-off-network"),
            (
                #"{"destination": {"latitude": 60.17, "longitude": 24.94}, "profile": "rocket"}"#, 422,
                "profile-not-supported"
            ),
            (#"{"destination": {"latitude": 60.17, "longitude": 24.94, "name": "a\u0000b"}}"#, 422, "invalid-field"),
            (String(repeating: " ", count: 65 * 1024), 413, "message-too-large"),
        ])
    func refused(body: String, status: UInt, code: String) async throws {
        try await withServer { server in
            let answer = try await HTTPCall.post(server.url + "/v1/trips", body)
            #expect(answer.status == status && answer.body.contains("\"\(code)\""), "\(answer)")
            #expect(try TripList.decode(try await HTTPCall.get(server.url + "/v1/trips").body).data.isEmpty)
        }
    }

    @Test("that don't exist, paths that lead nowhere and wrong methods are answered in JSON")
    func nothing() async throws {
        try await withServer { server in
            let trip = try await HTTPCall.get(server.url + "/v1/trips/trp_nobody")
            #expect(trip.status == 404 && trip.body.contains("trip-not-found"))
            let path = try await HTTPCall.get(server.url + "/v1/tripz")
            #expect(path.status == 404 && path.body.contains("not-found"))
            let method = try await HTTPCall.post(server.url + "/healthz", "{}")
            #expect(method.status == 405 && method.body.contains("method-not-allowed"))
            #expect(method.headers["allow"] == "GET")
        }
    }

    @Test("readiness tells the network and what waits")
    func ready() async throws {
        try await withServer { server in
            let ready = try await HTTPCall.get(server.url + "/readyz")
            #expect(ready.status == 200 && ready.body.contains(#""ready":true"#) && ready.body.contains("Town"))
            #expect(ready.headers["content-type"] == "application/json; charset=utf-8")
        }
    }
}
