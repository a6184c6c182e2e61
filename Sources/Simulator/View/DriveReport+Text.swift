import Foundation
import Protocol

extension DriveReport: JSONWritable {
    /// The report as one JSON object, after the server's own messages.
    package var json: String {
        var writer = JSONWriter()
        write(to: &writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    package func write(to writer: inout JSONWriter) {
        writer.object { json in
            json.field("type", "report")
            json.field("trip", trip)
            json.field("arrived", hasArrived)
            json.field("arrivedAt", arrivedAt)
            json.field("endReason", endReason)
            json.field("stopsReached", stopsReached)
            json.field("fixes", fixes)
            json.field("lostFixes", lostFixes)
            json.field("instructions", instructions)
            json.field("routes", routes)
            json.field("reroutes", reroutes)
            json.field("deviations", deviations)
            json.field("wrongTurns", wrongTurns)
            json.field("reconnects", reconnects)
            json.field("errors", errors)
            json.field("meters", meters, decimals: 1)
            json.field("seconds", seconds, decimals: 1)
            json.field("wallSeconds", wallSeconds, decimals: 3)
            json.field("firstInstructionSeconds", firstInstructionSeconds, decimals: 3)
            json.field("progressLatency", progressLatency)
        }
    }

    /// The report in one sentence.
    package var sentence: String { sentence(in: .metric) }

    package func sentence(in units: DistanceUnits) -> String {
        let measures = Measures(units: units, timeZone: .current)
        let end = hasArrived ? "arrived" : "ended (\(endReason ?? "broken off"))"
        let counts = [
            Self.count(fixes, "fix", "fixes"), Self.count(instructions, "instruction"), Self.count(reroutes, "reroute"),
            Self.count(deviations, "deviation"), Self.count(reconnects, "reconnect"),
        ]
        let latency = progressLatency.map { ", answers within \(Int(($0.p95 * 1000).rounded())) ms (95 %)" } ?? ""
        return "\(end) after \(measures.distance(meters)) and \(Measures.duration(seconds)): "
            + counts.joined(separator: ", ") + latency
    }

    private static func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
        "\(number) \(number == 1 ? one : many ?? one + "s")"
    }
}

extension LatencySummary: JSONWritable {
    package func write(to writer: inout JSONWriter) {
        writer.object { json in
            json.field("count", count)
            json.field("median", median, decimals: 6)
            json.field("p95", p95, decimals: 6)
            json.field("p99", p99, decimals: 6)
            json.field("maximum", maximum, decimals: 6)
        }
    }
}
