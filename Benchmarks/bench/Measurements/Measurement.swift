/// Something that is measured; each has a file of its own.
protocol Measurement: Sendable {
    func run(in world: World) async throws -> Section
}

/// What `--only` may name, in the order of the page.
enum MeasurementName: String, CaseIterable {
    case `import`
    case importPeers = "import-peers"
    case load, hierarchy, route
    case routesOverHTTP = "route-http"
    case matrix
    case pgRouting = "pgrouting"
    case growth, guidance, matching, trips, fix, reroute, roundtrip, memory, webhook, live

    var measurement: any Measurement {
        switch self {
        case .import: ImportRate()
        case .importPeers: ImportPeers()
        case .load: LoadRate()
        case .hierarchy: HierarchyTimes()
        case .route: RouteQueries()
        case .routesOverHTTP: RoutesOverHTTP()
        case .matrix: MatrixTimes()
        case .pgRouting: PgRoutingQueries()
        case .growth: Growth()
        case .guidance: GuidanceBesideOSRM()
        case .matching: MatchingQuality()
        case .trips: TripTrials()
        case .fix: FixHandling()
        case .reroute: Reroutes()
        case .roundtrip: FixRoundTrip()
        case .memory: ConnectionMemory()
        case .webhook: WebhookLatency()
        case .live: LiveChanges()
        }
    }
}

/// Several of them under one name.
enum MeasurementGroup: String, CaseIterable {
    /// The search for routes, and other people's.
    case routingPeers = "routing-peers"
    /// What trips make of their drivers, and in what time.
    case driving

    var names: [MeasurementName] {
        switch self {
        case .routingPeers: [.route, .routesOverHTTP, .matrix, .pgRouting, .growth]
        case .driving: [.matching, .trips, .fix, .reroute, .live]
        }
    }
}
