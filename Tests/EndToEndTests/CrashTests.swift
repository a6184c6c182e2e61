import Foundation
import Protocol
import Routing
import Simulator
import Synchronization
import TestSupport
import Testing
import Webhooks

/// Databases with the map of Helsinki in them, imported by the program itself.
let helsinki = DatabaseTemplate("helsinki") { url in
    let outcome = try await Program.run(["import", SourceRoot.map], environment: ["DATABASE_URL": url])
    guard outcome.status == 0 else { throw Program.NotServing(description: outcome.errors + outcome.output) }
}

@Suite("A server that is killed in the middle of a trip", .serialized)
struct CrashTests {
    /// When `kill -9` strikes.
    enum Moment: String, CaseIterable, Sendable {
        case started, firstRoute, firstInstruction, midway, approaching, arrived
    }

    @Test(
        "goes on with it after a restart, and tells of each fact once", .timeLimit(.minutes(5)),
        arguments: Moment.allCases)
    func killed(at moment: Moment) async throws {
        try await withTestDatabase(from: helsinki) { url in
            let backend = try await Backend.start()
            let environment = [
                "DATABASE_URL": url, "WAYMARK_SECRET": "a secret for tests, long enough",
                "WAYMARK_WEBHOOK_NETWORKS": "127.0.0.0/8",
            ]
            let added = try await Program.run(
                ["endpoint", "add", backend.url, "--secret", backend.secret.revealed], environment: environment)
            #expect(added.status == 0, "\(added.errors)")

            let (first, port) = try await Program.serve(environment: environment)
            let struck = Mutex(false)
            let (strikes, strike) = AsyncStream.makeStream(of: Void.self)
            let drive = DriveRun(Self.options(port: port)) { event in
                guard Self.matches(event, moment) else { return }
                let isFirst = struck.withLock { struck in
                    defer { struck = true }
                    return !struck
                }
                // At once, on the thread that brought the message: nothing that the server does comes in between.
                if isFirst {
                    first.kill()
                    strike.finish()
                }
            }
            async let restarted = Self.restart(after: strikes, port: port, environment)
            let report = try await drive.run()
            let second = try await restarted
            #expect(report.endReason == "completed", "\(report)")
            #expect(report.hasArrived)

            let trip = try #require(report.trip)
            // What was being sent when the server died is sent again once its claim has run out.
            for type in [WebhookEvent.Kind.tripStarted, .tripApproaching, .tripArrived, .tripEnded] {
                await backend.awaitWebhook(type, of: trip)
            }
            let types = backend.webhooks(of: trip).map(\.event.type)
            #expect(types.filter { $0 == .tripArrived }.count == 1, "\(types)")
            #expect(types.filter { $0 == .tripStarted }.count == 1, "\(types)")
            #expect(types.filter { $0 == .tripApproaching }.count == 1, "\(types)")
            #expect(types.filter { $0 == .tripEnded }.count == 1, "\(types)")
            _ = await second.terminate()
            try await backend.stop()
        }
    }

    private static func restart(
        after strikes: AsyncStream<Void>, port: Int, _ environment: [String: String]
    ) async throws -> Program {
        for await _ in strikes {}
        return try await Program.serve(port: port, environment: environment).program
    }

    private static func options(port: Int) -> DriveOptions {
        var options = DriveOptions(
            url: "ws://127.0.0.1:\(port)/v1/navigate", from: Coordinate(latitude: 60.16985, longitude: 24.93830),
            stops: [Place(latitude: 60.16760, longitude: 24.95260, name: "Kauppatori")])
        options.speed = 40
        return options
    }

    private static func matches(_ event: DriveEvent, _ moment: Moment) -> Bool {
        guard case .received(let message, _) = event else { return false }
        switch (message, moment) {
        case (.started, .started), (.route, .firstRoute), (.instruction, .firstInstruction),
            (.approaching, .approaching),
            (.arrived, .arrived):
            return true
        case (.progress(let progress), .midway): return progress.distanceRemaining < 700
        default: return false
        }
    }
}
