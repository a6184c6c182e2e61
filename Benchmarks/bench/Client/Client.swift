import NIOCore
import NIOPosix
import Protocol
import WebSockets

/// A driver on its connection, for tasks.
struct Client: Sendable {
    private let ready: Driver.Ready
    private let connection: WebSocketHandle

    var trip: String { ready.trip }

    /// All clients share one thread: the other cores are the server's.
    static let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)

    /// How long a trip may take until its first progress.
    private static let patience = TimeAmount.seconds(60)

    /// Connects, and begins what is to be begun.
    static func connect(to url: String, _ beginning: Driver.Beginning) async throws -> Client {
        let ready = group.next().makePromise(of: Driver.Ready.self)
        do {
            let connection = try await WebSocketClient.connect(to: url, on: group) { Driver(beginning, ready: ready) }
            let giveUp = connection.eventLoop.scheduleTask(in: patience) {
                ready.fail(BenchFailure("a trip was not begun in time"))
            }
            defer { giveUp.cancel() }
            return Client(ready: try await ready.futureResult.get(), connection: connection)
        } catch {
            ready.fail(error)
            throw error
        }
    }

    /// Begins a trip, and waits for its route.
    static func begin(_ journey: Journey, at url: String) async throws -> Client {
        try await connect(to: url, .trip(start: journey.start, fix: journey.firstFix))
    }

    /// Begins trips, some at a time.
    static func begin(_ journeys: [Journey], at url: String) async throws -> [Client] {
        try await connect(journeys.count) { try await begin(journeys[$0], at: url) }
    }

    /// Connects so many clients, some at a time: the queue of connections that wait to be taken is short.
    static func connect<T: Sendable>(
        _ count: Int, _ connect: @escaping @Sendable (Int) async throws -> T
    ) async throws -> [T] {
        try await Crowd.map(count, atOnce: 32, connect)
    }

    /// Sends fixes along the route.
    ///
    /// - Returns: the seconds from each to its answer.
    /// - Throws: where an answer is not that of its fix.
    func drive(_ fixes: [Position], _ pace: Driver.Pace) async throws -> [Double] {
        let messages = fixes.map { ByteBuffer(bytes: $0.message) }
        let done = connection.eventLoop.makePromise(of: Driver.Answers.self)
        connection.eventLoop.execute { ready.driver.value.drive(messages, pace, done: done) }
        let answers = try await done.futureResult.get()
        if !trip.isEmpty { try AnswerCheck.check(answers.messages, against: fixes) }
        return answers.times
    }

    /// So many fixes along the route, or as many as lead to a little before its end.
    func fixes(_ count: Int? = nil) -> [Position] {
        count.map { Fixes.along(ready.line, $0) } ?? Fixes.throughout(ready.line)
    }

    /// Sends the fix that makes the trip arrive.
    ///
    /// - Returns: when it was sent, and when the server said that the trip has arrived.
    func arrive() async throws -> (sent: ContinuousClock.Instant, told: ContinuousClock.Instant) {
        let fix = ByteBuffer(bytes: Fixes.arrival(on: ready.line).message)
        let arrived = connection.eventLoop.makePromise(of: ContinuousClock.Instant.self)
        let sent = ContinuousClock.now
        connection.eventLoop.execute { ready.driver.value.arrive(with: fix, arrived: arrived) }
        return (sent, try await arrived.futureResult.get())
    }

    /// When the next message of a kind comes that a change of the roads brings; asked for before that is made.
    func hears(_ kind: ServerMessage.Kind) -> EventLoopFuture<ContinuousClock.Instant> {
        let heard = connection.eventLoop.makePromise(of: ContinuousClock.Instant.self)
        let giveUp = connection.eventLoop.scheduleTask(in: Self.patience) {
            heard.fail(BenchFailure("trip \(ready.trip) heard of no \(kind) after a change of the roads"))
        }
        heard.futureResult.whenComplete { _ in giveUp.cancel() }
        connection.eventLoop.execute { ready.driver.value.await(kind, heard: heard) }
        return heard.futureResult
    }

    /// Sends fixes that lead off the route, one by one.
    ///
    /// - Returns: the seconds from the fix that made it so to the new route; `nil` where none came.
    func leave(with fixes: [Position], every interval: TimeAmount) async throws -> Double? {
        let messages = fixes.map { ByteBuffer(bytes: $0.message) }
        let done = connection.eventLoop.makePromise(of: Double?.self)
        connection.eventLoop.execute { ready.driver.value.leave(with: messages, every: interval, done: done) }
        return try await done.futureResult.get()
    }

    func close() { connection.close() }
}
