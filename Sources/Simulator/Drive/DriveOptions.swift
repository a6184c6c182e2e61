import Protocol
import Routing

/// What is to be simulated.
package struct DriveOptions: Sendable {
    /// The server's WebSocket, such as `ws://127.0.0.1:8080/v1/navigate`.
    package var url: String
    package var token: String?
    package var from: Coordinate
    /// Stops in order, the destination last; at least one.
    package var stops: [Place]
    package var profile: TravelProfile = .car
    package var units: DistanceUnits = .metric
    /// A BCP 47 tag; the server's default when absent.
    package var language: String?
    package var reference: String?
    /// Simulated seconds for each second of the wall's clock.
    package var speed = 1.0
    package var receiver = ReceiverModel()
    package var habits = DriverHabits()
    /// Driven instead of the server's routes, where there is one.
    package var recording: Replay?
    /// Who is asked for ways of the driver's own; without anybody he goes straight.
    package var streets: (any StreetSource)?
    /// Simulated seconds that the vehicle waits at the destination for the server to notice; by the wall's clock alone
    /// where it is `nil`.
    package var standingSeconds: Double?
    package var seed: UInt64 = 1
    /// How often in a row a lost connection is made anew before the drive gives up.
    package var reconnects = 60

    package init(url: String, from: Coordinate, stops: [Place]) {
        self.url = url
        self.from = from
        self.stops = stops
    }

    /// What `start` asks for.
    ///
    /// - Returns: `nil` where there is no stop to drive to.
    var request: TripRequest? {
        guard let destination = stops.last else { return nil }
        var request = TripRequest(destination: destination, waypoints: Array(stops.dropLast()))
        request.profile = profile
        request.language = language
        request.units = units
        request.reference = reference
        // Half a fix's time, so that each fix is answered although clocks jitter.
        request.progressInterval = min(0.5 / pace, 0.5)
        return request
    }

    /// The standard deviation of the GPS error, in meters on each axis.
    package var noise: Double {
        get { receiver.noise }
        set { receiver.noise = newValue.isFinite ? max(newValue, 0) : 0 }
    }

    /// The share of fixes that get lost, `0...1`.
    package var dropout: Double {
        get { receiver.dropouts.share }
        set { receiver.dropouts.share = min(max(newValue, 0), 1) }
    }

    /// The chance of taking the wrong road at a maneuver, `0...1`.
    package var wrongTurns: Double {
        get { habits.wrongTurnChance }
        set { habits.wrongTurnChance = min(max(newValue, 0), 1) }
    }

    /// The vehicle, its driver and its receiver.
    var simulation: Simulation.Setup {
        var setup = Simulation.Setup(start: from, profile: profile, seed: seed)
        setup.habits = habits
        setup.receiver = receiver
        setup.recording = recording
        setup.asksForStreets = streets != nil
        return setup
    }

    /// `speed`, within what makes sense.
    var pace: Double { speed.isFinite ? min(max(speed, 0.01), 10_000) : 1 }
}
