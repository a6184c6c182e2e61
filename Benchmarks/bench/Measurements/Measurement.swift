/// Something that is measured; each has a file of its own.
protocol Measurement: Sendable {
    func run(in world: World) async throws -> Section
}

/// What `--only` may name, in the order of the page.
enum MeasurementName: String, CaseIterable {
    case `import`, load, route, fix, roundtrip, memory, webhook

    var measurement: any Measurement {
        switch self {
        case .import: ImportRate()
        case .load: LoadRate()
        case .route: RouteQueries()
        case .fix: FixHandling()
        case .roundtrip: FixRoundTrip()
        case .memory: ConnectionMemory()
        case .webhook: WebhookLatency()
        }
    }
}
