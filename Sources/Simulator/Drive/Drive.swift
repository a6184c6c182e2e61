import Protocol
import Routing

/// One simulated trip, without clock and socket: what the vehicle does each second, what is told to the server, what its
/// messages mean. `DriveRun` lends it both.
struct Drive: Sendable {
    /// Where the trip stands.
    enum Phase: Sendable, Equatable {
        /// Before `started`. → driving, over
        case opening
        /// → arrived, over
        case driving
        /// At the destination; `ended` is still to come. → over
        case arrived
        /// The end, and the reason where it was not reached.
        case over(DriveFailure?)
    }

    let options: DriveOptions
    private(set) var phase = Phase.opening
    private(set) var simulation: Simulation
    private(set) var pace: Pace
    private(set) var report = DriveReport()
    /// What `resume` needs, from `started`.
    private var trip: (id: String, token: String)?
    /// The last `sequence` seen.
    private(set) var lastSequence = 0
    private var isConnected = false
    /// Why the connection is of no use, though it stands: the server can't go on with the trip just now.
    private(set) var mustReconnect: String?
    /// Fixes that could not be sent, oldest first.
    private var unsent: [Position] = []
    private var latencies = Latencies()
    private let began: Duration
    private var lastFixSent: Duration?
    /// Since when the driver has been waiting for the server to say something, while connected.
    private var waitingSince: Duration?
    /// Simulated seconds for which the vehicle has stood at the destination.
    private var standing = 0.0

    /// How long a server may take to send a route, or to notice the arrival.
    static let patience = Duration.seconds(60)
    /// Simulated seconds after which a drive gives up.
    static let longest = 86_400.0
    /// Fixes kept while there is no connection: what a server takes at once.
    static let maximumUnsent = 500
    /// Fixes of one message.
    static let batch = 200

    init(_ options: DriveOptions, at now: Duration) {
        self.options = options
        simulation = Simulation(options.simulation)
        pace = Pace(speed: options.pace, expecting: Self.expectedSeconds(of: options), at: now)
        began = now
    }

    /// By the crow's flight, generously: only so much of the past is needed as the drive takes.
    private static func expectedSeconds(of options: DriveOptions) -> Double {
        if let recording = options.recording { return min(60 + recording.seconds, longest) }
        let places = [options.from] + options.stops.map { Coordinate(latitude: $0.latitude, longitude: $0.longitude) }
        let meters = zip(places, places.dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) }
        return min(3_600 + 4 * meters / VehicleDynamics.of(options.profile).usualSpeed, longest)
    }

    var isOver: Bool { if case .over = phase { true } else { false } }
    var failure: DriveFailure? { if case .over(let failure) = phase { failure } else { nil } }
    /// Whether a lost connection can be followed by `resume`.
    var canResume: Bool { trip != nil }
    /// Whether the server waits for a driver who will reach the destination.
    var isTripOn: Bool { trip != nil && !report.hasArrived && report.endReason == nil }

    mutating func fail(_ failure: DriveFailure) {
        if !isOver { phase = .over(failure) }
    }

    /// Ends a trip that has arrived without the server's last word.
    mutating func makeDo() {
        if phase == .arrived { phase = .over(nil) }
    }

    /// The report, complete.
    func finalReport(at now: Duration) -> DriveReport {
        var report = report
        report.meters = simulation.truth.metersDriven
        report.seconds = simulation.truth.seconds
        report.wrongTurns = simulation.wrongTurns
        report.wallSeconds = (now - began).seconds
        report.progressLatency = latencies.summary
        return report
    }
}

// MARK: - The connection

extension Drive {
    /// The handshake is done.
    ///
    /// - Returns: what to say: `start` or `resume`, and what was measured meanwhile.
    mutating func connectionOpened(at now: Duration) -> [ClientMessage] {
        isConnected = true
        mustReconnect = nil
        waitingSince = now
        guard let trip else {
            guard let request = options.request else {
                fail(DriveFailure(.badOptions, "A drive needs a destination."))
                return []
            }
            return [.start(.new(request))]
        }
        report.reconnects += 1
        let resume = ClientMessage.resume(.init(trip: trip.id, token: trip.token, after: lastSequence))
        return [resume] + takeUnsent()
    }

    /// In batches that are well below the size of a message that servers take.
    private mutating func takeUnsent() -> [ClientMessage] {
        defer { unsent = [] }
        report.fixes += unsent.count
        return stride(from: 0, to: unsent.count, by: Self.batch).map { start in
            .positions(.init(positions: Array(unsent[start..<min(start + Self.batch, unsent.count)])))
        }
    }

    mutating func connectionLost() {
        isConnected = false
        waitingSince = nil
        lastFixSent = nil
    }
}

// MARK: - Driving

extension Drive {
    /// One simulated second. A vehicle that has arrived stands and measures no more.
    mutating func step(at now: Duration) -> (messages: [ClientMessage], events: [DriveEvent]) {
        guard phase == .opening || phase == .driving else {
            pace.step(at: now)
            checkPatience(at: now)
            return ([], [])
        }
        let moment = simulation.step(at: pace.timestamp)
        pace.step(at: now)
        standing = simulation.isAtDestination ? standing + 1 : 0
        checkPatience(at: now)
        var events = [DriveEvent.moved(moment.truth)]
        if let how = moment.strayed { events.append(.strayed(how)) }
        if moment.fix == nil { report.lostFixes += 1 }
        return (moment.sent.flatMap { send($0, at: now) }, events)
    }

    /// A way by the streets that the driver would like to know before he drives on.
    var wantedStreets: StreetRequest? { isOver ? nil : simulation.wantedStreets }

    mutating func take(_ streets: RouteObject?, for request: StreetRequest) {
        simulation.take(streets, for: request)
    }

    private mutating func send(_ fix: Position, at now: Duration) -> [ClientMessage] {
        guard isConnected else {
            unsent.append(fix)
            if unsent.count > Self.maximumUnsent { unsent.removeFirst() }
            return []
        }
        report.fixes += 1
        lastFixSent = now
        return [.position(fix)]
    }

    /// A server that says nothing more is not waited for without end.
    private mutating func checkPatience(at now: Duration) {
        if simulation.truth.seconds > Self.longest {
            fail(DriveFailure(.silent, "The destination was not reached within a day of simulated time."))
        }
        if let most = options.standingSeconds, standing > most, phase == .driving {
            fail(DriveFailure(.silent, "The vehicle stood at the end of its way for \(Int(most)) s without arriving."))
        }
        let isWaiting = !simulation.hasRoute || simulation.isAtDestination || phase == .arrived
        guard isConnected, isWaiting else { return waitingSince = nil }
        let since = waitingSince ?? now
        waitingSince = since
        guard now - since > Self.patience else { return }
        switch phase {
        case .opening: fail(DriveFailure(.silent, silence("did not start the trip")))
        case .driving where !simulation.hasRoute: fail(DriveFailure(.silent, silence("sent no route")))
        case .driving: fail(DriveFailure(.silent, silence("did not notice the arrival")))
        case .arrived: makeDo()
        case .over: break
        }
    }

    private func silence(_ what: String) -> String {
        "The server at \(options.url) \(what) within \(Int(Self.patience.seconds)) s; see its log."
    }
}

// MARK: - Listening

extension Drive {
    /// Takes what the server says.
    mutating func take(_ message: ServerMessage, at now: Duration) {
        lastSequence = max(lastSequence, message.sequence ?? 0)
        switch message {
        case .welcome(let welcome): pace.take(welcome.limits, at: now)
        case .started(let started): take(started)
        case .route(let route): take(route)
        case .instruction(let instruction): take(instruction, at: now)
        case .progress: measureLatency(at: now)
        case .deviation: report.deviations += 1
        case .waypointReached: report.stopsReached += 1
        case .arrived(let stop): arrive(stop)
        case .ended(let ended):
            report.endReason = ended.reason
            if !isOver { phase = .over(nil) }
        case .error(let error): take(error)
        case .offer, .update, .approaching, .reconnect: break
        }
    }

    private mutating func take(_ started: ServerMessage.Started) {
        trip = (started.trip, started.token)
        report.trip = started.trip
        if phase == .opening { phase = .driving }
    }

    private mutating func take(_ route: ServerMessage.Route) {
        report.routes += 1
        if route.reason != .start, route.reason != .resume { report.reroutes += 1 }
        guard !simulation.follow(route.route) else { return }
        fail(DriveFailure(.refused, "The server at \(options.url) sent a route whose geometry is not a polyline6."))
    }

    private mutating func take(_ instruction: ServerMessage.Instruction, at now: Duration) {
        if instruction.voice != nil { report.instructions += 1 }
        if report.firstInstructionSeconds == nil { report.firstInstructionSeconds = (now - began).seconds }
    }

    private mutating func measureLatency(at now: Duration) {
        guard let sent = lastFixSent else { return }
        latencies.add((now - sent).seconds)
        lastFixSent = nil
    }

    private mutating func arrive(_ stop: ServerMessage.StopEvent) {
        guard !report.hasArrived else { return }
        report.stopsReached += 1
        report.hasArrived = true
        report.arrivedAt = stop.at
        if !isOver { phase = .arrived }
    }

    private mutating func take(_ error: ServerMessage.Failure) {
        report.errors += 1
        guard isFinal(error) else {
            if error.offendingType == "resume" { mustReconnect = error.message }
            return
        }
        if report.hasArrived, error.code == ErrorCode.tripEnded.rawValue { return phase = .over(nil) }
        let hint = ErrorCode(rawValue: error.code).flatMap(Self.hint).map { " " + $0 } ?? ""
        fail(DriveFailure(.refused, "The server refuses: \(error.message) (\(error.code))\(hint)"))
    }

    /// Most errors end nothing. Those do that leave the driver without a trip or without a way.
    private func isFinal(_ error: ServerMessage.Failure) -> Bool {
        switch ErrorCode(rawValue: error.code) {
        case .unauthorized, .forbidden, .superseded: true
        case .unroutable, .originOffNetwork, .destinationOffNetwork, .noNetwork, .profileNotSupported:
            report.routes == 0
        // These pass; the connection ends or not, and then the trip is resumed.
        case .storageUnavailable, .overloaded, .draining, .tooSlow, .internal: !canResume
        default: error.offendingType == "start" || error.offendingType == "resume"
        }
    }

    private static func hint(_ code: ErrorCode) -> String? {
        switch code {
        case .originOffNetwork, .destinationOffNetwork: "Choose places within the imported network."
        case .unauthorized, .forbidden: "Mint a token with `waymark token --scope drive` and pass it with --token."
        default: nil
        }
    }
}
