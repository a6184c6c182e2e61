import NIOCore
import NIOPosix
import Protocol

/// One simulated trip: connects, starts, streams a fix for every simulated second, follows what the server says, and
/// resumes when the connection is lost. A client of the wire protocol and nothing else.
///
/// The vehicle drives on while there is no connection, as it would on the road; what is measured meanwhile is sent with
/// the next one. Cancelling the task that runs it cancels the trip.
package actor DriveRun {
    private let options: DriveOptions
    private let group: any EventLoopGroup
    private let clock: any DriveClock
    private let observe: @Sendable (DriveEvent) -> Void
    private var drive: Drive
    private var connection: DriveConnection?
    private var backoff: Backoff
    /// What the server asked to wait before connecting again.
    private var askedWait: Duration?
    /// Failed tries since the trip was last on.
    private var attempts = 0

    /// What was said last about a lost connection: the same words again tell nothing.
    private var lastReason: String?

    /// Tries for the last word of a trip that has arrived: everything that matters has been said.
    private static let triesAfterArrival = 5
    /// However long a server wants clients to stay away.
    private static let longestWait = Duration.seconds(60)

    /// - Parameter observe: told everything that happens, in order; must not block.
    package init(
        _ options: DriveOptions, group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton,
        clock: any DriveClock = SystemDriveClock(), observe: @escaping @Sendable (DriveEvent) -> Void
    ) {
        self.options = options
        self.group = group
        self.clock = clock
        self.observe = observe
        drive = Drive(options, at: clock.now)
        backoff = Backoff(seed: options.seed)
    }

    /// Drives until the trip has ended.
    ///
    /// - Throws: `DriveFailure` where the server can't be reached, refuses the trip or falls silent; `CancellationError`.
    package func run() async throws -> DriveReport {
        // Apart from the caller's task, so that there is time to tell the server of a cancellation.
        let whole = Task { try await driveToTheEnd() }
        return try await withTaskCancellationHandler {
            try await whole.value
        } onCancel: {
            Task {
                await self.sayGoodbye()
                whole.cancel()
            }
        }
    }

    private func driveToTheEnd() async throws -> DriveReport {
        defer { connection?.close() }
        let result = await outcome()
        let report = drive.finalReport(at: clock.now)
        observe(.finished(report))
        try result.get()
        return report
    }

    private func outcome() async -> Result<Void, any Error> {
        do {
            try await connect()
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                tasks.addTask { try await self.stayConnected() }
                tasks.addTask { try await self.keepDriving() }
                // Whichever ends first knows that the drive is over.
                defer { tasks.cancelAll() }
                try await tasks.next()
                if drive.failure != nil { sayGoodbye() }
            }
            if let failure = drive.failure { throw failure }
            return .success(())
        } catch {
            return .failure(error)
        }
    }

    /// Nobody will drive on: the trip should not wait for it.
    private func sayGoodbye() {
        guard drive.isTripOn else { return }
        connection?.send(.cancel(.init(reason: "the simulated driver gave up")))
    }
}

// MARK: - The connection

extension DriveRun {
    private func connect() async throws {
        let connection = try await DriveConnection.open(options, on: group)
        self.connection = connection
        lastReason = nil
        observe(.connected(url: options.url))
        for message in drive.connectionOpened(at: clock.now) { connection.send(message) }
    }

    /// Reads the connection, and makes a new one as often as it is lost.
    private func stayConnected() async throws {
        while !drive.isOver {
            guard let connection else { return }
            let reason = await connection.read { await self.take($0) }
            try Task.checkCancellation()
            guard !drive.isOver else { return }
            let why = reason ?? drive.mustReconnect ?? "it was of no use"
            lose(why)
            guard drive.canResume else { throw lost("before the trip began: \(why)") }
            try await reconnect()
        }
    }

    private func lose(_ reason: String) {
        connection?.close()
        connection = nil
        drive.connectionLost()
        tell(reason)
    }

    private func tell(_ reason: String) {
        guard reason != lastReason else { return }
        lastReason = reason
        observe(.disconnected(reason: reason))
    }

    private func reconnect() async throws {
        while connection == nil, !drive.isOver {
            attempts += 1
            if drive.phase == .arrived, attempts > Self.triesAfterArrival { return drive.makeDo() }
            guard attempts <= options.reconnects else {
                throw lost("and could not be made again in \(options.reconnects) tries")
            }
            try await clock.sleep(for: askedWait ?? backoff.delay(before: attempts))
            askedWait = nil
            do {
                try await connect()
            } catch let failure as DriveFailure where failure.code == .unauthorized {
                throw failure
            } catch let failure as DriveFailure {
                tell(failure.description)
            }
        }
    }

    private func lost(_ how: String) -> DriveFailure {
        DriveFailure(.connectionLost, "The connection to \(options.url) was lost \(how).")
    }

    /// - Returns: whether to read on.
    private func take(_ text: String) -> Bool {
        // A newer server may say more than this client knows.
        guard let message = try? ServerMessage.decode(text) else { return true }
        drive.take(message, at: clock.now)
        switch message {
        case .started: attempts = 0
        case .reconnect(let reconnect): askedWait = min(.milliseconds(max(reconnect.after, 0)), Self.longestWait)
        default: break
        }
        observe(.received(message, text: text))
        return !drive.isOver && drive.mustReconnect == nil
    }
}

// MARK: - Driving

extension DriveRun {
    private func keepDriving() async throws {
        while !drive.isOver {
            let delay = drive.pace.delay(at: clock.now)
            if delay > .zero { try await clock.sleep(for: delay) }
            try await findStreets()
            step()
        }
    }

    /// Answers what the driver wants to know before he drives on. The server may say something meanwhile, and then he
    /// may want to know something else.
    private func findStreets() async throws {
        while let request = drive.wantedStreets {
            let streets = await options.streets?.route(request, profile: options.profile)
            try Task.checkCancellation()
            drive.take(streets, for: request)
        }
    }

    /// One simulated second.
    private func step() {
        guard !drive.isOver else { return }
        let (messages, events) = drive.step(at: clock.now)
        for message in messages { connection?.send(message) }
        events.forEach(observe)
    }
}
