import Foundation
import Protocol
import TestSupport
import Testing

@Suite("waymark match", .timeLimit(.minutes(3)))
struct MatchTests {
    /// Down Mannerheimintie, ten seconds apart.
    private static let places = [
        (24.938304, 60.169852), (24.938552, 60.169693), (24.939158, 60.169297), (24.939697, 60.168943),
        (24.940398, 60.168484), (24.940652, 60.168309), (24.941100, 60.167991), (24.941730, 60.167564),
        (24.942063, 60.167352),
    ]

    private static func gpx(_ places: [(Double, Double)]) -> String {
        let points = places.enumerated().map { number, place in
            #"<trkpt lat="\#(place.1)" lon="\#(place.0)"><time>2026-05-01T08:30:\#(10 + number * 5)Z</time></trkpt>"#
        }
        return #"<?xml version="1.0"?><gpx version="1.1"><trk><trkseg>\#(points.joined())</trkseg></trk></gpx>"#
    }

    private static func withFile<T>(
        _ text: String, _ body: (String) async throws -> T
    ) async throws -> T {
        let file = NSTemporaryDirectory() + "waymark-\(UUID().uuidString).gpx"
        try Data(text.utf8).write(to: URL(filePath: file))
        defer { try? FileManager.default.removeItem(atPath: file) }
        return try await body(file)
    }

    @Test("names the roads that were driven, and says which fixes lie on none")
    func text() async throws {
        try await withTestDatabase(from: helsinki) { url in
            let track = Self.places + [(24.9420, 60.2)]
            let outcome = try await Self.withFile(Self.gpx(track)) { file in
                try await Program.run(["match", file], environment: ["DATABASE_URL": url])
            }
            #expect(outcome.status == 0, "\(outcome)")
            #expect(outcome.output.contains("10 fixes, 9 of them on 1 way"), "\(outcome.output)")
            #expect(outcome.output.contains("Mannerheimintie") && outcome.output.contains("confidence"))
            #expect(outcome.output.contains("fix 10: no road is near"), "\(outcome.output)")
        }
    }

    @Test("prints the answer of /match where that is asked for")
    func json() async throws {
        try await withTestDatabase(from: helsinki) { url in
            let outcome = try await Self.withFile(Self.gpx(Self.places)) { file in
                try await Program.run(["match", file, "--json"], environment: ["DATABASE_URL": url])
            }
            let response = try MatchResponse.decode(outcome.output.trimmingCharacters(in: .newlines))
            #expect(response.matchings.count == 1 && response.tracepoints?.count == Self.places.count)
            #expect((response.matchings.first?.route.distance ?? 0) > 300)
        }
    }

    @Test("says in one line why there is nothing to show")
    func refusals() async throws {
        try await withTestDatabase(from: helsinki) { url in
            for (text, words) in [("hello", "gpx"), (Self.gpx([(0, 0), (0, 0.001)]), "matching segment")] {
                let outcome = try await Self.withFile(text) { file in
                    try await Program.run(["match", file], environment: ["DATABASE_URL": url])
                }
                #expect(outcome.status == 1 && outcome.output.isEmpty, "\(outcome)")
                #expect(outcome.errors.contains(words), "\(outcome.errors)")
            }
        }
    }
}
