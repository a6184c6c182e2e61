import Foundation
import Protocol
import TestSupport
import Testing

@Suite("waymark drive", .timeLimit(.minutes(3)))
struct DriveTests {
    private static let places = ["--from", "60.16985,24.93830", "--to", "60.16760,24.95260", "--speed", "50", "--json"]

    /// What the last line of `drive --json` says.
    private struct Report: Decodable {
        var trip: String
        var arrived: Bool
        var instructions: Int
        var deviations: Int
        var reroutes: Int
        var wrongTurns: Int
    }

    private static func drive(
        _ arguments: [String], port: Int
    ) async throws -> (report: Report, lines: [Substring]) {
        let outcome = try await Program.run(
            ["drive", "--url", "ws://127.0.0.1:\(port)/v1/navigate"] + places + arguments)
        let lines = outcome.output.split(separator: "\n")
        let last = try #require(lines.last, "\(outcome.errors)")
        return (try JSONDecoder().decode(Report.self, from: Data(last.utf8)), lines)
    }

    @Test("turns wrong, is led back, and arrives all the same", arguments: [1, 2, 3])
    func wrongTurns(seed: Int) async throws {
        try await withTestDatabase(from: helsinki) { url in
            let (server, port) = try await Program.serve(environment: ["DATABASE_URL": url])
            let (report, _) = try await Self.drive(["--wrong-turns", "0.5", "--seed", "\(seed)"], port: port)
            #expect(report.arrived && report.instructions > 0)
            // A wrong turn out of the map's edge may have no way back at first, so that not every deviation is answered.
            #expect(report.wrongTurns > 0 && report.reroutes >= 1 && report.deviations >= report.reroutes)
            #expect(await server.terminate() == 0)
        }
    }

    @Test("drives over stops, by bicycle, in miles, with noise and lost fixes")
    func options() async throws {
        try await withTestDatabase(from: helsinki) { url in
            let (server, port) = try await Program.serve(environment: ["DATABASE_URL": url])
            let (report, lines) = try await Self.drive(
                [
                    "--via", "60.17040,24.94560", "--profile", "bicycle", "--units", "imperial", "--language", "en",
                    "--noise", "8", "--dropout", "0.1",
                ], port: port)
            #expect(report.arrived)
            #expect(lines.contains { $0.contains(#""type":"waypointReached""#) })
            #expect(lines.contains { $0.contains("feet") } && !lines.contains { $0.contains(" meters") })
            #expect(await server.terminate() == 0)
        }
    }

    @Test("needs a token where the server asks for one, which waymark token mints")
    func token() async throws {
        try await withTestDatabase(from: helsinki) { url in
            let environment = ["DATABASE_URL": url, "WAYMARK_SECRET": "a secret for tests, long enough"]
            let (server, port) = try await Program.serve(
                environment: environment.merging(["WAYMARK_REQUIRE_TOKENS": "true"]) { $1 })
            let refused = try await Program.run(
                ["drive", "--url", "ws://127.0.0.1:\(port)/v1/navigate"] + Self.places)
            #expect(refused.status == 1 && refused.errors.contains("waymark token"), "\(refused)")
            let minted = try await Program.run(["token", "--scope", "drive"], environment: environment)
            let token = minted.output.trimmingCharacters(in: .whitespacesAndNewlines)
            #expect(try await Self.drive(["--token", token], port: port).report.arrived)
            #expect(await server.terminate() == 0)
        }
    }

    @Test("drives a fleet")
    func fleet() async throws {
        try await withTestDatabase(from: helsinki) { url in
            let (server, port) = try await Program.serve(environment: ["DATABASE_URL": url])
            let outcome = try await Program.run(
                ["drive", "--url", "ws://127.0.0.1:\(port)/v1/navigate", "--vehicles", "20"] + Self.places.dropLast())
            #expect(outcome.status == 0 && outcome.output.contains("20 of 20 arrived"), "\(outcome)")
            #expect(await server.terminate() == 0)
        }
    }
}
