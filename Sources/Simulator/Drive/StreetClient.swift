import AsyncHTTPClient
import Foundation
import NIOCore
import Protocol
import Routing

/// Asks the server of a drive for streets, by its HTTP API in OSRM's form.
package struct StreetClient: StreetSource {
    private let base: String
    private let token: String?
    private let client: HTTPClient

    /// An answer has at most so many bytes.
    private static let maximumBytes = 4 * 1024 * 1024
    private static let patience = TimeAmount.seconds(5)
    /// How far the road's direction may be off where the vehicle is heading somewhere, in degrees.
    private static let bearingTolerance = 45

    /// - Parameter url: the server's WebSocket, such as `ws://127.0.0.1:8080/v1/navigate`.
    /// - Returns: `nil` where that isn't one.
    package init?(url: String, token: String?, client: HTTPClient = .shared) {
        guard var parts = URLComponents(string: url), let scheme = Self.schemes[parts.scheme ?? ""] else { return nil }
        parts.scheme = scheme
        parts.path = ""
        parts.query = nil
        guard let base = parts.string else { return nil }
        self.base = base
        self.token = token
        self.client = client
    }

    private static let schemes = ["ws": "http", "wss": "https"]

    package func route(_ request: StreetRequest, profile: TravelProfile) async -> RouteObject? {
        var question = HTTPClientRequest(url: base + Self.path(of: request, profile: profile))
        if let token { question.headers.add(name: "Authorization", value: "Bearer \(token)") }
        do {
            let response = try await client.execute(question, timeout: Self.patience)
            let body = try await response.body.collect(upTo: Self.maximumBytes)
            guard response.status == .ok else { return nil }
            return try RouteResponse.decode(Array(body.readableBytesView)).routes.first
        } catch {
            // Whoever gets no answer goes straight; a server that is gone is noticed by the connection.
            return nil
        }
    }

    static func path(of request: StreetRequest, profile: TravelProfile) -> String {
        let places = request.places.map { "\(degrees($0.longitude)),\(degrees($0.latitude))" }.joined(separator: ";")
        let options = "geometries=polyline6&overview=full&steps=true&annotations=distance,speed,maxspeed"
        // One for each place; only the first has a direction.
        let bearings = request.bearing.map { bearing in
            "&bearings=\(Int(Bearing.normalized(bearing))),\(bearingTolerance)"
                + String(repeating: ";", count: max(request.places.count - 1, 0))
        }
        return "/route/v1/\(name(of: profile))/\(places)?\(options)\(bearings ?? "")"
    }

    private static func degrees(_ number: Double) -> String { String(format: "%.6f", number) }

    private static func name(of profile: TravelProfile) -> String {
        switch profile {
        case .car: "driving"
        case .bicycle: "cycling"
        case .foot: "walking"
        }
    }
}
