import Routing

/// How far ahead of a maneuver to speak. Meters and seconds.
package struct AnnouncementRules: Sendable, Equatable {
    /// The first word about a maneuver on a long stretch; `nil` where there is none.
    package var far: Double?
    package var farOnMotorway: Double?
    package var prepareSeconds: Double
    package var prepareRange: ClosedRange<Double>
    package var finalSeconds: Double
    package var finalMinimum: Double
    /// A maneuver that follows as soon as this is spoken of together with the one before it.
    package var chainSeconds = 13.0
    package var chainDistance = 100.0
    /// "You have arrived" is said this near to the end.
    package var arrivalDistance: Double
    /// An announcement needs this many times the distance of the next one before it, or they run into each other.
    package var spacing = 1.25

    /// Whether a maneuver and the one after it are spoken of together.
    ///
    /// - Parameters:
    ///   - distance: how far the one lies behind the other, in meters; `duration` in seconds.
    ///   - next: what the later one is.
    package func chains(distance: Double, duration: Double, next: ManeuverType) -> Bool {
        // "Take the 2nd exit" has said it all.
        (distance <= chainDistance || duration <= chainSeconds) && next != .exitRoundabout && next != .exitRotary
    }

    package static func standard(for mode: TravelMode) -> AnnouncementRules {
        switch mode {
        case .car:
            AnnouncementRules(
                far: 2000, farOnMotorway: 3000, prepareSeconds: 45, prepareRange: 400...1000, finalSeconds: 12,
                finalMinimum: 40, arrivalDistance: 25)
        case .bicycle:
            AnnouncementRules(
                prepareSeconds: 35, prepareRange: 150...150, finalSeconds: 8, finalMinimum: 25, arrivalDistance: 15)
        case .foot:
            AnnouncementRules(
                prepareSeconds: 35, prepareRange: 50...50, finalSeconds: 8, finalMinimum: 10, chainSeconds: 8,
                chainDistance: 12, arrivalDistance: 8)
        }
    }
}
