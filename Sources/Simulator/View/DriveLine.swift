import Foundation
import Protocol

/// What happened on a drive, as one line of text.
package enum DriveLine {
    /// - Parameter next: the maneuver ahead, which announcements are about.
    /// - Returns: `nil` for what happens all the time: fixes and progress.
    package static func text(
        for event: DriveEvent, next: ServerMessage.NextManeuver? = nil, units: DistanceUnits = .metric
    ) -> String? {
        let measures = Measures(units: units, timeZone: .current)
        let text: String? =
            switch event {
            case .connected(let url): "connected to \(url)"
            case .disconnected(let reason): "connection lost: \(reason)"
            case .strayed(let how): "✗ \(self.text(for: how))"
            case .moved, .finished: nil
            case .received(.instruction(let instruction), _): self.text(for: instruction, next)
            case .received(let message, _): self.text(for: message, measures)
            }
        return text.map(TerminalText.safe)
    }

    private static func text(for message: ServerMessage, _ measures: Measures) -> String? {
        switch message {
        case .welcome(let welcome): "\(welcome.server) serves \(welcome.network?.name ?? "no network yet")"
        case .started(let started): "trip \(started.trip) started"
        case .route(let route):
            "route \(route.revision) (\(route.reason.rawValue)): \(measures.distance(route.route.distance)), "
                + Measures.duration(route.route.duration)
        case .deviation(let deviation): "off the route by \(measures.distance(deviation.distance))"
        case .approaching(let stop): "approaching \(name(of: stop)), \(measures.distance(stop.distance)) to go"
        case .waypointReached(let stop): "reached \(name(of: stop))"
        case .arrived(let stop):
            "⚑ arrived at \(stop.name ?? "the destination") (\(stop.reasons.joined(separator: ", ")))"
        case .ended(let ended): "trip ended: \(ended.reason)"
        case .reconnect: "the server restarts; reconnecting"
        case .error(let error): "error \(error.code): \(error.message)"
        case .offer(let offer): "a faster route would save \(Measures.duration(offer.saves))"
        case .instruction, .progress, .update: nil
        }
    }

    /// Announcements are lines; banners show in the panel.
    private static func text(
        for instruction: ServerMessage.Instruction, _ next: ServerMessage.NextManeuver?
    ) -> String? {
        guard let voice = instruction.voice else { return nil }
        let arrow = next.map { Arrow.glyph(type: $0.type, modifier: $0.modifier) } ?? "»"
        return "\(arrow) \(voice.announcement)"
    }

    private static func text(for straying: Straying) -> String {
        switch straying {
        case .wrongTurn: "the driver takes a wrong turn"
        case .detour: "the driver makes a detour"
        case .turnRound: "the driver turns round"
        case .overshoot: "the driver goes on past the destination"
        }
    }

    private static func name(of stop: ServerMessage.StopEvent) -> String { stop.name ?? "stop \(stop.waypoint + 1)" }
}
