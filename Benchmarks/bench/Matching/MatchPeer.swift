import Foundation
import Routing

/// How a server of somebody else's is asked along which way a track was driven, and what it says.
enum MatchPeer {
    case osrm
    case valhalla

    init(_ dialect: RouteDialect) {
        switch dialect {
        case .osrm: self = .osrm
        case .valhalla: self = .valhalla
        }
    }

    func ask(_ track: [Observation], _ client: inout WebClient) async throws -> WebAnswer {
        switch self {
        case .osrm: try await client.get(osrmPath(of: track))
        case .valhalla: try await client.post("/trace_attributes", valhallaBody(of: track))
        }
    }

    private func osrmPath(of track: [Observation]) -> String {
        let line = Polyline.encode(track.map(\.coordinate)[...], precision: 6)
        let encoded = line.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        func each(_ value: (Observation) -> Double?) -> String {
            track.map { String(Int(value($0) ?? 0)) }.joined(separator: ";")
        }
        return "/match/v1/driving/polyline6(\(encoded))?gaps=ignore&overview=full&geometries=polyline6"
            + "&annotations=nodes&generate_hints=false&timestamps=\(each(\.time))&radiuses=\(each(\.deviation))"
    }

    private func valhallaBody(of track: [Observation]) -> String {
        let points = track.map { fix in
            String(
                format: #"{"lat":%.6f,"lon":%.6f,"time":%.0f}"#, fix.coordinate.latitude, fix.coordinate.longitude,
                fix.time ?? 0)
        }.joined(separator: ",")
        let deviation = track.first?.deviation ?? 5
        let radius = min(max(deviation * 4, 50), 100)
        return #"{"shape":[\#(points)],"costing":"auto","shape_match":"map_snap","#
            + #""trace_options":{"gps_accuracy":\#(deviation),"search_radius":\#(radius)},"#
            + #""filters":{"attributes":["shape"],"action":"include"}}"#
    }

    /// - Returns: the ways; none where it has found nothing.
    func lines(in answer: WebAnswer) -> [MeasuredLine] {
        guard answer.status == 200 else { return [] }
        let shapes: [String]
        switch self {
        case .osrm:
            shapes = (try? JSONDecoder().decode(OSRMReply.self, from: answer.body))?.matchings.map(\.geometry) ?? []
        case .valhalla:
            shapes = [(try? JSONDecoder().decode(ValhallaReply.self, from: answer.body))?.shape].compactMap(\.self)
        }
        return shapes.compactMap { Polyline.decode($0, precision: 6).flatMap { MeasuredLine($0) } }
    }

    private struct OSRMReply: Decodable {
        struct Matching: Decodable { let geometry: String }
        let matchings: [Matching]
    }

    private struct ValhallaReply: Decodable { let shape: String }
}
