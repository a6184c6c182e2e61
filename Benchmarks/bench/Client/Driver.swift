import NIOCore
import Protocol
import Routing
import WebSockets

/// A client that lives on its connection's event loop: it begins a trip, then sends fix after fix and notes when each
/// is answered. No task and no decoding stands between an answer and the clock.
final class Driver: WebSocketSession {
    /// What it says first.
    enum Beginning: Sendable {
        /// `start`, and the first fix once the trip is there.
        case trip(start: [UInt8], fix: [UInt8])
        /// Nothing: whatever it sends is answered.
        case none
    }

    /// How fixes follow each other.
    enum Pace: Sendable {
        /// Each as soon as the last is answered.
        case closedLoop
        /// At a steady interval, after a first wait.
        case steady(TimeAmount, after: TimeAmount)
    }

    /// What is known once fixes may be sent.
    struct Ready: Sendable {
        let driver: NIOLoopBound<Driver>
        let trip: String
        /// The geometry of the route; a point without one.
        let line: MeasuredLine
    }

    /// What came of a drive, fix by fix.
    struct Answers: Sendable {
        /// Seconds from each fix to its answer.
        var times: [Double] = []
        var messages: [ByteBuffer] = []
    }

    private struct Drive {
        var fixes: [ByteBuffer]
        var pace: Pace
        var next = 0
        var sentAt: ContinuousClock.Instant?
        var answers = Answers()
        var done: EventLoopPromise<Answers>
        var giveUp: Scheduled<Void>
    }

    private let beginning: Beginning
    private var ready: EventLoopPromise<Ready>?
    private(set) var connection: WebSocketConnection?
    private var trip = ""
    /// The route's geometry, until the first progress along it has come too.
    private var route: MeasuredLine?
    private var drive: Drive?
    private var arrival: EventLoopPromise<ContinuousClock.Instant>?
    /// Fixes that lead off the route.
    var excursion: Excursion?
    private var change: (kind: ServerMessage.Kind, heard: EventLoopPromise<ContinuousClock.Instant>)?

    private static let progress = Array(#"{"type":"progress""#.utf8)
    /// How long the server may take beyond the drive's own time.
    private static let patience = TimeAmount.seconds(60)

    init(_ beginning: Beginning, ready: EventLoopPromise<Ready>) {
        self.beginning = beginning
        self.ready = ready
    }

    func connectionOpened(_ connection: WebSocketConnection) {
        self.connection = connection
        switch beginning {
        case .trip(let start, _): connection.send(text: start)
        case .none: succeed(on: MeasuredLine(point: Coordinate(latitude: 0, longitude: 0)))
        }
    }

    func received(_ message: WebSocketMessage) {
        if message.bytes.readableBytesView.starts(with: Self.progress) {
            answered(with: message.bytes)
        } else if case .trip(_, let fix) = beginning {
            take(message, firstFix: fix)
        }
    }

    func connectionClosed(_ closure: WebSocketClosure) {
        connection = nil
        fail(BenchFailure("the server closed a connection: \(closure.code.rawValue) \(closure.reason)"))
    }

    func close() { connection?.close() }

    private func succeed(on line: MeasuredLine) {
        guard let eventLoop = connection?.eventLoop else { return }
        ready?.succeed(Ready(driver: NIOLoopBound(self, eventLoop: eventLoop), trip: trip, line: line))
        ready = nil
    }

    private func fail(_ error: BenchFailure) {
        ready?.fail(error)
        ready = nil
        finish(.failure(error))
        arrival?.fail(error)
        arrival = nil
        change?.heard.fail(error)
        change = nil
        excursion?.done.fail(error)
        excursion = nil
    }
}

// MARK: - The trip

extension Driver {
    private func take(_ message: WebSocketMessage, firstFix: [UInt8]) {
        let now = ContinuousClock.now
        let start = message.bytes.readableBytesView.prefix(24)
        guard
            ["started", "route", "update", "arrived", "error"].contains(where: {
                start.starts(with: #"{"type":"\#($0)""#.utf8)
            })
        else { return }
        switch Result(catching: { try ServerMessage.decode(Array(message.bytes.readableBytesView)) }) {
        case .success(.started(let started)):
            trip = started.trip
            connection?.send(text: firstFix)
        case .success(.update): hear(.update, at: now)
        case .success(.route(let route)):
            guard ready != nil else {
                noteRoute(at: now)
                return hear(.route, at: now)
            }
            self.route = route.route.geometry?.polyline.flatMap { Polyline.decode($0) }.flatMap { MeasuredLine($0) }
        case .success(.arrived):
            arrival?.succeed(now)
            arrival = nil
        case .success(.error) where excursion != nil: finishExcursion(with: nil)
        case .success(.error(let error)): fail(BenchFailure("the server refuses: \(error.code) \(error.message)"))
        case .success: break
        case .failure(let error): fail(BenchFailure("the server says what can't be read: \(error)"))
        }
    }

    /// Tells when the next message of a kind comes, which a change of the roads brings.
    func await(_ kind: ServerMessage.Kind, heard: EventLoopPromise<ContinuousClock.Instant>) { change = (kind, heard) }

    private func hear(_ kind: ServerMessage.Kind, at now: ContinuousClock.Instant) {
        guard let change, change.kind == kind else { return }
        self.change = nil
        change.heard.succeed(now)
    }

    /// Sends the fix that makes it arrive; `arrived` is told when the server says so.
    func arrive(with fix: ByteBuffer, arrived: EventLoopPromise<ContinuousClock.Instant>) {
        arrival = arrived
        connection?.send(text: fix)
    }
}

// MARK: - Driving

extension Driver {
    func drive(_ fixes: [ByteBuffer], _ pace: Pace, done: EventLoopPromise<Answers>) {
        guard let eventLoop = connection?.eventLoop else { return done.fail(BenchFailure("not connected")) }
        let driver = NIOLoopBound(self, eventLoop: eventLoop)
        let giveUp = eventLoop.scheduleTask(in: Self.patience + pace.duration(of: fixes.count)) {
            driver.value.finish(.failure(BenchFailure("a fix was not answered in time")))
        }
        drive = Drive(fixes: fixes, pace: pace, done: done, giveUp: giveUp)
        switch pace {
        case .closedLoop: sendNext()
        case .steady(_, let wait): schedule(in: wait)
        }
    }

    private func schedule(in wait: TimeAmount) {
        guard let eventLoop = connection?.eventLoop else { return }
        let driver = NIOLoopBound(self, eventLoop: eventLoop)
        eventLoop.scheduleTask(in: wait) { driver.value.sendNext() }
    }

    private func sendNext() {
        guard let fix = drive.flatMap({ $0.next < $0.fixes.count ? $0.fixes[$0.next] : nil }) else { return }
        drive?.next += 1
        drive?.sentAt = .now
        connection?.send(text: fix)
    }

    private func answered(with message: ByteBuffer) {
        let now = ContinuousClock.now
        // A route is followed by the progress of the fix that asked for it: no answer to any fix of a drive.
        if let route {
            self.route = nil
            return succeed(on: route)
        }
        guard let sentAt = drive?.sentAt else { return }
        drive?.sentAt = nil
        drive?.answers.times.append((now - sentAt).inSeconds)
        drive?.answers.messages.append(message)
        guard let drive, drive.next < drive.fixes.count else { return finish(.success(drive?.answers ?? Answers())) }
        switch drive.pace {
        case .closedLoop: sendNext()
        case .steady(let interval, _): schedule(in: max(interval - .nanoseconds(now - sentAt), .zero))
        }
    }

    private func finish(_ result: Result<Answers, any Error>) {
        drive?.giveUp.cancel()
        drive?.done.completeWith(result)
        drive = nil
    }
}

extension Driver.Pace {
    fileprivate func duration(of count: Int) -> TimeAmount {
        switch self {
        case .closedLoop: .zero
        case .steady(let interval, let wait): wait + interval * count
        }
    }
}

extension TimeAmount {
    fileprivate static func nanoseconds(_ duration: Duration) -> TimeAmount {
        .nanoseconds(Int64((duration.inSeconds * 1e9).rounded()))
    }
}
