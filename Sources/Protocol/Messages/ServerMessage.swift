/// What the server says, in the subprotocol `waymark.v1.json`.
///
/// Facts of a trip have a `sequence`, counted per trip from 1, so that `resume` can ask for what was missed. What is
/// true for a moment or for the connection only (welcome, progress, reconnect, most errors) has none.
package enum ServerMessage: Sendable, Equatable {
    case welcome(Welcome)
    case started(Started)
    case route(Route)
    case progress(Progress)
    case instruction(Instruction)
    case deviation(Deviation)
    case offer(Offer)
    case update(Update)
    case approaching(StopEvent)
    case waypointReached(StopEvent)
    case arrived(StopEvent)
    case ended(Ended)
    case reconnect(Reconnect)
    case error(Failure)

    /// The words that `type` may be.
    package enum Kind: String, Sendable, CaseIterable {
        case welcome, started, route, progress, instruction, deviation, offer, update, approaching
        case waypointReached, arrived, ended, reconnect, error
    }

    package var kind: Kind {
        switch self {
        case .welcome: .welcome
        case .started: .started
        case .route: .route
        case .progress: .progress
        case .instruction: .instruction
        case .deviation: .deviation
        case .offer: .offer
        case .update: .update
        case .approaching: .approaching
        case .waypointReached: .waypointReached
        case .arrived: .arrived
        case .ended: .ended
        case .reconnect: .reconnect
        case .error: .error
        }
    }

    /// The message's number within its trip.
    package var sequence: Int? {
        switch self {
        case .welcome, .progress, .reconnect: nil
        case .started(let started): started.sequence
        case .route(let route): route.sequence
        case .instruction(let instruction): instruction.sequence
        case .deviation(let deviation): deviation.sequence
        case .offer(let offer): offer.sequence
        case .update(let update): update.sequence
        case .approaching(let stop), .waypointReached(let stop), .arrived(let stop): stop.sequence
        case .ended(let ended): ended.sequence
        case .error(let failure): failure.sequence
        }
    }
}
