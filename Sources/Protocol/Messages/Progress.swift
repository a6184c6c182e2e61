extension ServerMessage {
    /// Where the vehicle is on its route. Sent often, never kept: a newer one replaces it.
    package struct Progress: MessagePayload {
        /// Where on the road the fix belongs.
        package var matched: Matched
        /// Index of the leg in the route.
        package var leg: Int
        /// Index of the step in the leg.
        package var step: Int
        /// Meters to the destination.
        package var distanceRemaining: Double
        /// Seconds to the destination.
        package var durationRemaining: Double
        /// Milliseconds since the epoch.
        package var eta: Int64
        /// Meters to the next maneuver.
        package var distanceToManeuver: Double
        package var maneuver: NextManeuver
        /// Meters per second.
        package var speedLimit: Double?
        /// Meters between the fix and the route.
        package var offset: Double
        /// True when there was no fix and the place was reckoned from the last ones.
        package var estimated: Bool?

        package init(
            matched: Matched, leg: Int, step: Int, distanceRemaining: Double, durationRemaining: Double, eta: Int64,
            distanceToManeuver: Double, maneuver: NextManeuver, speedLimit: Double? = nil, offset: Double,
            estimated: Bool? = nil
        ) {
            self.matched = matched
            self.leg = leg
            self.step = step
            self.distanceRemaining = distanceRemaining
            self.durationRemaining = durationRemaining
            self.eta = eta
            self.distanceToManeuver = distanceToManeuver
            self.maneuver = maneuver
            self.speedLimit = speedLimit
            self.offset = offset
            self.estimated = estimated
        }

        func writeFields(to json: inout JSONWriter) {
            json.field("matched", matched)
            json.field("leg", leg)
            json.field("step", step)
            json.field("distanceRemaining", distanceRemaining, decimals: Decimals.meters)
            json.field("durationRemaining", durationRemaining, decimals: Decimals.seconds)
            json.field("eta", eta)
            json.field("distanceToManeuver", distanceToManeuver, decimals: Decimals.meters)
            json.field("maneuver", maneuver)
            json.field("speedLimit", speedLimit, decimals: Decimals.metersPerSecond)
            json.field("offset", offset, decimals: Decimals.meters)
            json.field("estimated", estimated)
        }
    }

    /// A fix, moved to the road that it was driven on.
    package struct Matched: Sendable, Equatable, Decodable, JSONWritable {
        package var latitude: Double
        package var longitude: Double
        /// Degrees clockwise from north, along the road.
        package var heading: Double?
        package var roadName: String?
        /// From 0 to 1.
        package var confidence: Double?

        package init(
            latitude: Double, longitude: Double, heading: Double? = nil, roadName: String? = nil,
            confidence: Double? = nil
        ) {
            self.latitude = latitude
            self.longitude = longitude
            self.heading = heading
            self.roadName = roadName
            self.confidence = confidence
        }

        package func write(to writer: inout JSONWriter) {
            writer.object { json in
                json.field("latitude", latitude, decimals: Decimals.coordinate)
                json.field("longitude", longitude, decimals: Decimals.coordinate)
                json.field("heading", heading, decimals: Decimals.degrees)
                json.field("roadName", roadName)
                json.field("confidence", confidence, decimals: Decimals.ratio)
            }
        }
    }

    /// What to do next, in OSRM's words and in the traveler's.
    package struct NextManeuver: Sendable, Equatable, Decodable, JSONWritable {
        package var type: String
        package var modifier: String?
        package var instruction: String

        package init(type: String, modifier: String? = nil, instruction: String) {
            self.type = type
            self.modifier = modifier
            self.instruction = instruction
        }

        package func write(to writer: inout JSONWriter) {
            writer.object { json in
                json.field("type", type)
                json.field("modifier", modifier)
                json.field("instruction", instruction)
            }
        }
    }
}
