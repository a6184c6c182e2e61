/// What `/route/v1` may be asked beside its coordinates: OSRM's options, and Mapbox's for what is said and shown.
package struct RouteQuery: Sendable, Equatable, ServiceOptions {
    /// How many routes beside the best one, at the most.
    package var alternatives = 0
    /// `nil` for what is usual for the profile.
    package var continuesStraight: Bool?
    /// Which coordinates are stops; all where empty.
    package var waypoints: [Int] = []
    /// What is told of the routes.
    package var told = RouteOptions()
    /// A BCP 47 tag.
    package var language: String?
    package var voiceUnits = DistanceUnits.metric

    package init() {}

    mutating func take(_ option: OSRMOption) throws(OSRMError) -> Bool {
        switch option.name {
        case "alternatives": alternatives = try Self.alternatives(option)
        case "continue_straight": continuesStraight = option.value == "default" ? nil : try option.flag()
        case "waypoints": waypoints = try option.places()
        case "steps": told.steps = try option.flag()
        case "annotations": told.annotations = try Self.annotations(option)
        case "geometries": told.geometries = try option.choice()
        case "overview": told.overview = try option.choice()
        case "voice_instructions": told.voiceInstructions = try option.flag()
        case "banner_instructions": told.bannerInstructions = try option.flag()
        case "language": language = String(option.value)
        case "voice_units": voiceUnits = try option.choice()
        default: return false
        }
        return true
    }

    private static func alternatives(_ option: OSRMOption) throws(OSRMError) -> Int {
        if let number = Int(option.value), number >= 0 { return number }
        return try option.flag() ? 1 : 0
    }

    private static func annotations(_ option: OSRMOption) throws(OSRMError) -> RouteOptions.Annotations {
        switch option.value {
        case "true": return .all
        case "false": return []
        default: break
        }
        var annotations: RouteOptions.Annotations = []
        for name in option.value.split(separator: ",", omittingEmptySubsequences: false) {
            guard let annotation = RouteOptions.Annotations(name: String(name)) else {
                throw option.malformed(
                    "is true, false, or some of duration, distance, speed, weight, nodes, datasources, maxspeed, "
                        + "congestion")
            }
            annotations.insert(annotation)
        }
        return annotations
    }
}
