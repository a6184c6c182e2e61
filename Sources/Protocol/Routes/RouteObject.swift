/// A route in the shape of OSRM's HTTP API with Mapbox's additions, as existing navigation clients parse it.
///
/// The names are theirs: snake_case where OSRM has it, camelCase where Mapbox added it.
package struct RouteObject: Sendable, Equatable, Decodable {
    /// Meters.
    package var distance: Double
    /// Seconds.
    package var duration: Double
    package var weight: Double
    package var weightName: String = "routability"
    /// The whole route's shape; nil when it wasn't asked for.
    package var geometry: Geometry?
    /// One for each stop.
    package var legs: [RouteLeg]
    /// The language of the voice instructions, a BCP 47 tag.
    package var voiceLocale: String?

    package init(
        distance: Double, duration: Double, weight: Double, weightName: String = "routability",
        geometry: Geometry?, legs: [RouteLeg], voiceLocale: String? = nil
    ) {
        self.distance = distance
        self.duration = duration
        self.weight = weight
        self.weightName = weightName
        self.geometry = geometry
        self.legs = legs
        self.voiceLocale = voiceLocale
    }

    private enum CodingKeys: String, CodingKey {
        case distance, duration, weight, geometry, legs, voiceLocale
        case weightName = "weight_name"
    }
}

extension RouteObject: JSONWritable {
    package func write(to writer: inout JSONWriter) {
        writer.object { writeFields(to: &$0) }
    }

    /// For objects that have others beside.
    func writeFields(to json: inout JSONWriter) {
        json.field("distance", distance, decimals: Decimals.meters)
        json.field("duration", duration, decimals: Decimals.seconds)
        json.field("weight", weight, decimals: Decimals.seconds)
        json.field("weight_name", weightName)
        json.field("geometry", geometry)
        json.field("legs", legs)
        json.field("voiceLocale", voiceLocale)
    }
}

/// A stop of the route, snapped to the road network.
package struct RouteWaypoint: Sendable, Equatable, Decodable, JSONWritable {
    package var location: Location
    /// The road's name; empty when it has none.
    package var name: String
    /// Meters between where it was asked for and where it is.
    package var distance: Double
    /// What finds the same place again without a search.
    package var hint: String?

    package init(location: Location, name: String, distance: Double, hint: String? = nil) {
        self.location = location
        self.name = name
        self.distance = distance
        self.hint = hint
    }

    package func write(to writer: inout JSONWriter) {
        writer.object { writeFields(to: &$0) }
    }

    /// For objects that have others beside.
    func writeFields(to json: inout JSONWriter) {
        json.field("location", location)
        json.field("name", name)
        json.field("distance", distance, decimals: Decimals.meters)
        json.field("hint", hint)
    }
}
