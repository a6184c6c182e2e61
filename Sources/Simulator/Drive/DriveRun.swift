import Foundation
import NIOCore
import NIOPosix
import Protocol
import Routing
import WebSockets

/// One simulated trip: connects, starts, streams a fix for every simulated second, follows what the server says, and
/// resumes when the connection is lost. A client of the wire protocol and nothing else.
package actor DriveRun {
    private let options: DriveOptions
    private let group: any EventLoopGroup
    private let observe: @Sendable (DriveEvent) -> Void
    private var driver: Driver
    private var gps: GPSModel
    private var report = DriveReport()
    private var resume: (trip: String, token: String)?
    private var lastSequence = 0
    private var simulatedSeconds = 0.0
    private var hasEnded = false
    private var refusal: DriveFailure?
    /// Milliseconds since the epoch at which the simulated clock begins.
    private let clockStart: Int64

    /// Faster than real, the clock begins a day in the past, so that it never runs ahead of the server's.
    private static let head: Int64 = 86_400_000

    package init(
        _ options: DriveOptions, group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton,
        observe: @escaping @Sendable (DriveEvent) -> Void
    ) {
        self.options = options
        self.group = group
        self.observe = observe
        driver = Driver(at: options.from, wrongTurnChance: options.wrongTurns, seed: options.seed)
        gps = GPSModel(deviation: options.noise, dropout: options.dropout, seed: options.seed)
        let now = Int64(Date().timeIntervalSince1970 * 1000)
        clockStart = options.speed > 1 ? now - Self.head : now
    }

    /// Drives until the trip has ended.
    ///
    /// - Throws: `DriveFailure` where the server can't be reached or refuses the trip.
    package func run() async throws -> DriveReport {
        let began = ContinuousClock.now
        var attempt = 0
        while !hasEnded {
            do {
                try await connectAndDrive()
                attempt = 0
            } catch let failure as DriveFailure {
                throw failure
            } catch is CancellationError {
                throw CancellationError()
            } catch {
                observe(.disconnected(reason: "\(error)"))
                guard resume != nil || attempt < 1 else {
                    throw DriveFailure(
                        description: "cannot reach \(options.url): \(error); is `waymark serve` running there?")
                }
            }
            if hasEnded { break }
            attempt += 1
            guard attempt <= options.reconnects else {
                throw DriveFailure(description: "the connection to \(options.url) was lost \(attempt) times; giving up")
            }
            if resume != nil { report.reconnects += 1 }
            try await Task.sleep(for: .milliseconds(min(100 << min(attempt, 5), 2_000)))
        }
        report.wallSeconds = Double((ContinuousClock.now - began) / .milliseconds(1)) / 1000
        report.seconds = simulatedSeconds
        report.meters = driver.vehicle.driven
        report.wrongTurns = driver.wrongTurns
        observe(.finished(report))
        return report
    }

    private func connectAndDrive() async throws {
        let headers: [(String, String)] = options.token.map { [("Authorization", "Bearer \($0)")] } ?? []
        let stream = try await WebSocketClient.connect(
            to: options.url, headers: .init(headers), subprotocols: ["waymark.v1.json"], on: group)
        observe(.connected(url: options.url))
        stream.send(text: opening.encoded())
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await self.read(stream) }
            tasks.addTask { try await self.drive(stream) }
            // Whichever ends first ends the connection: the messages with it, or the drive when it is over.
            defer { tasks.cancelAll() }
            try await tasks.next()
        }
        stream.close()
        if let refusal { throw refusal }
    }

    private var opening: ClientMessage {
        if let resume {
            return .resume(.init(trip: resume.trip, token: resume.token, after: lastSequence))
        }
        var request = TripRequest(destination: options.stops[options.stops.count - 1])
        request.waypoints = Array(options.stops.dropLast())
        request.profile = options.profile
        request.language = options.language
        request.units = options.units
        request.reference = options.reference
        request.progressInterval = min(1, 1 / max(options.speed, 0.01))
        return .start(.new(request))
    }
}

// MARK: - Listening

extension DriveRun {
    private func read(_ stream: WebSocketStream) async throws {
        for try await message in stream.messages {
            guard case .text(let bytes) = message else { continue }
            take(String(buffer: bytes))
            if hasEnded || refusal != nil { return }
        }
        throw DriveFailure.lost
    }

    private func take(_ text: String) {
        // A newer server may say more than this client knows.
        guard let message = try? ServerMessage.decode(text) else { return }
        if let sequence = message.sequence { lastSequence = max(lastSequence, sequence) }
        note(message)
        observe(.received(message, text: text))
    }

    private func note(_ message: ServerMessage) {
        switch message {
        case .started(let started):
            resume = (started.trip, started.token)
            report.trip = started.trip
        case .route(let route):
            report.routes += 1
            if let plan = RoutePlan(route.route) { driver.take(plan) }
        case .instruction(let instruction): report.instructions += instruction.voice == nil ? 0 : 1
        case .deviation: report.deviations += 1
        case .waypointReached: report.stopsReached += 1
        case .arrived:
            report.stopsReached += 1
            report.hasArrived = true
        case .ended(let ended):
            report.endReason = ended.reason
            hasEnded = true
        case .error(let error):
            report.errors += 1
            // Without a trip there is nothing to drive: the server's word is the drive's end.
            let isRefusal = resume == nil || ["start", "resume"].contains(error.offendingType ?? "")
            if isRefusal { refusal = DriveFailure(description: "the server says: \(error.message) (\(error.code))") }
        case .welcome, .progress, .offer, .update, .approaching, .reconnect: break
        }
    }
}

extension DriveFailure {
    /// The connection ended without the trip having ended: reason to resume, not to fail.
    fileprivate static var lost: any Error { LostConnection() }
}

private struct LostConnection: Error, CustomStringConvertible {
    let description = "the server closed the connection"
}

// MARK: - Driving

extension DriveRun {
    private func drive(_ stream: WebSocketStream) async throws {
        let pause = Duration.seconds(1 / max(options.speed, 0.01))
        var next = ContinuousClock.now
        while !hasEnded {
            step(stream)
            next += pause
            try await Task.sleep(until: max(next, ContinuousClock.now), clock: .continuous)
        }
    }

    /// One simulated second.
    private func step(_ stream: WebSocketStream) {
        driver.advance(seconds: 1)
        simulatedSeconds += 1
        let vehicle = driver.vehicle
        observe(
            .moved(
                VehicleState(
                    coordinate: vehicle.coordinate, speed: vehicle.speed, seconds: simulatedSeconds,
                    metersDriven: vehicle.driven)))
        guard let measured = gps.measure(vehicle.coordinate) else {
            report.lostFixes += 1
            return
        }
        report.fixes += 1
        let position = Position(
            latitude: measured.latitude, longitude: measured.longitude,
            timestamp: clockStart + Int64(simulatedSeconds * 1000), accuracy: gps.accuracy,
            heading: vehicle.speed > 1 ? vehicle.heading : nil, speed: vehicle.speed)
        stream.send(text: ClientMessage.position(position).encoded())
    }
}
