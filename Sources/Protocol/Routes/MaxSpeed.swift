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
