import Foundation
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import PostgreSQL
import Protocol
import ServiceLifecycle
import Storage
import Trips
import WebSockets
import Webhooks

/// Waymark's server: HTTP and WebSockets on one port, and the services behind them. The one place where all parts meet.
package struct WaymarkServer: Sendable {
    static let subprotocol = "waymark.v1.json"
    package static let version = "0.1.0"
    static let name = "waymark/\(version)"

    package struct Configuration: Sendable {
        package var host = "127.0.0.1"
        /// 0 for any free one.
        package var port = 8080
        package var databaseURL: String
        /// Signs tokens and seals webhook secrets; at least 16 bytes.
        package var secret: String
        /// Threads that search, and as many that carry connections.
        package var threads = System.coreCount
        package var maximumConnections = 20
        /// How long a request waits for a connection to the database before it is told that there is none.
        package var connectionWait = Duration.seconds(3)
        /// The clock that signs along the roads go by.
        package var timeZone = TimeZone.current
        /// Whether speeds are learned from trips, and used.
        package var learns = false
        package var limits = SessionLimits()
        package var rules = TripRules()
        /// Where webhooks may go.
        package var addressGuard: AddressGuard
        package var logger: Logger

        package init(databaseURL: String, secret: String, addressGuard: AddressGuard, logger: Logger) {
            self.databaseURL = databaseURL
            self.secret = secret
            self.addressGuard = addressGuard
            self.logger = logger
        }

        /// Whether tokens are asked for on loopback too: behind a proxy, which brings everybody to loopback.
        package var requiresTokens = false

        /// Whether only this machine can connect; then no token is asked for.
        package var isLoopback: Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") }
    }

    private let configuration: Configuration
    private let pool: ConnectionPool
    private let threads: NIOThreadPool
    private let connections: MultiThreadedEventLoopGroup
    /// One thread that brings road networks and their costs up to date.
    private let customizer: NIOThreadPool
    private let searches: SearchPool
    let services: SessionServices
    private let policy: AccessPolicy
    /// What runs beside the port, in the order of starting.
    private let background: [any Service]

    /// Connects to the database, brings its schema up to date and loads the road network.
    ///
    /// - Throws: `PostgreSQLError` where the database can't be reached, `Migrator.Failure` where its schema doesn't fit.
    package init(_ configuration: Configuration) async throws {
        self.configuration = configuration
        let logger = configuration.logger
        var poolConfiguration = ConnectionPool.Configuration(url: configuration.databaseURL, logger: logger)
        poolConfiguration.maximum = configuration.maximumConnections
        poolConfiguration.acquireTimeout = configuration.connectionWait
        pool = ConnectionPool(poolConfiguration)
        try await pool.warmUp()
        try await Migrator.migrate(pool)
        let outbox = OutboxStore(pool: pool, box: try SecretBox(secret: configuration.secret))

        threads = NIOThreadPool(numberOfThreads: max(configuration.threads, 1))
        connections = MultiThreadedEventLoopGroup(numberOfThreads: max(configuration.threads, 1))
        customizer = NIOThreadPool(numberOfThreads: 1)
        searches = SearchPool(threads: threads)
        let (roads, deliveries) = (WakeUps(), WakeUps())
        let roadStates = RoadStateStore(pool: pool)
        let observed = configuration.learns ? ObservedSpeedStore(pool: pool) : nil
        let clock = LocalClock(configuration.timeZone)
        let registry = SessionRegistry()
        let network = NetworkKeeper(
            networks: NetworkStore(pool: pool), states: roadStates, observed: observed, pool: searches,
            customizer: customizer, clock: clock, wakeUps: roads, logger: logger
        ) { news in registry.forEach { $0.take(news) } }

        let notices = OutboxNotices(pool: pool, logger: logger)
        let wakeDeliveries = { @Sendable in
            deliveries.signal()
            notices.signal()
        }
        let trips = TripStore(pool: pool)
        let recorder = TripRecorder(
            trips: trips, positions: PositionStore(pool: pool), logger: logger, wake: wakeDeliveries)
        let traversals = observed.map { TraversalCollector(store: $0, clock: clock, logger: logger) }
        let authority = await TokenAuthority(secret: configuration.secret)
        policy = AccessPolicy(authority: authority, isOpen: configuration.isLoopback && !configuration.requiresTokens)
        services = SessionServices(
            network: network, finder: RouteFinder(pool: searches), trips: trips, recorder: recorder,
            traversals: traversals, registry: registry, authority: authority, limits: configuration.limits,
            rules: configuration.rules, logger: logger, wakeDeliveries: wakeDeliveries)
        var background: [any Service] = [
            DatabaseListener(
                databaseURL: configuration.databaseURL,
                wakeUps: [
                    NetworkStore.channel: roads, RoadStateStore.channel: roads, OutboxNotices.channel: deliveries,
                ], logger: logger),
            network,
            DeliveryService(
                outbox: outbox, addressGuard: configuration.addressGuard, wakeUps: deliveries.stream, logger: logger),
            OutboxNotifier(notices: notices),
            recorder,
        ]
        if let traversals { background.append(traversals) }
        self.background = background
        threads.start()
        customizer.start()
        do {
            try await network.refresh()
        } catch {
            await close()
            throw error
        }
    }

    /// The name of the network that is served; `nil` while nothing is imported.
    package var networkName: String? { services.network.snapshot?.info.name }

    /// Serves until the task is cancelled or the process is told to end.
    ///
    /// - Parameter started: told the port once connections are taken.
    package func run(
        endsWithSignals: Bool = true, started: @escaping @Sendable (_ port: Int) async -> Void = { _ in }
    ) async throws {
        let application = application(started: started)
        let group = ServiceGroup(
            configuration: .init(
                services: (background + [application]).map { .init(service: $0) },
                gracefulShutdownSignals: endsWithSignals ? [.sigterm, .sigint] : [], logger: configuration.logger))
        // Apart from the caller's task: its cancellation begins a graceful end, which still writes what waits.
        let running = Task { try await group.run() }
        let result = await withTaskCancellationHandler {
            await running.result
        } onCancel: {
            Task { await group.triggerGracefulShutdown() }
        }
        await close()
        try result.get()
    }

    private func close() async {
        try? await threads.shutdownGracefully()
        try? await customizer.shutdownGracefully()
        // After the threads whose answers come back on these.
        try? await connections.shutdownGracefully()
        await pool.close()
    }

    private func application(
        started: @escaping @Sendable (_ port: Int) async -> Void
    ) -> some ApplicationProtocol {
        let router = Router(context: BasicRequestContext.self)
        router.add(middleware: ErrorsInJSON())
        TripRoutes(services: services, policy: policy).add(to: router)
        let networks = NetworkStore(pool: pool)
        TrafficRoutes(services: services, states: RoadStateStore(pool: pool), networks: networks, policy: policy)
            .add(to: router)
        HealthRoutes(services: services, store: networks).add(to: router)
        let decide = NavigationDoor(services: services, policy: policy).decide
        let webSockets = WebSocketConfiguration(configuration.limits)
        let direct = OSRMServices(network: services.network, pool: searches, policy: policy, limits: .init()).respond
        return Application(
            router: router,
            server: HTTPServerBuilder { responder in
                WebSocketHTTPChannel(responder: responder, webSockets: webSockets, direct: direct, decide: decide)
            },
            configuration: .init(
                address: .hostname(configuration.host, port: configuration.port), serverName: Self.name),
            onServerRunning: { channel in await started(channel.localAddress?.port ?? 0) },
            eventLoopGroupProvider: .shared(connections),
            logger: configuration.logger)
    }
}

extension WebSocketConfiguration {
    /// What breaks the protocol's limits still arrives, to be answered with an error; what breaks them by far ends the
    /// connection.
    fileprivate init(_ limits: SessionLimits) {
        self.init()
        maximumMessageBytes = limits.messageBytes * 4
        messageRate = RateLimit(sustained: limits.positionRate.sustained * 4, burst: limits.positionRate.burst * 4)
    }
}
