/// A maneuver and the way from it to the next one.
package struct RouteStep: Sendable, Equatable, Decodable {
    /// Meters.
    package var distance: Double
    /// Seconds.
    package var duration: Double
    package var weight: Double
    /// The road's name; empty when it has none.
    package var name: String
    /// The road's number, such as `E 75`.
    package var ref: String?
    /// What signs at the maneuver point to.
    package var destinations: String?
    /// The exit's number or name.
    package var exits: String?
    /// `driving`, `cycling`, `walking`, `ferry` …
    package var mode: String
    /// `left` or `right`.
    package var drivingSide: String
    /// For the arrival two equal points.
    package var geometry: Geometry
    package var maneuver: Maneuver
    /// All intersections passed on the step, the maneuver's own first.
    package var intersections: [Intersection]
    /// What to say on this step about the maneuver at its end. Nil when it wasn't asked for.
    package var voiceInstructions: [VoiceInstruction]?
    /// What to show on this step about the maneuver at its end. Nil when it wasn't asked for.
    package var bannerInstructions: [BannerInstruction]?
    /// How the road's name is spoken, in the International Phonetic Alphabet.
    package var pronunciation: String?
    /// The name of the rotary.
    package var rotaryName: String?
    package var rotaryPronunciation: String?
    /// The name of the junction where the maneuver is.
    package var junctionName: String?

    package init(
        distance: Double, duration: Double, weight: Double, name: String, ref: String? = nil,
        destinations: String? = nil, exits: String? = nil, mode: String, drivingSide: String, geometry: Geometry,
        maneuver: Maneuver, intersections: [Intersection], voiceInstructions: [VoiceInstruction]? = nil,
        bannerInstructions: [BannerInstruction]? = nil, pronunciation: String? = nil, rotaryName: String? = nil,
        rotaryPronunciation: String? = nil, junctionName: String? = nil
    ) {
        self.distance = distance
        self.duration = duration
        self.weight = weight
        self.name = name
        self.ref = ref
        self.destinations = destinations
        self.exits = exits
        self.mode = mode
        self.drivingSide = drivingSide
        self.geometry = geometry
        self.maneuver = maneuver
        self.intersections = intersections
        self.voiceInstructions = voiceInstructions
        self.bannerInstructions = bannerInstructions
        self.pronunciation = pronunciation
        self.rotaryName = rotaryName
        self.rotaryPronunciation = rotaryPronunciation
        self.junctionName = junctionName
    }

    private enum CodingKeys: String, CodingKey {
        case distance, duration, weight, name, ref, pronunciation, destinations, exits, mode, geometry, maneuver
        case intersections
        case voiceInstructions, bannerInstructions
        case drivingSide = "driving_side"
        case rotaryName = "rotary_name"
        case rotaryPronunciation = "rotary_pronunciation"
        case junctionName = "junction_name"
    }
}

extension RouteStep: JSONWritable {
    package func write(to writer: inout JSONWriter) {
        writer.object { json in
            json.field("distance", distance, decimals: Decimals.meters)
            json.field("duration", duration, decimals: Decimals.seconds)
            json.field("weight", weight, decimals: Decimals.seconds)
            json.field("name", name)
            json.field("ref", ref)
            json.field("pronunciation", pronunciation)
            json.field("destinations", destinations)
            json.field("exits", exits)
            json.field("rotary_name", rotaryName)
            json.field("rotary_pronunciation", rotaryPronunciation)
            json.field("junction_name", junctionName)
            json.field("mode", mode)
            json.field("driving_side", drivingSide)
            json.field("geometry", geometry)
            json.field("maneuver", maneuver)
            json.field("intersections", intersections)
            json.field("voiceInstructions", voiceInstructions)
            json.field("bannerInstructions", bannerInstructions)
        }
    }
}

/// What to do where a step begins. Types and modifiers are OSRM's.
package struct Maneuver: Sendable, Equatable, Decodable {
    package var type: String
    package var modifier: String?
    /// Whole degrees clockwise from north, on the way in; 0 when departing.
    package var bearingBefore: Int
    /// Whole degrees clockwise from north, on the way out; 0 when arriving.
    package var bearingAfter: Int
    package var location: Location
    /// Which exit of the roundabout to take, from 1.
    package var exit: Int?
    /// The same in the traveler's language. Nil when no words were asked for.
    package var instruction: String?

    package init(
        type: String, modifier: String? = nil, bearingBefore: Int, bearingAfter: Int, location: Location,
        exit: Int? = nil, instruction: String? = nil
    ) {
        self.type = type
        self.modifier = modifier
        self.bearingBefore = bearingBefore
        self.bearingAfter = bearingAfter
        self.location = location
        self.exit = exit
        self.instruction = instruction
    }

    private enum CodingKeys: String, CodingKey {
        case type, modifier, location, exit, instruction
        case bearingBefore = "bearing_before"
        case bearingAfter = "bearing_after"
    }
}

extension Maneuver: JSONWritable {
    package func write(to writer: inout JSONWriter) {
        writer.object { json in
            json.field("type", type)
            json.field("modifier", modifier)
            json.field("bearing_before", bearingBefore)
            json.field("bearing_after", bearingAfter)
            json.field("location", location)
            json.field("exit", exit)
            json.field("instruction", instruction)
        }
    }
}
