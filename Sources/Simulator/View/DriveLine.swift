import Protocol

/// What happened on a drive, as one line of text.
package enum DriveLine {
    /// - Returns: `nil` for what happens all the time: fixes and progress.
    package static func text(for event: DriveEvent) -> String? {
        switch event {
        case .connected(let url): "connected to \(url)"
        case .disconnected(let reason): "connection lost: \(reason)"
        case .moved, .finished: nil
        case .received(let message, _): text(for: message)
        }
    }

    private static func text(for message: ServerMessage) -> String? {
        switch message {
        case .welcome(let welcome): "\(welcome.server) serves \(welcome.network?.name ?? "no network yet")"
        case .started(let started): "trip \(started.trip) started"
        case .route(let route):
            "route \(route.revision) (\(route.reason.rawValue)): \(Distance.text(route.route.distance)), "
                + TravelTime.text(route.route.duration)
        case .instruction(let instruction):
            instruction.voice.map {
                "\(Arrow.glyph(of: nil)) \($0.announcement)  [\(Distance.text(instruction.distanceAlongGeometry))]"
            }
        case .deviation(let deviation): "off the route by \(Distance.text(deviation.distance))"
        case .approaching(let stop): "approaching \(name(of: stop))"
        case .waypointReached(let stop): "reached \(name(of: stop))"
        case .arrived(let stop): "arrived at \(name(of: stop)) (\(stop.reasons.joined(separator: ", ")))"
        case .ended(let ended): "trip ended: \(ended.reason)"
        case .reconnect: "the server restarts; reconnecting"
        case .error(let error): "error \(error.code): \(error.message)"
        case .progress, .offer, .update: nil
        }
    }

    private static func name(of stop: ServerMessage.StopEvent) -> String { stop.name ?? "stop \(stop.waypoint + 1)" }
}

/// Distances and durations as people read them.
enum Distance {
    static func text(_ meters: Double) -> String {
        guard meters.isFinite else { return "–" }
        if meters < 1_000 { return "\(Int(meters.rounded())) m" }
        return "\((meters / 100).rounded() / 10) km"
    }
}

enum TravelTime {
    static func text(_ seconds: Double) -> String {
        guard seconds.isFinite, abs(seconds) < 1e9 else { return "–" }
        let whole = Int(max(seconds, 0).rounded())
        let minutes = whole / 60
        if minutes >= 60 { return "\(minutes / 60) h \(minutes % 60) min" }
        return minutes > 0 ? "\(minutes) min \(whole % 60) s" : "\(whole) s"
    }
}

/// The arrow of a manoeuvre, by OSRM's modifiers.
enum Arrow {
    static func glyph(of modifier: String?) -> String {
        switch modifier {
        case "left": "←"
        case "right": "→"
        case "slight left": "↖"
        case "slight right": "↗"
        case "sharp left": "↙"
        case "sharp right": "↘"
        case "uturn": "↶"
        case "straight": "↑"
        default: "▸"
        }
    }
}
