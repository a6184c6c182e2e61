/// The way from one stop to the next.
package struct RouteLeg: Sendable, Equatable, Decodable {
    /// Meters.
    package var distance: Double
    /// Seconds.
    package var duration: Double
    package var weight: Double
    /// The roads that make up most of it.
    package var summary: String
    package var steps: [RouteStep]
    package var annotation: RouteAnnotation?

    package init(
        distance: Double, duration: Double, weight: Double, summary: String, steps: [RouteStep],
        annotation: RouteAnnotation? = nil
    ) {
        self.distance = distance
        self.duration = duration
        self.weight = weight
        self.summary = summary
        self.steps = steps
        self.annotation = annotation
    }
}

extension RouteLeg: JSONWritable {
    package func write(to writer: inout JSONWriter) {
        writer.object { json in
            json.field("distance", distance, decimals: Decimals.meters)
            json.field("duration", duration, decimals: Decimals.seconds)
            json.field("weight", weight, decimals: Decimals.seconds)
            json.field("summary", summary)
            json.field("steps", steps)
            json.field("annotation", annotation)
        }
    }
}

/// Facts about each segment between two points of the leg's shape: every array is as long as there are segments.
package struct RouteAnnotation: Sendable, Equatable, Decodable, JSONWritable {
    /// Meters.
    package var distance: [Double]?
    /// Seconds.
    package var duration: [Double]?
    /// Meters per second.
    package var speed: [Double]?
    /// OpenStreetMap ids of the points, one more than segments.
    package var nodes: [Int64]?
    package var maxspeed: [MaxSpeed]?
    /// `unknown`, `low`, `moderate`, `heavy`, `severe`.
    package var congestion: [String]?

    package init(
        distance: [Double]? = nil, duration: [Double]? = nil, speed: [Double]? = nil, nodes: [Int64]? = nil,
        maxspeed: [MaxSpeed]? = nil, congestion: [String]? = nil
    ) {
        self.distance = distance
        self.duration = duration
        self.speed = speed
        self.nodes = nodes
        self.maxspeed = maxspeed
        self.congestion = congestion
    }

    package func write(to writer: inout JSONWriter) {
        writer.object { json in
            json.field("distance", distance, decimals: Decimals.meters)
            json.field("duration", duration, decimals: Decimals.seconds)
            json.field("speed", speed, decimals: Decimals.metersPerSecond)
            json.field("nodes", nodes)
            json.field("maxspeed", maxspeed)
            json.field("congestion", congestion)
        }
    }
}

/// A posted speed limit as Mapbox writes it.
package enum MaxSpeed: Sendable, Equatable {
    /// `unit` is `km/h` or `mph`.
    case limit(speed: Int, unit: String)
    case unknown
    /// No limit applies.
    case none
}

extension MaxSpeed: Decodable, JSONWritable {
    private enum CodingKeys: String, CodingKey { case speed, unit, unknown, none }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        if try fields.decodeIfPresent(Bool.self, forKey: .none) == true {
            self = .none
        } else if let speed = try fields.decodeIfPresent(Int.self, forKey: .speed) {
            self = .limit(speed: speed, unit: try fields.decode(String.self, forKey: .unit))
        } else {
            self = .unknown
        }
    }

    package func write(to writer: inout JSONWriter) {
        writer.object { json in
            switch self {
            case .limit(let speed, let unit):
                json.field("speed", speed)
                json.field("unit", unit)
            case .unknown: json.field("unknown", true)
            case .none: json.field("none", true)
            }
        }
    }
}
