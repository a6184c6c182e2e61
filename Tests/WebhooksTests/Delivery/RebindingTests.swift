import Foundation
import Synchronization
import Testing
import Webhooks

@Suite("The checked address is the dialled one", .timeLimit(.minutes(1)))
struct RebindingTests {
    /// Gives one answer after the other, and the last for good.
    private func resolver(_ answers: [[String]]) -> HostResolver {
        let lookups = Mutex(0)
        return HostResolver { _ in
            let index = lookups.withLock { count in
                count += 1
                return min(count, answers.count) - 1
            }
            return answers[index].compactMap(IPAddress.init)
        }
    }

    private func outcomes(
        _ count: Int, answers: [[String]], inbox: Inbox, status: Int = 500
    ) async throws -> [AttemptOutcome] {
        var rig = DeliveryRig()
        rig.configuration.resolver = resolver(answers)
        let receiver = try await WebhookReceiver.start { request in
            inbox.take(request)
            return status
        }
        // No name server knows this name: a client that resolved it again could not connect at all.
        try await rig.put(to: "http://rebinding.invalid:\(receiver.port)/")
        let outcomes = try await rig.run { [rig] _ in await rig.outcomes(count) }
        try await receiver.stop()
        return outcomes
    }

    @Test("the address that was checked is dialled under the host's own name; the next attempt checks anew")
    func rebinding() async throws {
        let inbox = Inbox()
        let outcomes = try await outcomes(2, answers: [["127.0.0.1"], ["10.0.0.1"]], inbox: inbox)
        #expect(outcomes[0].status == 500)
        #expect(outcomes[1].failure == .refused)
        #expect(inbox.all.count == 1)
        #expect(inbox.all.first?.header("host")?.hasPrefix("rebinding.invalid:") == true)
    }

    @Test("a name of which one address is refused is not called at all")
    func mixture() async throws {
        let inbox = Inbox()
        let outcomes = try await outcomes(1, answers: [["127.0.0.1", "192.168.0.1"]], inbox: inbox)
        #expect(outcomes[0].failure == .refused)
        #expect(inbox.all.isEmpty)
    }

    @Test("where one address doesn't accept, the next is tried")
    func fallback() async throws {
        let inbox = Inbox()
        let outcomes = try await outcomes(1, answers: [["127.0.0.9", "127.0.0.1"]], inbox: inbox, status: 200)
        #expect(outcomes[0].verdict == .delivered)
    }

    @Test("no address at all")
    func nothing() async throws {
        #expect(try await outcomes(1, answers: [[]], inbox: Inbox())[0].failure == .unresolved)
    }
}
