/// OSRM's speed files: lines of `from node,to node,km/h`, with OpenStreetMap's nodes, and anything behind.
///
/// Source: OSRM's wiki, "Traffic". A speed of 0 closes the direction.
package enum SpeedFile {
    /// - Throws: `invalid-field` with the number of the first line that can't be read.
    package static func decode(_ text: String) throws(ProtocolError) -> [TrafficUpdate] {
        var updates: [TrafficUpdate] = []
        for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            guard line.contains(where: { !$0.isWhitespace }) else { continue }
            guard updates.count < WireLimit.trafficUpdates else {
                throw ProtocolError(.messageTooLarge, "At most \(WireLimit.trafficUpdates) lines are taken at once.")
            }
            guard let update = update(line) else {
                throw ProtocolError(
                    .invalidField,
                    "Line \(number + 1) must be two node ids and a speed in km/h from 0 to 1000: "
                        + "from,to,speed.")
            }
            updates.append(update)
        }
        return updates
    }

    private static func update(_ line: Substring) -> TrafficUpdate? {
        let fields = line.split(separator: ",", omittingEmptySubsequences: false).map { $0.filter { !$0.isWhitespace } }
        guard fields.count >= 3, let from = Int64(fields[0]), let to = Int64(fields[1]),
            let speed = Double(fields[2]), (0...1_000).contains(speed)
        else { return nil }
        return TrafficUpdate(.nodes(from: from, to: to), speedKmh: speed < 1 ? nil : speed)
    }
}
