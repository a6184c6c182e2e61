/// Something that is measured; each has a file of its own.
protocol Measurement: Sendable {
    func run(in world: World) async throws -> Section
}

/// What `--only` may name, in the order of the page.
enum MeasurementName: String, CaseIterable {
    case `import`
    case importPeers = "import-peers"
    case load, hierarchy, route, fix, roundtrip, memory, webhook, live

    var measurement: any Measurement {
        switch self {
        case .import: ImportRate()
        case .importPeers: ImportPeers()
        case .load: LoadRate()
        case .hierarchy: HierarchyTimes()
        case .route: RouteQueries()
        case .fix: FixHandling()
        case .roundtrip: FixRoundTrip()
        case .memory: ConnectionMemory()
        case .webhook: WebhookLatency()
        case .live: LiveChanges()
        }
    }
}
