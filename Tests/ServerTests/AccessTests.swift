import Foundation
import Protocol
import Server
import Testing
import WebSockets

@Suite("Tokens", .timeLimit(.minutes(2)))
struct AccessTests {
    /// Who asks for what, and the HTTP status of the answer.
    struct Case: Sendable, CustomTestStringConvertible {
        var token: String
        var status: [Door: UInt]
        var testDescription: String { token }
    }

    enum Door: String, CaseIterable, Sendable { case navigate, create, list, show }

    /// By the name of the token: none, one that is no token, expired, of another secret, and by scopes.
    static let cases: [Case] = [
        Case(token: "none", status: [.navigate: 401, .create: 401, .list: 401, .show: 401]),
        Case(token: "garbage", status: [.navigate: 401, .create: 401, .list: 401, .show: 401]),
        Case(token: "expired", status: [.navigate: 401, .create: 401, .list: 401, .show: 401]),
        Case(token: "stranger", status: [.navigate: 401, .create: 401, .list: 401, .show: 401]),
        Case(token: "unsigned", status: [.navigate: 401, .create: 401, .list: 401, .show: 401]),
        Case(token: "drive", status: [.navigate: 101, .create: 201, .list: 403, .show: 403]),
        Case(token: "watch", status: [.navigate: 403, .create: 403, .list: 200, .show: 200]),
        Case(token: "admin", status: [.navigate: 101, .create: 201, .list: 200, .show: 200]),
        Case(token: "this trip", status: [.navigate: 101, .create: 403, .list: 403, .show: 403]),
        Case(token: "watch this trip", status: [.navigate: 403, .create: 403, .list: 403, .show: 200]),
        Case(token: "watch another trip", status: [.navigate: 403, .create: 403, .list: 403, .show: 403]),
    ]

    @Test("open the doors that they are for", arguments: cases)
    func doors(_ each: Case) async throws {
        try await withServer({ $0.requiresTokens = true }) { server in
            let admin = try await token("admin", trip: "")
            let made = try await HTTPCall.post(server.url + "/v1/trips", Self.request(), token: admin)
            let trip = try TripResource.decode(made.body).id
            let token = try await token(each.token, trip: trip)
            for door in Door.allCases {
                let status = try await knock(door, server, token: token, trip: trip)
                #expect(status == each.status[door], "\(door.rawValue)")
            }
        }
    }

    @Test("stand in the query for browsers, and a refusal says how to do it right")
    func query() async throws {
        try await withServer({ $0.requiresTokens = true }) { server in
            let token = try #require(try await token("drive", trip: ""))
            let driver = try await ScriptedDriver.connect(to: server.webSocketURL + "?token=\(token)")
            _ = try await driver.hear(.welcome)
            driver.hangUp()
            let refused = try await HTTPCall.get(server.url + "/v1/trips")
            #expect(refused.headers["www-authenticate"] == "Bearer")
            #expect(refused.body.contains("unauthorized") && refused.body.contains("Bearer"))
        }
    }

    @Test("of one trip start no other, neither a new one nor one that is planned")
    func bound() async throws {
        try await withServer({ $0.requiresTokens = true }) { server in
            let admin = try await token("admin", trip: "")
            let first = try TripResource.decode(
                try await HTTPCall.post(server.url + "/v1/trips", Self.request(), token: admin).body)
            let second = try TripResource.decode(
                try await HTTPCall.post(server.url + "/v1/trips", Self.request(), token: admin).body)
            for start in [ClientMessage.Start.new(try .toTheMill), .planned(trip: second.id)] {
                let driver = try await ScriptedDriver.connect(to: server.webSocketURL, token: first.token)
                driver.say(.start(start))
                #expect(try await driver.hearError().code == "forbidden")
                #expect(try await driver.hearClose() == WebSocketCloseCode(rawValue: 4403))
            }
            let driver = try await ScriptedDriver.connect(to: server.webSocketURL, token: first.token)
            driver.say(.start(.planned(trip: first.id)))
            #expect(try await driver.hearStarted().trip == first.id)
            driver.hangUp()
        }
    }

    private static func request() throws -> String {
        String(decoding: try TripRequest.toTheMill.encoded(), as: UTF8.self)
    }

    private func token(_ name: String, trip: String) async throws -> String? {
        let authority = await TokenAuthority(secret: RunningServer.secret)
        let now = Date()
        switch name {
        case "none": return nil
        case "garbage": return "a.b.c"
        case "unsigned":
            // {"alg":"none"} . {"scope":"admin","iat":0} . nothing
            return "eyJhbGciOiJub25lIn0.eyJzY29wZSI6ImFkbWluIiwiaWF0IjowfQ."
        case "expired":
            return try await authority.mint(
                Grant(scopes: [.admin]), lifetime: 60, at: now.addingTimeInterval(-3_600))
        case "stranger":
            return try await TokenAuthority(secret: "another secret, as long as the first")
                .mint(Grant(scopes: [.admin]), lifetime: 60, at: now)
        case "this trip":
            return try await authority.mint(Grant(scopes: [.drive], trip: trip), lifetime: 60, at: now)
        case "watch this trip":
            return try await authority.mint(Grant(scopes: [.watch], trip: trip), lifetime: 60, at: now)
        case "watch another trip":
            return try await authority.mint(Grant(scopes: [.watch], trip: "trp_other"), lifetime: 60, at: now)
        default:
            let scope = try #require(TokenScope(rawValue: name))
            return try await authority.mint(Grant(scopes: [scope]), lifetime: 60, at: now)
        }
    }

    private func knock(_ door: Door, _ server: RunningServer, token: String?, trip: String) async throws -> UInt {
        switch door {
        case .navigate:
            do {
                try await ScriptedDriver.connect(to: server.webSocketURL, token: token).hangUp()
                return 101
            } catch let error as WebSocketClientError {
                return try #require(error.response).status.code
            }
        case .create: return try await HTTPCall.post(server.url + "/v1/trips", Self.request(), token: token).status
        case .list: return try await HTTPCall.get(server.url + "/v1/trips", token: token).status
        case .show: return try await HTTPCall.get(server.url + "/v1/trips/\(trip)", token: token).status
        }
    }
}
