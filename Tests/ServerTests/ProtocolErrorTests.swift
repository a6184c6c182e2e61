import Protocol
import Testing
import Trips

@testable import Server

@Suite("What a trip can't do")
struct ProtocolErrorTests {
    @Test(
        "is told by a code of its own, and ends no connection",
        arguments: [
            (TripProblem.noRoute(.originOffNetwork), ErrorCode.originOffNetwork),
            (.noRoute(.stopOffNetwork(2)), .destinationOffNetwork),
            (.noRoute(.unroutable), .unroutable),
            (.noRoute(.noNetwork), .noNetwork),
            (.fixTooOld(behindSeconds: 3), .fixTooOld),
            (.clockAhead(bySeconds: 90), .clockAhead),
            (.nothingToSkip, .invalidField),
            (.nothingToReach, .invalidField),
        ])
    func codes(problem: TripProblem, code: ErrorCode) {
        let error = ProtocolError(problem)
        #expect(error.code == code)
        #expect(!error.message.isEmpty)
        #expect(!code.isFatal)
    }
}
