import Foundation
import TestSupport
import Testing

@Suite("Without DATABASE_URL", .timeLimit(.minutes(3)))
struct EmbeddedDatabaseTests {
    @Test("the whole demo runs on a PostgreSQL of its own, and leaves nothing running")
    func demo() async throws {
        try await withPrivateCluster { _, home in
            let environment = ["DATABASE_URL": "", "WAYMARK_HOME": home]
            let demo = try await Program.run(
                ["demo", "--speed", "60", "--map", SourceRoot.map], environment: environment)
            #expect(demo.status == 0, "\(demo.output)\(demo.errors)")
            #expect(demo.output.contains("signature verified") && demo.output.contains("done in"))
            #expect(demo.output.contains(#""type":"trip.arrived""#))
            let status = try await Program.run(["db", "status"], environment: environment)
            #expect(status.output == "stopped\n")
        }
    }

    @Test("a killed server leaves its database to the next, and db stop ends it")
    func killed() async throws {
        try await withPrivateCluster { _, home in
            let environment = ["DATABASE_URL": "", "WAYMARK_HOME": home]
            let absent = try await Program.run(["db", "status"], environment: environment)
            #expect(absent.output == "not made yet\n")
            let (first, _) = try await Program.serve(environment: environment)
            first.kill()
            let running = try await Program.run(["db", "status"], environment: environment)
            #expect(running.output.hasPrefix("running, process "))
            let again = try await Program.run(["db", "start"], environment: environment)
            #expect(again.output.hasPrefix("running already, process "))

            let (second, _) = try await Program.serve(environment: environment)
            #expect(await second.terminate() == 0)
            let still = try await Program.run(["db", "status"], environment: environment)
            #expect(still.output == running.output, "the second did not start it, so it must not stop it")

            #expect(try await Program.run(["db", "stop"], environment: environment).status == 0)
            let (third, _) = try await Program.serve(environment: environment)
            #expect(await third.terminate() == 0)
            let stopped = try await Program.run(["db", "status"], environment: environment)
            #expect(stopped.output == "stopped\n", "the third started it, so it stops it")
        }
    }
}
