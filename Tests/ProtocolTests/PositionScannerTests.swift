import Foundation
import Testing

@testable import Protocol

@Suite("The position scanner")
struct PositionScannerTests {
    /// What `JSONDecoder` alone reads, without any of our own checks.
    private struct Reference: Decodable {
        var type: String
        var latitude, longitude, timestamp, accuracy, heading, speed, altitude, sequence: Double?
    }

    private static func reference(_ utf8: [UInt8]) -> Reference? {
        try? JSONDecoder().decode(Reference.self, from: Data(utf8))
    }

    private static func scan(_ utf8: [UInt8]) -> RawPosition? {
        utf8.withUnsafeBytes { PositionScanner.scan($0) }
    }

    private static func bits(_ raw: RawPosition) -> [UInt64?] {
        RawPosition.Field.allCases.map { raw[$0]?.bitPattern }
    }

    private static func bits(_ reference: Reference) -> [UInt64?] {
        [
            reference.latitude, reference.longitude, reference.timestamp, reference.accuracy, reference.heading,
            reference.speed, reference.altitude, reference.sequence,
        ].map { $0?.bitPattern }
    }

    @Test("reads 20,000 messages in every spelling as JSONDecoder does, bit for bit")
    func agreesOnValidMessages() {
        var generator = PositionMessageGenerator(random: SeededGenerator(seed: 20_260_501))
        var scanned = 0
        for _ in 0..<20_000 {
            let text = generator.message()
            guard let raw = Self.scan(Array(text.utf8)) else { continue }
            scanned += 1
            guard let reference = Self.reference(Array(text.utf8)) else {
                Issue.record("JSONDecoder refuses what the scanner took: \(text)")
                continue
            }
            #expect(reference.type == "position")
            #expect(Self.bits(raw) == Self.bits(reference), "\(text)")
        }
        #expect(scanned > 10_000, "the scanner gave up on too many to prove anything")
    }

    @Test("takes no mutated message that JSONDecoder refuses, and reads those it takes alike")
    func agreesOnMutatedMessages() {
        var generator = PositionMessageGenerator(random: SeededGenerator(seed: 7))
        var scanned = 0
        for _ in 0..<20_000 {
            let bytes = generator.mutatedMessage()
            guard let raw = Self.scan(bytes) else { continue }
            scanned += 1
            let text = String(decoding: bytes, as: UTF8.self)
            guard let reference = Self.reference(bytes) else {
                Issue.record("JSONDecoder refuses what the scanner took: \(text)")
                continue
            }
            #expect(reference.type == "position", "\(text)")
            #expect(Self.bits(raw) == Self.bits(reference), "\(text)")
        }
        #expect(scanned > 500)
    }

    @Test("gives the same verdict, and the same error, as the general decoder")
    func sameVerdict() {
        var generator = PositionMessageGenerator(random: SeededGenerator(seed: 99))
        var accepted = 0
        var refused = 0
        for round in 0..<20_000 {
            let bytes = round % 2 == 0 ? Array(generator.message().utf8) : generator.mutatedMessage()
            let fast = bytes.withUnsafeBytes { utf8 in
                Result { () throws(ProtocolError) in try ClientMessage.decode(utf8) }
            }
            let general = bytes.withUnsafeBytes { utf8 in
                Result { () throws(ProtocolError) in
                    try JSONReader.decode(ClientMessage.self, from: utf8, maximumBytes: .max)
                }
            }
            #expect(fast == general, "\(String(decoding: bytes, as: UTF8.self))")
            if case .success = fast { accepted += 1 } else { refused += 1 }
        }
        #expect(accepted > 500)
        #expect(refused > 500)
    }

    @Test(
        "leaves to the general decoder what it doesn't know",
        arguments: [
            #"{"type":"position","latitude":1,"latitude":2,"longitude":3,"timestamp":4}"#,
            #"{"type":"position","l\u0061titude":1,"longitude":3,"timestamp":4}"#,
            #"{"type":"skip"}"#, #"{"latitude":1,"longitude":3,"timestamp":4}"#, "", "{", "[]", "{}",
            #"{"type":"position","latitude":01,"longitude":3,"timestamp":4}"#,
            #"{"type":"position","latitude":1.,"longitude":3,"timestamp":4}"#,
            #"{"type":"position","latitude":+1,"longitude":3,"timestamp":4}"#,
            #"{"type":"position","latitude":1e,"longitude":3,"timestamp":4}"#,
            #"{"type":"position","latitude":1,"longitude":3,"timestamp":4}x"#,
            #"{"type":"position","latitude":1,"longitude":3,"timestamp":4,}"#,
            #"{"type":"position","latitude":nul,"longitude":3,"timestamp":4}"#,
        ])
    func givesUp(_ text: String) {
        #expect(Self.scan(Array(text.utf8)) == nil)
    }
}
