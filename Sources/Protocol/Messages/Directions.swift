extension ServerMessage {
    /// A direction, the moment it is due.
    package struct Instruction: MessagePayload {
        package var sequence: Int
        /// What to say.
        package var voice: VoiceInstruction?
        /// What to show from now on.
        package var banner: BannerInstruction?
        /// Meters that were left to the maneuver when it became due.
        package var distanceAlongGeometry: Double

        package init(
            sequence: Int, voice: VoiceInstruction? = nil, banner: BannerInstruction? = nil,
            distanceAlongGeometry: Double
        ) {
            self.sequence = sequence
            self.voice = voice
            self.banner = banner
            self.distanceAlongGeometry = distanceAlongGeometry
        }

        func writeFields(to json: inout JSONWriter) {
            json.field("sequence", sequence)
            json.field("voice", voice)
            json.field("banner", banner)
            json.field("distanceAlongGeometry", distanceAlongGeometry, decimals: Decimals.meters)
        }
    }

    /// The vehicle left its route; a `route` follows.
    package struct Deviation: MessagePayload {
        package var sequence: Int
        /// Meters off the route.
        package var distance: Double
        /// When it was last on it, in milliseconds since the epoch.
        package var since: Int64
        /// True for a vehicle on no road at all: a route follows once it is on one again.
        package var offNetwork: Bool?

        package init(sequence: Int, distance: Double, since: Int64, offNetwork: Bool? = nil) {
            self.sequence = sequence
            self.distance = distance
            self.since = since
            self.offNetwork = offNetwork
        }

        func writeFields(to json: inout JSONWriter) {
            json.field("sequence", sequence)
            json.field("distance", distance, decimals: Decimals.meters)
            json.field("since", since)
            json.field("offNetwork", offNetwork)
        }
    }
}
