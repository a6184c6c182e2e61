import Foundation
import Testing

@testable import Protocol

@Suite("A webhook's payload")
struct WebhookEventTests {
    private let arrived = WebhookEvent(
        type: .tripArrived, timestamp: 1_777_624_200_000,
        data: .init(
            trip: .init(id: "trp_1", reference: "order 17", metadata: .object(["b": .null, "a": .string("x")])),
            sequence: 12,
            stop: .init(waypoint: 1, name: "Home", latitude: 60.17, longitude: 24.94, side: .left),
            position: Position(
                latitude: 60.1700123, longitude: 24.94, timestamp: 1_777_624_199_250, accuracy: 4, speed: 0.5),
            at: 1_777_624_200_000, eta: 1_777_624_200_000, distance: 1234.5, duration: 301.2,
            reasons: ["within-radius", "slow"]))

    private let json =
        #"{"type":"trip.arrived","timestamp":"2026-05-01T08:30:00.000Z","data":{"trip":{"id":"trp_1","#
        + #""reference":"order 17","metadata":{"a":"x","b":null}},"sequence":12,"stop":{"waypoint":1,"name":"Home","#
        + #""latitude":60.17,"longitude":24.94,"side":"left"},"position":{"latitude":60.1700123,"longitude":24.94,"#
        + #""timestamp":"2026-05-01T08:29:59.250Z","accuracy":4,"speed":0.5},"at":"2026-05-01T08:30:00.000Z","#
        + #""eta":"2026-05-01T08:30:00.000Z","distance":1234.5,"duration":301.2,"reasons":["within-radius","slow"]}}"#

    @Test("has these bytes and comes back from them")
    func golden() throws {
        #expect(String(decoding: arrived.encoded(), as: UTF8.self) == json)
        #expect(try WebhookEvent.decode(json) == arrived)
    }

    @Test("needs no more than the trip, its sequence and the time")
    func bare() throws {
        let event = WebhookEvent(
            type: .tripCreated, timestamp: 0, data: .init(trip: .init(id: "trp_1"), sequence: 1, at: 0))
        let text = String(decoding: event.encoded(), as: UTF8.self)
        #expect(
            text
                == #"{"type":"trip.created","timestamp":"1970-01-01T00:00:00.000Z","data":{"trip":{"id":"trp_1"},"#
                + #""sequence":1,"at":"1970-01-01T00:00:00.000Z","reasons":[]}}"#)
        #expect(try WebhookEvent.decode(text) == event)
    }

    @Test("of a delay has what was promised, and by how much that is missed")
    func delayed() throws {
        let event = WebhookEvent(
            type: .tripDelayed, timestamp: 0,
            data: .init(
                trip: .init(id: "trp_1"), sequence: 1, at: 0, eta: 900_000, previousEta: 500_000, delay: 400,
                reasons: ["traffic"]))
        let text = String(decoding: event.encoded(), as: UTF8.self)
        #expect(
            text.contains(
                #""eta":"1970-01-01T00:15:00.000Z","previousEta":"1970-01-01T00:08:20.000Z","delay":400,"#
                    + #""reasons":["traffic"]"#))
        #expect(try WebhookEvent.decode(text) == event)
    }

    @Test("stays below 20 KB with the largest trip that can be asked for")
    func size() {
        var largest = arrived
        largest.data.trip.metadata = .string(String(repeating: "x", count: WireLimit.metadataBytes - 2))
        largest.data.trip.reference = String(repeating: "\u{1}", count: WireLimit.textBytes)
        largest.data.stop?.name = String(repeating: "\u{1}", count: WireLimit.textBytes)
        #expect(largest.encoded().count < 20_000)
    }
}

@Suite("RFC 3339 times")
struct RFC3339Tests {
    @Test("agree with Foundation's formatter over four centuries")
    func agreement() {
        let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
        var random = SeededGenerator(seed: 8)
        for _ in 0..<2_000 {
            let milliseconds = Int64.random(in: -6_000_000_000_000...7_000_000_000_000, using: &random)
            let text = RFC3339.text(milliseconds / 1_000 * 1_000)
            #expect(text == Date(timeIntervalSince1970: Double(milliseconds / 1_000)).formatted(style))
            #expect(RFC3339.milliseconds(RFC3339.text(milliseconds)) == milliseconds)
        }
    }

    @Test(
        "know leap days",
        arguments: ["2024-02-29T23:59:59.999Z", "2000-02-29T00:00:00.000Z", "1969-12-31T23:59:59.999Z"])
    func leapDays(_ text: String) throws {
        #expect(RFC3339.text(try #require(RFC3339.milliseconds(text))) == text)
    }

    @Test(
        "refuse what isn't one",
        arguments: [
            "", "2023-02-29T00:00:00.000Z", "2023-13-01T00:00:00.000Z", "2023-01-01T24:00:00.000Z",
            "2023-01-01T00:00:60.000Z",
            "2023-01-01T00:00:00Z", "2023-01-01 00:00:00.000Z", "２023-01-01T00:00:00.0Z", "2023-00-10T00:00:00.000Z",
        ])
    func refusals(_ text: String) {
        #expect(RFC3339.milliseconds(text) == nil)
    }
}
