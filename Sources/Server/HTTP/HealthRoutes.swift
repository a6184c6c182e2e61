import Hummingbird
import Protocol
import Storage

/// `/healthz`: the process runs. `/readyz`: it can serve trips; 503 while the database is away or nothing is imported.
struct HealthRoutes: Sendable {
    let services: SessionServices
    let store: NetworkStore

    func add(to router: Router<BasicRequestContext>) {
        router.on("/healthz", [.get: { _, _ in Response(Health(isHealthy: true)) }])
        router.on(
            "/readyz",
            [
                .get: { _, _ in
                    let readiness = await readiness()
                    return Response(readiness, status: readiness.isReady ? .ok : .serviceUnavailable)
                }
            ])
    }

    private struct Health: JSONWritable {
        var isHealthy: Bool

        func write(to writer: inout JSONWriter) {
            writer.object { $0.field("healthy", isHealthy) }
        }
    }

    private struct Readiness: JSONWritable {
        var database: Bool
        var network: RoutingSnapshot?
        var trips: Int
        var backlog: (facts: Int, positions: Int, droppedPositions: Int)
        var isReady: Bool { database && network != nil }

        func write(to writer: inout JSONWriter) {
            writer.object { json in
                json.field("ready", isReady)
                json.field("database", database)
                json.field("network", network?.info.name)
                json.field("roadStates", network?.live.states.count)
                json.field("roadsChangedAt", network?.changedAt.milliseconds)
                json.field("trips", trips)
                json.field("waitingFacts", backlog.facts)
                json.field("waitingPositions", backlog.positions)
                json.field("droppedPositions", backlog.droppedPositions)
            }
        }
    }

    private func readiness() async -> Readiness {
        let isReachable = (try? await store.activeVersion()) != nil
        return Readiness(
            database: isReachable, network: services.network.snapshot, trips: services.registry.count,
            backlog: services.recorder.backlog)
    }
}
