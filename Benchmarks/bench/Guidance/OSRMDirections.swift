import Foundation
import Routing

/// A route of OSRM's with its steps and the nodes along it.
struct OSRMDirections {
    let nodes: [Int64]
    /// The first departs, the last arrives.
    let steps: [Step]

    struct Step {
        let type: String
        let modifier: String?
        let exit: Int?
        let location: Coordinate
        /// Meters from where the route begins.
        let offset: Double
    }

    /// - Returns: `nil` where no route was found.
    init?(_ answer: WebAnswer) {
        guard answer.status == 200, let reply = try? JSONDecoder().decode(Reply.self, from: answer.body),
            let leg = reply.routes.first?.legs.first, leg.steps.count > 1
        else { return nil }
        nodes = leg.annotation.nodes
        var offset = 0.0
        steps = leg.steps.map { step in
            defer { offset += step.distance }
            return Step(
                type: step.maneuver.type, modifier: step.maneuver.modifier, exit: step.maneuver.exit,
                location: Coordinate(latitude: step.maneuver.location[1], longitude: step.maneuver.location[0]),
                offset: offset)
        }
    }

    static func path(of pair: RoutePairs.Places) -> String {
        RouteDialect.osrm.path(of: pair, .figures).replacing(
            "overview=false", with: "overview=false&steps=true&annotations=nodes")
    }

    private struct Reply: Decodable {
        struct Route: Decodable { let legs: [Leg] }
        struct Leg: Decodable {
            let steps: [Step]
            let annotation: Annotation
        }
        struct Annotation: Decodable { let nodes: [Int64] }
        struct Step: Decodable {
            let distance: Double
            let maneuver: Maneuver
        }
        struct Maneuver: Decodable {
            let type: String
            let modifier: String?
            let exit: Int?
            /// Longitude, latitude.
            let location: [Double]
        }

        let routes: [Route]
    }
}
