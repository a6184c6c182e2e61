import Protocol

extension DriveReport {
    /// The report as one JSON object, after the server's own messages.
    package var json: String {
        var writer = JSONWriter()
        writer.object { json in
            json.field("type", "report")
            json.field("trip", trip)
            json.field("arrived", hasArrived)
            json.field("endReason", endReason)
            json.field("stopsReached", stopsReached)
            json.field("fixes", fixes)
            json.field("lostFixes", lostFixes)
            json.field("instructions", instructions)
            json.field("routes", routes)
            json.field("deviations", deviations)
            json.field("wrongTurns", wrongTurns)
            json.field("reconnects", reconnects)
            json.field("errors", errors)
            json.field("meters", meters, decimals: 1)
            json.field("seconds", seconds, decimals: 1)
            json.field("wallSeconds", wallSeconds, decimals: 3)
        }
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// The report in one sentence.
    package var sentence: String {
        let end = hasArrived ? "arrived" : "ended (\(endReason ?? "broken off"))"
        return "\(end) after \(Distance.text(meters)) and \(TravelTime.text(seconds)): \(fixes) fixes, "
            + "\(instructions) instructions, \(routes) routes, \(deviations) deviations, \(reconnects) reconnects"
    }
}
