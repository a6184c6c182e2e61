/// What a client says, in the subprotocol `waymark.v1.json`.
package enum ClientMessage: Sendable, Equatable {
    /// Apart in memory, so that the many small messages stay small.
    indirect case start(Start)
    case position(Position)
    case positions(Positions)
    case resume(Resume)
    case reroute(Reroute)
    case accept(Accept)
    case decline(Decline)
    case skip(Skip)
    case arrive(Arrive)
    case cancel(Cancel)

    /// The words that `type` may be.
    package enum Kind: String, Sendable, CaseIterable {
        case start, position, positions, resume, reroute, accept, decline, skip, arrive, cancel
    }

    package var kind: Kind {
        switch self {
        case .start: .start
        case .position: .position
        case .positions: .positions
        case .resume: .resume
        case .reroute: .reroute
        case .accept: .accept
        case .decline: .decline
        case .skip: .skip
        case .arrive: .arrive
        case .cancel: .cancel
        }
    }
}

extension ClientMessage {
    /// Begins a trip: one that is asked for here, or one that a backend made before.
    package enum Start: Sendable, Equatable {
        case new(TripRequest)
        case planned(trip: String)
    }

    /// Fixes that were buffered while offline, oldest first.
    package struct Positions: Sendable, Equatable {
        package var positions: [Position]

        package init(positions: [Position]) {
            self.positions = positions
        }
    }

    /// Goes on with a trip on a new connection.
    package struct Resume: Sendable, Equatable {
        package var trip: String
        /// The token that `started` gave.
        package var token: String
        /// The last `sequence` that the client has seen; 0 for none.
        package var after: Int

        package init(trip: String, token: String, after: Int) {
            self.trip = trip
            self.token = token
            self.after = after
        }
    }

    /// Asks for another route.
    package struct Reroute: Sendable, Equatable {
        package var reason: String?
        /// What to avoid from now on; unchanged when absent.
        package var avoid: [Avoidance]?

        package init(reason: String? = nil, avoid: [Avoidance]? = nil) {
            self.reason = reason
            self.avoid = avoid
        }
    }

    /// Takes the faster route that was offered.
    package struct Accept: Sendable, Equatable {
        package var offer: String

        package init(offer: String) {
            self.offer = offer
        }
    }

    /// Stays on the present route.
    package struct Decline: Sendable, Equatable {
        package var offer: String

        package init(offer: String) {
            self.offer = offer
        }
    }

    /// Goes on to the next stop.
    package struct Skip: Sendable, Equatable {
        package init() {}
    }

    /// The driver is at the next stop, whatever the fixes say: under ground there are none.
    package struct Arrive: Sendable, Equatable {
        package init() {}
    }

    /// Ends the trip.
    package struct Cancel: Sendable, Equatable {
        package var reason: String?

        package init(reason: String? = nil) {
            self.reason = reason
        }
    }
}
