import NIOCore
import Testing

@testable import WebSockets

@Suite("Breaking the rules")
struct ViolationTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let bytes: [UInt8]
        let failure: ConnectionFailure
    }

    static let cases: [Case] = [
        Case(
            testDescription: "unmasked frame to a server",
            bytes: RawFrame.text("hi").unmasked.bytes, failure: .maskMissing),
        Case(testDescription: "RSV1", bytes: RawFrame(flags: 0xC1, payload: [65]).bytes, failure: .reservedBits),
        Case(testDescription: "RSV2", bytes: RawFrame(flags: 0xA1, payload: [65]).bytes, failure: .reservedBits),
        Case(
            testDescription: "RSV3 on a ping", bytes: RawFrame(flags: 0x99, payload: []).bytes, failure: .reservedBits),
        Case(
            testDescription: "reserved data opcode", bytes: RawFrame(flags: 0x83, payload: []).bytes,
            failure: .reservedOpcode(3)),
        Case(
            testDescription: "reserved control opcode", bytes: RawFrame(flags: 0x8B, payload: []).bytes,
            failure: .reservedOpcode(11)),
        Case(
            testDescription: "fragmented ping", bytes: RawFrame(flags: 0x09, payload: []).bytes,
            failure: .controlFrameFragmented),
        Case(
            testDescription: "ping of 126 bytes", bytes: RawFrame.ping([UInt8](repeating: 1, count: 126)).bytes,
            failure: .controlFrameTooLong(126)),
        Case(
            testDescription: "ping that claims 2^62 bytes",
            bytes: RawFrame(flags: 0x89, payload: [], claimedLength: 1 << 62).bytes,
            failure: .controlFrameTooLong(1 << 62)),
        Case(
            testDescription: "continuation of nothing", bytes: RawFrame.continuation([1], isFinal: true).bytes,
            failure: .continuationWithoutMessage),
        Case(
            testDescription: "continuation after a whole message",
            bytes: RawFrame.text("a").bytes + RawFrame.continuation([1], isFinal: false).bytes,
            failure: .continuationWithoutMessage),
        Case(
            testDescription: "message inside a message",
            bytes: RawFrame.text("a", isFinal: false).bytes + RawFrame.text("b").bytes, failure: .messageInsideMessage),
        Case(
            testDescription: "text that is not UTF-8", bytes: RawFrame(flags: 0x81, payload: [0xC0, 0x80]).bytes,
            failure: .invalidUTF8),
        Case(
            testDescription: "text that ends inside a character",
            bytes: RawFrame(flags: 0x81, payload: [0xE2, 0x82]).bytes, failure: .invalidUTF8),
        Case(
            testDescription: "a surrogate split over fragments",
            bytes: RawFrame(flags: 0x01, payload: [0x41, 0xED]).bytes
                + RawFrame.continuation([0xA0], isFinal: false).bytes,
            failure: .invalidUTF8),
        Case(
            testDescription: "close payload of one byte", bytes: RawFrame(flags: 0x88, payload: [3]).bytes,
            failure: .closePayloadTruncated),
        Case(
            testDescription: "close reason that is not UTF-8", bytes: RawFrame.close(1000, [0xFF]).bytes,
            failure: .invalidUTF8),
    ]

    @Test("fails the connection with the right code, says why and waits for the end", arguments: cases)
    func violations(_ violation: Case) throws {
        var driver = ProtocolDriver()
        let actions = driver.feed(violation.bytes + RawFrame.text("never seen").bytes)
        let payload = ClosePayload(code: violation.failure.closeCode, reason: violation.failure.reason)
        #expect(actions.last == .sendClose(payload, then: .closeOutput))
        #expect(driver.failure == violation.failure)
        #expect(!actions.contains(.text("never seen")))
        #expect(driver.feed(.text("nor this")) == [])
        #expect(driver.wait(.seconds(5)) == .closeTransport)
    }

    @Test("bad text is refused before its frame is whole")
    func failsFast() {
        var driver = ProtocolDriver()
        let bytes = RawFrame(flags: 0x81, payload: [0x41, 0xF8] + [UInt8](repeating: 0x41, count: 100)).bytes
        #expect(driver.feed(Array(bytes[..<7])) == [])
        #expect(driver.feed([bytes[7]]).count == 1)
        #expect(driver.failure == .invalidUTF8)
    }

    @Test("a server's masked frame is refused by a client")
    func maskedFromServer() {
        var driver = ProtocolDriver(role: .client)
        _ = driver.feed(.text("hi"))
        #expect(driver.failure == .maskNotAllowed)
    }

    @Test("every failure's reason fits a Close frame")
    func reasonsFit() {
        let failures =
            Self.cases.map(\.failure) + [
                .lengthNotMinimal, .lengthOutOfRange, .maskNotAllowed, .closeCodeNotAllowed(.max),
                .messageTooBig(limit: .max), .tooManyFragments(limit: .max), .tooManyMessages, .tooManyControlFrames,
                .readsTooSlowly(bufferedBytes: .max),
            ]
        for failure in failures {
            #expect(failure.reason.utf8.count <= ClosePayload.maximumReasonBytes)
            #expect(failure.closeCode.isAllowedOnTheWire)
        }
    }

    @Test("more messages than the rate allows end in 1008; at the allowed pace they go on")
    func messageRate() {
        var driver = ProtocolDriver { $0.messageRate = RateLimit(sustained: 10, burst: 20) }
        for _ in 0..<20 {
            #expect(driver.feed(.text("x")).count == 1)
        }
        for _ in 0..<50 {
            driver.now = driver.now + .milliseconds(100)
            #expect(driver.feed(.text("x")) == [.text("x")])
        }
        _ = driver.feed(.text("x"))
        #expect(driver.failure == .tooManyMessages)
        #expect(driver.machine.closure?.code == .policyViolation)
    }

    @Test("fragments of one message count once against the rate")
    func rateCountsMessages() {
        var driver = ProtocolDriver { $0.messageRate = RateLimit(sustained: 1, burst: 1) }
        _ = driver.feed(.text("a", isFinal: false), .continuation([66], isFinal: false))
        #expect(driver.feed(.continuation([67], isFinal: true)) == [.text("aBC")])
    }

    @Test("a flood of pings ends in 1008")
    func pingFlood() {
        var driver = ProtocolDriver { $0.controlFrameRate = RateLimit(sustained: 10, burst: 100) }
        let pongs = (0..<100).flatMap { _ in driver.feed(.ping()) }
        #expect(pongs.count == 100)
        _ = driver.feed(.ping())
        #expect(driver.failure == .tooManyControlFrames)
    }
}

@Suite("The token bucket")
struct TokenBucketTests {
    @Test("never lets more through than burst and pace allow, and fills up again", arguments: 0..<10 as Range<UInt64>)
    func boundsEveryWindow(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var now = NIODeadline.uptimeNanoseconds(0)
        var bucket = TokenBucket(RateLimit(sustained: 10, burst: 30), now: now)
        let start = now
        var taken = 0
        for _ in 0..<5000 {
            now = now + .microseconds(.random(in: 0...50_000, using: &random))
            if bucket.take(now: now) { taken += 1 }
            #expect(Double(taken) <= 30 + Double((now - start).nanoseconds) / 1e9 * 10 + 1e-6)
        }
        #expect(taken > 1000)
        now = now + .seconds(3)
        #expect((0..<31).map { _ in bucket.take(now: now) } == [Bool](repeating: true, count: 30) + [false])
    }

    @Test("bears senseless limits", arguments: [0, -1, .nan, .infinity, 1e300] as [Double], [0, -5, Int.max])
    func senselessLimits(sustained: Double, burst: Int) {
        var bucket = TokenBucket(RateLimit(sustained: sustained, burst: burst), now: .uptimeNanoseconds(0))
        #expect(bucket.take(now: .uptimeNanoseconds(1)) == true)
    }
}
