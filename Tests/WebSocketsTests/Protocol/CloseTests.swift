import NIOCore
import Testing

@testable import WebSockets

@Suite("Closing")
struct CloseTests {
    static let allowed: [UInt16] = [
        1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999,
    ]
    static let forbidden: [UInt16] = [0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65535]

    @Test("a peer's code is echoed and the transport closed", arguments: allowed)
    func allowedCodes(code: UInt16) {
        var driver = ProtocolDriver()
        let actions = driver.feed(.close(code, Array("bye".utf8)))
        #expect(actions == [.sendClose(ClosePayload(code: .init(rawValue: code)), then: .closeTransport)])
        #expect(
            driver.machine.closure
                == WebSocketClosure(origin: .peer, code: .init(rawValue: code), reason: "bye", isClean: true))
    }

    @Test("a code that must not be sent is a protocol error", arguments: forbidden)
    func forbiddenCodes(code: UInt16) {
        var driver = ProtocolDriver()
        _ = driver.feed(.close(code))
        #expect(driver.failure == .closeCodeNotAllowed(code))
        #expect(driver.machine.closure?.code == .protocolError)
    }

    @Test("an empty Close frame is answered with an empty one")
    func emptyClose() throws {
        var driver = ProtocolDriver()
        let actions = driver.feed(.close())
        #expect(actions == [.sendClose(ClosePayload(code: .noCode), then: .closeTransport)])
        #expect(ClosePayload(code: .noCode).bytes.readableBytes == 0)
        #expect(driver.machine.closure?.code == .noCode)
    }

    @Test("what comes behind a Close frame is dropped")
    func dataAfterClose() {
        var driver = ProtocolDriver()
        #expect(driver.feed(.close(1000), .text("late"), .ping()).count == 1)
        #expect(driver.feed(.text("later")) == [])
    }

    @Test("from this side waits for the answer, dropping messages, then closes")
    func closeFromHere() {
        var driver = ProtocolDriver()
        let payload = ClosePayload(code: .normal, reason: "done")
        #expect(driver.machine.close(payload, now: driver.now) == .sendClose(payload, then: .wait))
        #expect(!driver.machine.isOpen)
        #expect(driver.machine.close(payload, now: driver.now) == nil)
        #expect(driver.feed(.text("in flight"), .ping()) == [])
        #expect(driver.machine.closure == nil)
        #expect(driver.feed(.close(1000)) == [.closeTransport])
        #expect(
            driver.machine.closure == WebSocketClosure(origin: .session, code: .normal, reason: "done", isClean: true))
        #expect(driver.machine.deadline == nil)
    }

    @Test("without an answer ends after the timeout")
    func closeTimeout() {
        var driver = ProtocolDriver()
        _ = driver.machine.close(ClosePayload(code: .normal), now: driver.now)
        #expect(driver.machine.deadline == driver.now + .seconds(5))
        #expect(driver.wait(.seconds(4)) == nil)
        #expect(driver.wait(.seconds(1)) == .closeTransport)
        #expect(driver.machine.closure == WebSocketClosure(origin: .session, code: .normal, reason: "", isClean: false))
    }

    @Test("a client leaves it to the server to close the transport, for a while")
    func clientWaits() {
        var driver = ProtocolDriver(role: .client)
        #expect(driver.feed(RawFrame.close(1001).unmasked) == [.sendClose(ClosePayload(code: .goingAway), then: .wait)])
        #expect(driver.machine.closure?.isClean == true)
        #expect(driver.wait(.seconds(5)) == .closeTransport)
    }

    @Test("a violation during the close handshake just ends it")
    func violationWhileClosing() {
        var driver = ProtocolDriver()
        _ = driver.machine.close(ClosePayload(code: .normal), now: driver.now)
        #expect(driver.feed(.text("x").unmasked) == [.closeTransport])
        #expect(driver.failure == .maskMissing)
    }

    @Test("a transport that just ends is an abnormal closure")
    func lostTransport() {
        var driver = ProtocolDriver()
        #expect(driver.machine.transportEnded() == .closeTransport)
        #expect(
            driver.machine.closure == WebSocketClosure(origin: .network, code: .abnormal, reason: "", isClean: false))
        #expect(driver.machine.transportEnded() == nil)
    }

    @Test("the reason is cut between characters to fit", arguments: ["a", "ä", "€", "🚲"])
    func longReasons(character: String) throws {
        let bytes = ClosePayload(code: .normal, reason: String(repeating: character, count: 200)).bytes
        #expect(bytes.readableBytes <= 125 && bytes.readableBytes > 125 - 4)
        let read = try ClosePayload(reading: bytes)
        #expect(read.reason == String(repeating: character, count: read.reason.count))
    }
}

@Suite("Keeping alive")
struct KeepAliveTests {
    @Test("pings every twenty seconds and gives up after two without any answer")
    func silence() {
        var driver = ProtocolDriver()
        #expect(driver.wait(.seconds(19)) == nil)
        #expect(driver.wait(.seconds(1)) == .sendPing)
        #expect(driver.wait(.seconds(19)) == nil)
        #expect(driver.wait(.seconds(1)) == .sendPing)
        #expect(driver.wait(.seconds(20)) == .closeTransport)
        #expect(
            driver.machine.closure == WebSocketClosure(origin: .network, code: .abnormal, reason: "", isClean: false))
    }

    @Test("goes on for ever while anything comes back", arguments: [RawFrame.pong(), .text("x")])
    func answers(frame: RawFrame) {
        var driver = ProtocolDriver()
        for _ in 0..<100 {
            #expect(driver.wait(.seconds(20)) == .sendPing)
            _ = driver.feed(frame)
        }
        #expect(driver.machine.isOpen)
    }

    @Test("a draining connection is closed as going away when its time is over")
    func drain() {
        var driver = ProtocolDriver()
        let answers = (0..<2).map { _ in driver.machine.drain(now: driver.now) }
        #expect(answers == [true, false])
        #expect(driver.machine.deadline == driver.now + .seconds(10))
        #expect(driver.feed(.text("still here")) == [.text("still here")])
        guard case .sendClose(let payload, then: .wait) = driver.wait(.seconds(10)) else {
            Issue.record("no Close frame")
            return
        }
        #expect(payload.code == .goingAway)
    }
}
