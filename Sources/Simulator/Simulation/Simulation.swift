import Protocol
import Routing

/// A vehicle with its driver and its receiver, second by second, without clock and socket: the same seed, the same routes
/// and the same streets give the same moments.
///
///     var simulation = Simulation(setup)
///     simulation.follow(route)
///     while let moment = simulation.next(streets: findRoute) { … }
package struct Simulation: Sendable {
    /// What moves the vehicle, and what is measured of it.
    private enum Source: Sendable {
        case driver(Driver, Receiver)
        case recording(Replay)
    }

    package struct Setup: Sendable {
        package var start: Coordinate
        package var profile: TravelProfile
        package var habits = DriverHabits()
        package var receiver = ReceiverModel()
        /// Driven instead of routes, where there is one.
        package var recording: Replay?
        /// Whether somebody answers `wantedStreets`.
        package var asksForStreets = true
        package var seed: UInt64

        package init(start: Coordinate, profile: TravelProfile = .car, seed: UInt64 = 1) {
            self.start = start
            self.profile = profile
            self.seed = seed
        }
    }

    private var source: Source
    private var transmission: Transmission
    /// Measures while there is no route yet: however long that takes, the drive afterwards is the same.
    private var waiting: Receiver
    private var hasBegun = false
    /// Fixes measured so far, which numbers them.
    private var measured: Int64 = 0
    /// Seconds that `next` has given, and of them the last that the vehicle stood at the destination.
    private var seconds: Int64 = 0
    private var standingSeconds = 0

    package init(_ setup: Setup) {
        waiting = Receiver(setup.receiver, seed: setup.seed)
        if let recording = setup.recording {
            source = .recording(recording)
            transmission = Transmission(ReceiverModel(), seed: setup.seed)
        } else {
            let driver = Driver(
                at: setup.start, habits: setup.habits, dynamics: .of(setup.profile),
                asksForStreets: setup.asksForStreets, seed: setup.seed)
            source = .driver(driver, Receiver(setup.receiver, seed: setup.seed))
            transmission = Transmission(setup.receiver, seed: setup.seed)
        }
    }

    package var truth: VehicleState {
        switch source {
        case .driver(let driver, _): driver.state
        case .recording(let replay): replay.state
        }
    }

    /// Whether there is a way to go.
    package var hasRoute: Bool {
        switch source {
        case .driver(let driver, _): driver.hasRoute
        case .recording: true
        }
    }

    /// Nothing more to drive.
    package var isAtDestination: Bool {
        switch source {
        case .driver(let driver, _): driver.isAtDestination
        case .recording(let replay): replay.isAtEnd
        }
    }

    package var wrongTurns: Int {
        if case .driver(let driver, _) = source { driver.wrongTurns } else { 0 }
    }
}

// MARK: - Driving

extension Simulation {
    /// A way by the streets that the driver would like to know before the next second; unless told, he goes straight.
    package var wantedStreets: StreetRequest? {
        if case .driver(let driver, _) = source { driver.wanted } else { nil }
    }

    /// Takes the answer to a request: one that isn't wanted any more is left aside.
    ///
    /// - Parameter streets: `nil` where nobody knows a way.
    package mutating func take(_ streets: RouteObject?, for request: StreetRequest) {
        guard case .driver(var driver, let receiver) = source, driver.wanted == request else { return }
        driver.take(streets)
        source = .driver(driver, receiver)
    }

    /// Follows a route from where the vehicle is; a recording goes its own way.
    ///
    /// - Returns: false where the route's geometry can't be read.
    @discardableResult
    package mutating func follow(_ route: RouteObject) -> Bool {
        guard case .driver(var driver, let receiver) = source else { return true }
        let isRead = driver.follow(route)
        source = .driver(driver, receiver)
        return isRead
    }

    /// One second passes; the first moment is before the vehicle moves.
    ///
    /// - Parameter timestamp: the moment's time, in milliseconds since the epoch.
    package mutating func step(at timestamp: Int64) -> Moment {
        guard hasRoute else {
            let fix = waiting.measure(truth, at: timestamp).map { numbered($0) }
            return Moment(truth: truth, fix: fix, sent: fix.map { [$0] } ?? [])
        }
        defer { hasBegun = true }
        switch source {
        case .recording(var replay):
            let fixes = replay.step(at: timestamp).map { numbered($0) }
            source = .recording(replay)
            return Moment(truth: replay.state, fix: fixes.last, sent: fixes)
        case .driver(var driver, var receiver):
            let wasAstray = driver.isAstray
            let state = hasBegun ? driver.step(1) : driver.state
            let fix = receiver.measure(state, at: timestamp).map { numbered($0) }
            source = .driver(driver, receiver)
            return Moment(
                truth: state, fix: fix, sent: transmission.pass(fix), strayed: wasAstray ? nil : driver.straying)
        }
    }

    private mutating func numbered(_ fix: Position) -> Position {
        var fix = fix
        fix.sequence = measured
        measured += 1
        return fix
    }

    /// One second of a drive that nobody listens to: the driver follows the route that he was given first, and finds back
    /// to it by himself.
    ///
    /// - Parameter streets: finds ways of the driver's own.
    /// - Returns: `nil` once the vehicle has stood at the destination for `standing` seconds.
    package mutating func next(
        startingAt epoch: Int64 = 0, standing: Int = 30, streets: (StreetRequest) -> RouteObject?
    ) -> Moment? {
        while let request = wantedStreets { take(streets(request), for: request) }
        guard hasRoute, standingSeconds < standing else { return nil }
        let moment = step(at: epoch + seconds * 1_000)
        seconds += 1
        standingSeconds = isAtDestination ? standingSeconds + 1 : 0
        return moment
    }
}
