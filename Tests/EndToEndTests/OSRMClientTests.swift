import Foundation
import TestSupport
import Testing

@Suite("Clients of OSRM", .timeLimit(.minutes(2)))
struct OSRMClientTests {
    /// Made by `scripts/client-python`.
    private static let python = SourceRoot.url.appending(path: ".build/clients/bin/python").path
    private static let hasPython = FileManager.default.isExecutableFile(atPath: python)

    /// What `Examples/routes.py` prints.
    private struct Report: Decodable {
        var seconds: Int
        var meters: Int
        var points: Int
        var steps: Int
        var routes: [Int]
        var durations: [[Double?]]
        var distances: [[Double?]]
        var refusal: String
    }

    @Test(
        "work unchanged: routingpy finds routes, alternatives and tables, and understands a refusal",
        .enabled(if: hasPython, "no client to try: scripts/client-python makes it"))
    func routingpy() async throws {
        try await withTestDatabase(from: helsinki) { url in
            let (server, port) = try await Program.serve(environment: ["DATABASE_URL": url])
            let outcome = try await Program.run(
                [
                    SourceRoot.url.appending(path: "Examples/routes.py").path, "http://127.0.0.1:\(port)",
                    "24.93830,60.16985", "24.95260,60.16760",
                ], program: Self.python)
            #expect(outcome.status == 0, "\(outcome.errors)")
            let report = try JSONDecoder().decode(Report.self, from: Data(outcome.output.utf8))
            #expect((60...600).contains(report.seconds) && (800...3_000).contains(report.meters))
            #expect(report.points > 20 && report.steps > 2 && report.routes.first == report.seconds)
            #expect(report.durations.count == 2 && report.durations[0][0] == 0 && (report.durations[0][1] ?? 0) > 60)
            #expect((report.distances[1][0] ?? 0) > 800)
            #expect(report.refusal.contains("NoSegment"))
            #expect(await server.terminate() == 0)
        }
    }
}
