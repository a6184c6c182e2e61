import Foundation
import Protocol
import Routing

/// A drive as a file describes it: which way, with which errors of the receiver and of the driver, and what must come of it.
///
/// The form of the files is told in docs/scenarios.md.
package struct Scenario: Sendable, Equatable {
    /// The file's name without its ending.
    package var name: String
    /// What it is about, in a sentence.
    package var about: String
    package var profile: TravelProfile
    package var from: Coordinate
    /// In order, the destination last.
    package var stops: [Coordinate]
    package var seed: UInt64
    package var receiver: ReceiverModel
    package var habits: DriverHabits
    package var expectations: Expectations

    /// - Throws: `ScenarioError`, or `RecordingError` where the file can't be read.
    package static func read(_ path: String) throws -> Scenario {
        // One byte more than allowed is enough to see that it is too much.
        let bytes = try RecordingFile.bytes(of: path, limit: ScenarioValue.maximumBytes)
        return try parse(String(decoding: bytes, as: UTF8.self), path: path)
    }

    /// - Parameter path: for messages, and for the scenario's name.
    package static func parse(_ text: String, path: String) throws(ScenarioError) -> Scenario {
        let name = URL(filePath: path).deletingPathExtension().lastPathComponent
        do throws(ScenarioFault) {
            return try ScenarioValue.document(text).fields { fields throws(ScenarioFault) in
                try Scenario(name: name, &fields)
            }
        } catch {
            throw error.located(in: path)
        }
    }
}

extension Scenario {
    private init(name: String, _ fields: inout ScenarioFields) throws(ScenarioFault) {
        self.name = name
        about = try fields.required("about").text()
        profile = try fields.optional("vehicle")?.choice(Self.profiles) ?? .car
        seed = UInt64(try fields.optional("seed")?.integer(0...Int(Int32.max)) ?? 1)
        (from, stops) = try Self.way(fields.required("route"))
        receiver = try ReceiverModel(&fields)
        habits = try fields.optional("driver").map(DriverHabits.read) ?? DriverHabits()
        expectations = try fields.optional("expect").map(Expectations.read) ?? Expectations()
    }

    private static let profiles: [(name: String, value: TravelProfile)] = [
        ("car", .car), ("bicycle", .bicycle), ("foot", .foot),
    ]

    private static func way(_ value: ScenarioValue) throws(ScenarioFault) -> (Coordinate, [Coordinate]) {
        try value.fields { fields throws(ScenarioFault) in
            let from = try fields.required("from").coordinate()
            let via = try fields.list("via") { value throws(ScenarioFault) in try value.coordinate() }
            return (from, via + [try fields.required("to").coordinate()])
        }
    }
}

extension Optional where Wrapped == ScenarioValue {
    /// `Optional.map` for bodies that throw faults alone.
    func map<Value>(
        _ body: (ScenarioValue) throws(ScenarioFault) -> Value
    ) throws(ScenarioFault) -> Value? {
        guard let value = self else { return nil }
        return try body(value)
    }
}
