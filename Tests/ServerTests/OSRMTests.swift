import Protocol
import Routing
import Testing

@testable import Server

@Suite("OSRM's HTTP API", .timeLimit(.minutes(2)))
struct OSRMTests {
    private static func at(_ places: Character...) throws -> String {
        try places.map { place in
            let coordinate = try Town.coordinate(place)
            return "\(coordinate.longitude),\(coordinate.latitude)"
        }.joined(separator: ";")
    }

    private static func refusal(_ call: HTTPCall) throws -> OSRMError.Code {
        try OSRMError.decode(call.body).code
    }

    @Test("finds a route, and says as much of it as was asked for")
    func route() async throws {
        try await withServer { server in
            let url = try server.url + "/route/v1/driving/\(Self.at("A", "D"))"
            let short = try await HTTPCall.get(url + "?overview=false")
            #expect(short.status == 200 && short.headers["access-control-allow-origin"] == "*")
            let brief = try RouteResponse.decode(short.body)
            #expect(brief.routes.count == 1 && brief.routes[0].legs.count == 1 && brief.routes[0].distance > 500)
            #expect(brief.routes[0].legs[0].steps.isEmpty && brief.routes[0].geometry == nil)
            #expect(brief.waypoints?.map(\.name) == ["High Street", "Mill Lane"])

            let whole = try RouteResponse.decode(
                try await HTTPCall.get(url + "?overview=full&steps=true&annotations=true&geometries=geojson").body)
            let leg = whole.routes[0].legs[0]
            #expect(leg.steps.map(\.name) == ["High Street", "Mill Lane", "Mill Lane"])
            #expect(leg.steps[1].maneuver.type == "turn" && leg.steps[1].maneuver.modifier == "right")
            #expect(leg.annotation?.speed?.isEmpty == false)
            #expect(leg.distance == brief.routes[0].distance && leg.duration == brief.routes[0].duration)
            #expect(leg.steps.allSatisfy { $0.voiceInstructions == nil && $0.bannerInstructions == nil })
        }
    }

    @Test("says what is said and shown where Mapbox's options ask for it")
    func instructions() async throws {
        try await withServer { server in
            let url = try server.url + "/route/v1/driving/\(Self.at("A", "D"))?steps=true&voice_units=imperial"
            let route = try RouteResponse.decode(
                try await HTTPCall.get(url + "&voice_instructions=true&banner_instructions=true").body
            ).routes[0]
            #expect(route.voiceLocale == "en")
            let voice = route.legs[0].steps.flatMap { $0.voiceInstructions ?? [] }
            #expect(voice.contains { $0.announcement.contains("feet") || $0.announcement.contains("mile") })
            #expect(route.legs[0].steps[0].bannerInstructions?.isEmpty == false)
        }
    }

    @Test("says what to do where a language is asked for, and nothing where none is")
    func language() async throws {
        try await withServer { server in
            let url = try server.url + "/route/v1/driving/\(Self.at("A", "D"))?steps=true"
            func instructions(_ option: String) async throws -> [String?] {
                try RouteResponse.decode(try await HTTPCall.get(url + option).body).routes[0].legs[0].steps
                    .map(\.maneuver.instruction)
            }
            let german = try await instructions("&language=de")
            #expect(german.count == 3 && german[1] == "Biegen Sie rechts auf Mill Lane ab")
            #expect(try await instructions("").allSatisfy { $0 == nil })
        }
    }

    @Test("goes straight on at a stop, or turns around there, as asked")
    func continueStraight() async throws {
        try await withServer { server in
            func route(_ options: String) async throws -> RouteObject {
                let url = try server.url + "/route/v1/driving/\(Self.at("A", "B", "A"))?overview=false&\(options)"
                return try RouteResponse.decode(try await HTTPCall.get(url).body).routes[0]
            }
            let (straight, turning) = (
                try await route("continue_straight=true"), try await route("continue_straight=false")
            )
            #expect(straight.legs.count == 2 && turning.legs.count == 2)
            #expect(straight.distance > turning.distance + 100)
            #expect(try await route("continue_straight=default") == straight)
        }
    }

    @Test("makes one leg of what lies between two waypoints")
    func silentWaypoints() async throws {
        try await withServer { server in
            let url = try server.url + "/route/v1/driving/\(Self.at("A", "B", "D"))?overview=false"
            let legs = try RouteResponse.decode(try await HTTPCall.get(url).body).routes[0]
            let through = try RouteResponse.decode(try await HTTPCall.get(url + "&waypoints=0;2").body)
            #expect(legs.legs.count == 2 && through.routes[0].legs.count == 1)
            #expect(abs(through.routes[0].distance - legs.distance) < 0.2)
            #expect(abs(through.routes[0].duration - legs.duration) < 0.2)
            #expect(through.waypoints?.count == 2)
            let half = try await HTTPCall.get(url + "&waypoints=0;1")
            #expect(try Self.refusal(half) == .invalidValue)
        }
    }

    @Test("takes its hints back, and passes over those of other places and those that were changed")
    func hints() async throws {
        try await withServer { server in
            let url = try server.url + "/route/v1/driving/\(Self.at("A", "D"))?overview=false"
            let found = try RouteResponse.decode(try await HTTPCall.get(url).body)
            let hints = try #require(found.waypoints).map { $0.hint ?? "" }
            #expect(hints.allSatisfy { !$0.isEmpty })
            let again = try RouteResponse.decode(
                try await HTTPCall.get(url + "&hints=" + hints.joined(separator: ";")).body)
            #expect(again == found)
            let swapped = try RouteResponse.decode(
                try await HTTPCall.get(url + "&hints=" + hints.reversed().joined(separator: ";")).body)
            #expect(swapped == found)
            let changed = try RouteResponse.decode(
                try await HTTPCall.get(url + "&hints=A" + hints[0].dropFirst(1) + "x;nonsense").body)
            #expect(changed == found)
            let none = try RouteResponse.decode(try await HTTPCall.get(url + "&generate_hints=false").body)
            #expect(none.waypoints?.allSatisfy { $0.hint == nil } == true)
        }
    }

    @Test("measures tables, with null where no way leads, or a guess where that is asked for")
    func table() async throws {
        try await withServer { server in
            let url = try server.url + "/table/v1/driving/\(Self.at("A", "D", "V"))?radiuses=5;5;5"
            let table = try TableResponse.decode(try await HTTPCall.get(url + "&annotations=duration,distance").body)
            let durations = try #require(table.durations)
            #expect(durations.map(\.count) == [3, 3, 3] && durations[0][0] == 0)
            #expect(durations[0][2] == nil && table.distances?[0][2] == nil && table.fallbackSpeedCells == nil)
            let route = try RouteResponse.decode(
                try await HTTPCall.get(server.url + "/route/v1/driving/\(Self.at("A", "D"))?overview=false").body)
            #expect(durations[0][1] == route.routes[0].duration)
            #expect(table.distances?[0][1] == route.routes[0].distance)

            let guessed = try TableResponse.decode(
                try await HTTPCall.get(url + "&sources=0&destinations=1;2&fallback_speed=10&scale_factor=2").body)
            #expect(guessed.fallbackSpeedCells == [[0, 1]] && guessed.sources?.count == 1)
            #expect(abs((guessed.durations?[0][0] ?? 0) - (durations[0][1] ?? 0) * 2) < 0.15)
            let meters = try Town.coordinate("A").distance(to: Town.coordinate("V"))
            #expect(abs((guessed.durations?[0][1] ?? 0) - meters / 10 * 2) < 0.1)
            #expect(try Self.refusal(await HTTPCall.get(url + "&sources=3")) == .invalidOptions)
        }
    }

    @Test("names the nearest roads")
    func nearest() async throws {
        try await withServer { server in
            let url = try server.url + "/nearest/v1/walking/\(Self.at("B"))?number=2"
            let answer = try NearestResponse.decode(try await HTTPCall.get(url).body)
            #expect(answer.waypoints.count == 2 && answer.waypoints[0].distance <= answer.waypoints[1].distance)
            let many = try server.url + "/nearest/v1/walking/\(Self.at("B", "A"))"
            #expect(try Self.refusal(await HTTPCall.get(many)) == .invalidOptions)
            #expect(try Self.refusal(await HTTPCall.get(url.replacing("number=2", with: "number=101"))) == .tooBig)
        }
    }

    @Test("keeps to the bearing, the radius and the side of the road that each coordinate asks for")
    func placeOptions() async throws {
        try await withServer { server in
            func call(_ options: String) async throws -> HTTPCall {
                try await HTTPCall.get(
                    try server.url + "/route/v1/driving/\(Self.at("A", "C"))?overview=false&" + options)
            }
            let free = try RouteResponse.decode(try await call("bearings=;").body).routes[0].distance
            #expect(try RouteResponse.decode(try await call("bearings=90,30;90,30").body).routes[0].distance == free)
            #expect(try Self.refusal(await call("bearings=0,10;&radiuses=5;5")) == .noSegment)
            let coordinate = try Town.coordinate("B")
            // North of an east–west street with traffic on the right: whoever drives west has it at the curb.
            let north = "\(coordinate.longitude + 0.002),\(coordinate.latitude + 0.00005)"
            let far = try await HTTPCall.get(
                try server.url + "/route/v1/driving/\(Self.at("A"));\(north)?radiuses=unlimited;1")
            #expect(try Self.refusal(far) == .noSegment)
            let base = try server.url + "/route/v1/driving/\(Self.at("A"));\(north)?overview=false&approaches="
            let curb = try RouteResponse.decode(try await HTTPCall.get(base + ";curb").body).routes[0].distance
            let opposite = try RouteResponse.decode(try await HTTPCall.get(base + ";opposite").body).routes[0].distance
            let any = try RouteResponse.decode(try await HTTPCall.get(base + ";unrestricted").body).routes[0].distance
            #expect(opposite == any && curb > any + 100)
        }
    }

    @Test("refuses with OSRM's codes what can't be, and goes on serving the connection")
    func refusals() async throws {
        try await withServer { server in
            let base = server.url
            let cases: [(String, OSRMError.Code)] = [
                ("/route/v1/driving/\(try Self.at("A"))", .invalidOptions),
                ("/route/v1/driving/\(try Self.at("A", "V"))?radiuses=5;5", .noRoute),
                ("/route/v1/hovercraft/\(try Self.at("A", "D"))", .invalidValue),
                ("/route/v1/driving/\(try Self.at("A", "D"))?radiuses=1", .invalidOptions),
                ("/route/v1/driving/\(try Self.at("A", "D"))?alternatives=9", .tooBig),
                ("/route/v1/driving/polyline(%C3%A4)", .invalidQuery),
                ("/trip/v1/driving/\(try Self.at("A", "D"))", .invalidService),
                ("/route/v1/driving/" + Array(repeating: try Self.at("A"), count: 501).joined(separator: ";"), .tooBig),
                ("/table/v1/driving/" + Array(repeating: try Self.at("A"), count: 101).joined(separator: ";"), .tooBig),
            ]
            for (target, code) in cases {
                let call = try await HTTPCall.get(base + target)
                #expect(call.status == 400, "\(target.prefix(80))")
                #expect(try Self.refusal(call) == code, "\(target.prefix(80))")
            }
            let posted = try await HTTPCall.post(base + "/route/v1/driving/\(try Self.at("A", "D"))", "{}")
            #expect(posted.status == 405 && posted.headers["allow"] == "GET, HEAD, OPTIONS")
            #expect(try await HTTPCall.get(base + "/healthz").status == 200)
        }
    }

    @Test("answers requests that came at once in their order, whoever answers them")
    func pipelined() async throws {
        try await withServer { server in
            func get(_ path: String, _ header: String = "") -> String {
                "GET \(path) HTTP/1.1\r\nHost: localhost\r\n\(header)\r\n"
            }
            let route = try "/route/v1/driving/\(Self.at("A", "D"))"
            let answers = try await RawClient.exchange(
                port: server.port,
                get("/healthz") + get(route + "?steps=true") + get("/nothing") + get(route + "?overview=false")
                    + get("/nearest/v1/driving/1", "Connection: close\r\n"))
            let bodies = [#"{"healthy""#, #""type":"depart""#, "not-found", #""steps":[]"#, "InvalidQuery"]
            let places = bodies.map { answers.range(of: $0)?.lowerBound }
            #expect(places.allSatisfy { $0 != nil }, "\(answers)")
            #expect(places.compactMap(\.self) == places.compactMap(\.self).sorted())
        }
    }

    @Test("asks for a token where the server does")
    func tokens() async throws {
        try await withServer {
            $0.requiresTokens = true
        } _: { server in
            let url = try server.url + "/route/v1/driving/\(Self.at("A", "D"))?overview=false"
            #expect(try await HTTPCall.get(url).status == 401)
            #expect(try await HTTPCall.get(url + "&access_token=nonsense").status == 401)
            let authority = await TokenAuthority(secret: RunningServer.secret)
            let token = try await authority.mint(Grant(scopes: [.drive]), lifetime: 60, at: .now)
            #expect(try await HTTPCall.get(url, token: token).status == 200)
            #expect(try await HTTPCall.get(url + "&access_token=" + token).status == 200)
            let watching = try await authority.mint(Grant(scopes: [.watch]), lifetime: 60, at: .now)
            #expect(try await HTTPCall.get(url, token: watching).status == 403)
        }
    }
}
