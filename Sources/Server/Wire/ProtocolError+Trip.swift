import Protocol
import Trips

// What goes wrong within a trip, by the codes of the protocol. None of it ends the trip.

extension ProtocolError {
    init(_ problem: TripProblem) {
        switch problem {
        case .fixTooOld(let seconds):
            self.init(
                .fixTooOld, "The position is \(rounded(seconds)) s older than the last one and was not used.",
                messageType: "position")
        case .clockAhead(let seconds):
            self.init(
                .clockAhead,
                "The position's timestamp lies \(rounded(seconds)) s in the future; check the device's clock.",
                messageType: "position")
        case .leap(let speed):
            self.init(
                .implausibleFix,
                "The position is only reached at \(rounded(speed)) m/s from the last one and was not used.",
                messageType: "position")
        case .noOffer(let isAccepted): self.init(.offerNotFound, messageType: isAccepted ? "accept" : "decline")
        case .noRoute(let failure): self.init(failure)
        case .stopPassed(let stop):
            self.init(
                .stopPassed,
                "Stop \(stop), counted from 0, was passed; send skip to leave it out, or follow the route back to it.")
        case .nothingToSkip:
            self.init(
                .invalidField, "There is no stop after this one to go on to; cancel to end the trip.",
                messageType: "skip")
        case .nothingToReach:
            self.init(
                .invalidField, "There is no route to a stop yet that could be arrived at; send a position first.",
                messageType: "arrive")
        }
    }

    init(_ failure: RouteFailure) {
        switch failure {
        case .originOffNetwork: self.init(ErrorCode.originOffNetwork)
        case .stopOffNetwork(let stop):
            self.init(.destinationOffNetwork, "No usable road is near stop \(stop), counted from 0.")
        case .unroutable: self.init(ErrorCode.unroutable)
        case .noNetwork: self.init(ErrorCode.noNetwork)
        }
    }
}

private func rounded(_ seconds: Double) -> String { String((seconds * 10).rounded() / 10) }
