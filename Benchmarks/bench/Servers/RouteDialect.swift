import Foundation
import Routing

/// How a server wants to be asked.
enum RouteDialect: Sendable {
    /// OSRM's HTTP interface, version 1.
    case osrm
    /// Valhalla's own questions, with OSRM's answers.
    case valhalla

    /// How much is asked for.
    enum Detail: String, CaseIterable, Sendable {
        /// Steps, the whole shape, and figures for each piece of it.
        case everything = "steps, shape, annotations"
        /// Duration and distance alone.
        case figures = "duration and distance"
    }

    func path(of pair: RoutePairs.Places, _ detail: Detail) -> String {
        switch (self, detail) {
        case (.osrm, .everything):
            "/route/v1/driving/\(list([pair.start, pair.end]))?steps=true&overview=full&annotations=true"
        case (.osrm, .figures):
            "/route/v1/driving/\(list([pair.start, pair.end]))?overview=false"
        case (.valhalla, .everything):
            question(pair, #""shape_format":"polyline5""#)
        case (.valhalla, .figures):
            question(pair, #""shape_format":"no_shape","directions_type":"none""#)
        }
    }

    /// The durations between all of `places`; `nil` where that isn't compared.
    func table(of places: [Coordinate]) -> String? {
        switch self {
        case .osrm: "/table/v1/driving/\(list(places))?annotations=duration"
        case .valhalla: nil
        }
    }

    private func list(_ places: [Coordinate]) -> String {
        places.map { String(format: "%.6f,%.6f", $0.longitude, $0.latitude) }.joined(separator: ";")
    }

    private func question(_ pair: RoutePairs.Places, _ options: String) -> String {
        let places = [pair.start, pair.end].map {
            String(format: #"{"lat":%.6f,"lon":%.6f}"#, $0.latitude, $0.longitude)
        }.joined(separator: ",")
        let json = #"{"locations":[\#(places)],"costing":"auto","format":"osrm",\#(options)}"#
        return "/route?json=" + (json.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")
    }
}

/// A route as these servers write it, as far as it is looked at.
struct RouteReply: Decodable {
    struct Route: Decodable {
        /// In meters.
        let distance: Double
    }

    let code: String
    let routes: [Route]

    /// - Returns: `nil` where no route was found.
    init?(_ answer: WebAnswer) {
        guard answer.status == 200, let reply = try? JSONDecoder().decode(Self.self, from: answer.body),
            reply.code == "Ok", !reply.routes.isEmpty
        else { return nil }
        self = reply
    }
}
