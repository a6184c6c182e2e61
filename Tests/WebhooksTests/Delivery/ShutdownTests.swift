import Foundation
import Testing
import Webhooks

@Suite("Claims and shutdown", .timeLimit(.minutes(1)))
struct ShutdownTests {
    /// A receiver whose answers wait at the gate.
    private func heldReceiver(_ gate: Gate) async throws -> WebhookReceiver {
        try await WebhookReceiver.start { _ in
            await gate.pass()
            return 200
        }
    }

    @Test("an attempt that outlasts the grace period is broken off and its claim released, uncounted")
    func released() async throws {
        let (rig, gate) = (DeliveryRig(), Gate())
        let receiver = try await heldReceiver(gate)
        try await rig.put(to: "http://127.0.0.1:\(receiver.port)/")
        try await rig.run { _ in await gate.waitForArrivals(1) }
        #expect(await rig.outbox.recorded.isEmpty)
        #expect(await rig.outbox.released.count == 1)
        #expect(await rig.outbox.heldClaims == 0)
        #expect(await rig.outbox.waiting == 1)
        await gate.open()
        try await receiver.stop()
    }

    @Test("an attempt that ends within the grace period is recorded; nothing more is claimed")
    func grace() async throws {
        var rig = DeliveryRig()
        rig.configuration.gracePeriod = 30
        rig.configuration.concurrencyPerEndpoint = 1
        let gate = Gate()
        let receiver = try await heldReceiver(gate)
        try await rig.put(2, to: "http://127.0.0.1:\(receiver.port)/")
        try await rig.run { running in
            await gate.waitForArrivals(1)
            running.cancel()
            await gate.open()
            try await running.value
        }
        #expect(await rig.outbox.recorded.map(\.outcome.verdict) == [.delivered])
        #expect(await rig.outbox.claimed.count == 1)
        #expect(await rig.outbox.released.isEmpty)
        #expect(await rig.outbox.waiting == 1)
        try await receiver.stop()
    }

    @Test("claims that come in after shutdown began go back unused")
    func lateClaims() async throws {
        let (rig, gate) = (DeliveryRig(), Gate())
        await rig.outbox.holdClaims { await gate.pass() }
        try await rig.put(3, to: "http://127.0.0.1:9/")
        try await rig.run { running in
            await gate.waitForArrivals(1)
            running.cancel()
            await gate.open()
        }
        #expect(await rig.outbox.released.count == 3)
        #expect(await rig.outbox.recorded.isEmpty)
    }

    @Test("an outcome that comes after the lease was lost changes nothing")
    func lostLease() async throws {
        let rig = DeliveryRig()
        let receiver = try await WebhookReceiver.start { _ in
            await rig.outbox.handClaimsToAnother()
            return 200
        }
        try await rig.put(to: "http://127.0.0.1:\(receiver.port)/")
        try await rig.run { _ in await rig.outbox.wait { $0.lateOutcomes == 1 } }
        #expect(await rig.outbox.recorded.isEmpty)
        #expect(await rig.outbox.waiting == 1)
        try await receiver.stop()
    }

    @Test("an outbox in trouble is asked again")
    func outboxTrouble() async throws {
        let rig = DeliveryRig()
        let receiver = try await WebhookReceiver.start { _ in 200 }
        await rig.outbox.failNextClaims(1)
        try await rig.put(to: "http://127.0.0.1:\(receiver.port)/")
        let outcome = try await rig.run { _ in await rig.outcomes(1) }[0]
        #expect(outcome.verdict == .delivered)
        try await receiver.stop()
    }

    @Test("an outcome that can't be recorded at first is recorded later, without another request")
    func recordingTrouble() async throws {
        let (rig, inbox) = (DeliveryRig(), Inbox())
        let receiver = try await WebhookReceiver.start { inbox.take($0) > 0 ? 200 : 500 }
        await rig.outbox.failNextRecords(5)
        try await rig.put(to: "http://127.0.0.1:\(receiver.port)/")
        let outcome = try await rig.run { _ in await rig.outcomes(1) }[0]
        #expect(outcome.verdict == .delivered)
        #expect(inbox.all.count == 1)
        try await receiver.stop()
    }

    @Test("shutting down doesn't wait for an outbox that records nothing")
    func recordingNever() async throws {
        let rig = DeliveryRig()
        let receiver = try await WebhookReceiver.start { _ in 200 }
        await rig.outbox.failNextRecords(.max)
        try await rig.put(to: "http://127.0.0.1:\(receiver.port)/")
        try await rig.run { _ in await rig.outbox.wait { $0.failedRecords > 0 } }
        #expect(await rig.outbox.recorded.isEmpty)
        #expect(await rig.outbox.heldClaims == 1)
        try await receiver.stop()
    }

    @Test("what falls due while the outbox is looked into is not overlooked")
    func sameMoment() async throws {
        let rig = DeliveryRig()
        let receiver = try await WebhookReceiver.start { _ in 200 }
        try await rig.put(3, to: "http://127.0.0.1:\(receiver.port)/")
        try await rig.run { _ in _ = await rig.outcomes(3) }
        #expect(await !rig.outbox.hasOverlooked)
        try await receiver.stop()
    }
}
