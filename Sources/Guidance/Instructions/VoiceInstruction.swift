/// Something to say on a step, and where.
package struct VoiceInstruction: Sendable, Equatable {
    /// How near the maneuver is.
    package enum Kind: String, Sendable, CaseIterable {
        /// The road goes on for long: what comes next, or just "continue". Also what is said when setting out.
        case far
        /// Time to choose a lane.
        case prepare
        /// Now.
        case final
    }

    package var kind: Kind
    /// Meters left to the end of the step when it is due.
    package var distanceAlongGeometry: Double
    package var announcement: String
    /// The same as a `<speak>` document.
    package var ssml: String

    package init(kind: Kind, distanceAlongGeometry: Double, announcement: String, ssml: String) {
        self.kind = kind
        self.distanceAlongGeometry = distanceAlongGeometry
        self.announcement = announcement
        self.ssml = ssml
    }
}
