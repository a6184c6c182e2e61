import Protocol

/// What happened on a drive, as one JSON object in one line: the server's messages as they came, and the report at the end.
package enum JSONLine {
    /// - Parameter vehicle: its number where there are several, from 0; it comes first in the object.
    /// - Returns: `nil` for what the server didn't say.
    package static func text(for event: DriveEvent, vehicle: Int? = nil) -> String? {
        switch event {
        case .received(_, let text): numbered(text, vehicle)
        case .finished(let report): numbered(report.json, vehicle)
        case .connected, .disconnected, .moved, .strayed: nil
        }
    }

    /// A message that was read is an object, and not an empty one: it has a type.
    private static func numbered(_ text: String, _ vehicle: Int?) -> String {
        let line = text.replacing("\r\n", with: " ").replacing("\n", with: " ").replacing("\r", with: " ")
        guard let vehicle, let brace = line.firstIndex(of: "{") else { return line }
        return "{\"vehicle\":\(vehicle)," + line[line.index(after: brace)...]
    }
}
