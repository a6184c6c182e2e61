/// The answer of OSRM's `/match/v1`: the ways that were driven, and where on them each coordinate lies.
package struct MatchResponse: Sendable, Equatable, JSONReadable, JSONWritable {
    package static var maximumBytes: Int { WireLimit.documentBytes }

    /// In the order of the track, one for each part of it without a gap.
    package var matchings: [Matching]
    /// One for each coordinate, `nil` for those that no road fits; absent where they were not wished.
    package var tracepoints: [Tracepoint?]?

    package init(matchings: [Matching], tracepoints: [Tracepoint?]?) {
        self.matchings = matchings
        self.tracepoints = tracepoints
    }

    package func write(to writer: inout JSONWriter) {
        writer.object { json in
            json.field("code", "Ok")
            json.field("matchings", matchings)
            guard let tracepoints else { return }
            json.name("tracepoints")
            json.array { json in
                for tracepoint in tracepoints { tracepoint.map { $0.write(to: &json) } ?? json.null() }
            }
        }
    }

    /// A way that was driven, as a route object with a confidence.
    package struct Matching: Sendable, Equatable, Decodable, JSONWritable {
        package var route: RouteObject
        /// From 0 to 1.
        package var confidence: Double

        package init(route: RouteObject, confidence: Double) {
            self.route = route
            self.confidence = confidence
        }

        private enum CodingKeys: CodingKey { case confidence }

        package init(from decoder: any Decoder) throws {
            route = try RouteObject(from: decoder)
            confidence = try decoder.container(keyedBy: CodingKeys.self).decode(Double.self, forKey: .confidence)
        }

        package func write(to writer: inout JSONWriter) {
            writer.object { json in
                json.field("confidence", confidence, decimals: Decimals.ratio)
                route.writeFields(to: &json)
            }
        }
    }
}

/// Where a coordinate of a track lies on the road network.
package struct Tracepoint: Sendable, Equatable, Decodable, JSONWritable {
    package var waypoint: RouteWaypoint
    /// Of the matching that it lies on.
    package var matchingsIndex: Int
    /// Of the stops of the matching; `nil` where it only passes.
    package var waypointIndex: Int?
    /// How many other places on roads it might have been.
    package var alternativesCount: Int

    package init(waypoint: RouteWaypoint, matchingsIndex: Int, waypointIndex: Int?, alternativesCount: Int) {
        self.waypoint = waypoint
        self.matchingsIndex = matchingsIndex
        self.waypointIndex = waypointIndex
        self.alternativesCount = alternativesCount
    }

    private enum CodingKeys: String, CodingKey {
        case matchingsIndex = "matchings_index"
        case waypointIndex = "waypoint_index"
        case alternativesCount = "alternatives_count"
    }

    package init(from decoder: any Decoder) throws {
        waypoint = try RouteWaypoint(from: decoder)
        let container = try decoder.container(keyedBy: CodingKeys.self)
        matchingsIndex = try container.decode(Int.self, forKey: .matchingsIndex)
        waypointIndex = try container.decodeIfPresent(Int.self, forKey: .waypointIndex)
        alternativesCount = try container.decode(Int.self, forKey: .alternativesCount)
    }

    package func write(to writer: inout JSONWriter) {
        writer.object { json in
            waypoint.writeFields(to: &json)
            json.field("matchings_index", matchingsIndex)
            json.name("waypoint_index")
            waypointIndex.map { json.integer(Int64($0)) } ?? json.null()
            json.field("alternatives_count", alternativesCount)
        }
    }
}
