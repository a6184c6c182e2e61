import Protocol
import Routing

@testable import Simulator

/// A server's messages, with what a test cares for.
enum Said {
    static let welcome = ServerMessage.welcome(
        .init(
            protocol: "waymark.v1.json", server: "waymark/test", heartbeat: 20,
            limits: .init(messageBytes: 65_536, positionsPerSecond: 10, positionsBurst: 600)))

    static func started(_ sequence: Int = 1) -> ServerMessage {
        .started(.init(sequence: sequence, trip: "trp_1", token: "resume-me"))
    }

    static func route(
        _ route: RouteObject = SampleRoutes.corner, _ sequence: Int = 2, reason: RouteReason = .start
    ) -> ServerMessage {
        .route(
            .init(
                sequence: sequence, revision: 1, reason: reason, route: route, waypoints: [],
                summary: .init(distance: route.distance, duration: route.duration, eta: 0)))
    }

    static func instruction(_ announcement: String, _ sequence: Int = 3) -> ServerMessage {
        .instruction(
            .init(
                sequence: sequence,
                voice: .init(distanceAlongGeometry: 200, announcement: announcement, ssmlAnnouncement: "<speak/>"),
                distanceAlongGeometry: 200))
    }

    static func progress(
        remaining: Double = 750, to maneuver: Double = 80, road: String? = "Postikatu",
        instruction: String = "Turn left onto Mannerheimintie", modifier: String = "left"
    ) -> ServerMessage {
        .progress(
            .init(
                matched: .init(latitude: 60.17, longitude: 24.94, roadName: road), leg: 0, step: 1,
                distanceRemaining: remaining, durationRemaining: 95, eta: 1_777_624_200_000,
                distanceToManeuver: maneuver,
                maneuver: .init(type: "turn", modifier: modifier, instruction: instruction), speedLimit: 30 / 3.6,
                offset: 2))
    }

    static func arrived(_ sequence: Int) -> ServerMessage {
        .arrived(
            .init(
                sequence: sequence, waypoint: 0, name: "Kaisaniemi", at: 1_777_624_260_000, distance: 4,
                reasons: ["within-radius", "slow"]))
    }

    static func ended(_ sequence: Int) -> ServerMessage { .ended(.init(sequence: sequence, reason: "completed")) }

    static func error(_ code: ErrorCode, for type: String? = nil) -> ServerMessage {
        .error(.init(ProtocolError(code, messageType: type)))
    }
}
