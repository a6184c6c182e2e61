/// A place where the route could have gone another way.
package struct Intersection: Sendable, Equatable, Decodable {
    package var location: Location
    /// Whole degrees clockwise from north of every road here.
    package var bearings: [Int]
    /// For each bearing, whether one may go that way.
    package var entry: [Bool]
    /// Index in `bearings` of the road the route comes in on, looking back; nil when departing.
    package var incoming: Int?
    /// Index in `bearings` of the road the route goes out on; nil when arriving.
    package var outgoing: Int?
    /// From left to right; nil when there is nothing to say about them.
    package var lanes: [Lane]?
    /// Such as `motorway`, `tunnel`, `toll`, `ferry`, `restricted`.
    package var classes: [String]?

    package init(
        location: Location, bearings: [Int], entry: [Bool], incoming: Int? = nil, outgoing: Int? = nil,
        lanes: [Lane]? = nil, classes: [String]? = nil
    ) {
        self.location = location
        self.bearings = bearings
        self.entry = entry
        self.incoming = incoming
        self.outgoing = outgoing
        self.lanes = lanes
        self.classes = classes
    }

    private enum CodingKeys: String, CodingKey {
        case location, bearings, entry, lanes, classes
        case incoming = "in"
        case outgoing = "out"
    }
}

extension Intersection: JSONWritable {
    package func write(to writer: inout JSONWriter) {
        writer.object { json in
            json.field("location", location)
            json.field("bearings", bearings)
            json.field("entry", entry)
            json.field("in", incoming)
            json.field("out", outgoing)
            json.field("lanes", lanes)
            json.field("classes", classes)
        }
    }
}

/// One turn lane.
package struct Lane: Sendable, Equatable, Decodable, JSONWritable {
    /// Whether the coming maneuver can be made from it.
    package var valid: Bool
    /// Whether it is one to choose: valid, and good for what follows at once.
    package var active: Bool?
    /// The arrow that the route follows.
    package var validIndication: String?
    /// Its arrows, as modifiers or `none`.
    package var indications: [String]

    package init(valid: Bool, active: Bool? = nil, validIndication: String? = nil, indications: [String]) {
        self.valid = valid
        self.active = active
        self.validIndication = validIndication
        self.indications = indications
    }

    private enum CodingKeys: String, CodingKey {
        case valid, active, indications
        case validIndication = "valid_indication"
    }

    package func write(to writer: inout JSONWriter) {
        writer.object { json in
            json.field("valid", valid)
            json.field("active", active)
            json.field("valid_indication", validIndication)
            json.field("indications", indications)
        }
    }
}
