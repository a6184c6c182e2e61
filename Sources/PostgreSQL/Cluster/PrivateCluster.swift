import Foundation
import Logging

/// The embedded database: a PostgreSQL cluster of Waymark's own under a home folder, run by the machine's own server
/// programs and reachable through a Unix socket alone.
///
/// The server is a process of its own: it outlives a Waymark that was killed, and the next one uses it on. Several
/// Waymarks may use one cluster; the one that started it stops it. A start recovers from a crash as PostgreSQL does.
package actor PrivateCluster {
    package enum Durability: Sendable {
        /// What was committed survives a power failure.
        case full
        /// Faster, for data that is worth nothing after a crash of the machine: tests.
        case none
    }

    package enum Status: Sendable, Equatable {
        /// There is no cluster under this home.
        case absent
        case stopped
        /// The server process exists but does not take connections yet.
        case starting(process: Int32)
        case running(process: Int32, url: String)
    }

    package struct Started: Sendable {
        package let url: String
        /// This call started it; else it ran already, and somebody else will stop it.
        package let startedHere: Bool
        package let process: Int32
    }

    /// The superuser and the database that are always there.
    package static let user = "waymark"
    package static let database = "waymark"

    private nonisolated let thread = DedicatedThread(name: "postgresql-cluster")
    private let home: String
    private let durability: Durability
    let logger: Logger
    private var startedHere = false

    package nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    package init(
        home: String, durability: Durability = .full, logger: Logger = Logger(label: "waymark.postgresql")
    ) {
        self.home = home
        self.durability = durability
        self.logger = logger
    }

    deinit { thread.finish() }

    /// Starts the server, making the cluster if there is none, or finds it running.
    ///
    /// - Throws: `PrivateClusterError`, which says what is missing or how the server's log ends.
    package func start() throws -> Started {
        let (location, user) = try place()
        try location.create(for: user)
        let lock = try FileLock(at: location.lock)
        defer { _ = lock }
        if let postmaster = try awaitReady(at: location) {
            try ensureDatabase(postmaster)
            return started(postmaster, here: false)
        }
        let binaries = try ServerBinaries.find(version: try dataVersion(at: location))
        if try dataVersion(at: location) == nil { try initialize(at: location, with: binaries, as: user) }
        try writeSettings(at: location, for: user)
        let postmaster = try launch(at: location, with: binaries, as: user)
        startedHere = true
        try ensureDatabase(postmaster)
        return started(postmaster, here: true)
    }

    /// Stops the server, whoever started it: its clients' transactions are rolled back.
    package func stop() throws {
        let (location, _) = try place()
        startedHere = false
        guard FileManager.default.fileExists(atPath: location.folder) else { return }
        let lock = try FileLock(at: location.lock)
        defer { _ = lock }
        guard let postmaster = running(at: location) else { return }
        try shutDown(postmaster, at: location)
        location.removeSocketFolder()
        logger.debug("the embedded database was stopped", metadata: ["folder": "\(location.folder)"])
    }

    /// Stops the server if this object started it.
    package func stopIfStartedHere() throws {
        if startedHere { try stop() }
    }

    package func status() throws -> Status {
        let (location, _) = try place()
        guard let postmaster = running(at: location) else {
            return try dataVersion(at: location) == nil ? .absent : .stopped
        }
        guard postmaster.isReady else { return .starting(process: postmaster.process) }
        return .running(process: postmaster.process, url: url(postmaster))
    }

    /// Where the server writes its log, and where its data lie.
    package func folders() throws -> (data: String, log: String) {
        let location = try place().location
        return (location.data, location.log)
    }

    func place() throws(PrivateClusterError) -> (location: ClusterLocation, user: ServerUser?) {
        let user = try ServerUser.forThisProcess()
        return (ClusterLocation(home: home, user: user), user)
    }

    func running(at location: ClusterLocation) -> Postmaster? {
        guard let postmaster = Postmaster(data: location.data) else { return nil }
        return postmaster.isRunning(in: location.data) ? postmaster : nil
    }

    func settings(at location: ClusterLocation) -> ServerSettings {
        ServerSettings(socketFolder: location.socketFolder, durability: durability)
    }

    private func started(_ postmaster: Postmaster, here: Bool) -> Started {
        logger.debug(
            "the embedded database is running",
            metadata: ["process": "\(postmaster.process)", "startedHere": "\(here)"])
        return Started(url: url(postmaster), startedHere: here, process: postmaster.process)
    }

    private func url(_ postmaster: Postmaster) -> String {
        postmaster.url(database: Self.database, user: Self.user)
    }
}
