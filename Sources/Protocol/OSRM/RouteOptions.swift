/// What `/route/v1` may be asked beside its coordinates: OSRM's options, and Mapbox's for what is said and shown.
package struct RouteOptions: Sendable, Equatable, OSRMOptions {
    /// How many routes beside the best one, at the most.
    package var alternatives = 0
    package var steps = false
    package var annotations: Set<Annotation> = []
    package var geometries = Geometries.polyline
    package var overview = Overview.simplified
    /// `nil` for what is usual for the profile.
    package var continuesStraight: Bool?
    /// Which coordinates are stops; all where empty.
    package var waypoints: [Int] = []
    package var voiceInstructions = false
    package var bannerInstructions = false
    /// A BCP 47 tag.
    package var language: String?
    package var voiceUnits = DistanceUnits.metric

    package init() {}

    package enum Annotation: String, Sendable, CaseIterable {
        case duration, distance, speed, weight, nodes, datasources
    }

    package enum Geometries: String, Sendable, CaseIterable {
        case polyline, polyline6, geojson
    }

    package enum Overview: String, Sendable, CaseIterable {
        case simplified, full
        case none = "false"
    }

    mutating func take(_ option: OSRMOption) throws(OSRMError) -> Bool {
        switch option.name {
        case "alternatives": alternatives = try Self.alternatives(option)
        case "steps": steps = try option.flag()
        case "annotations": annotations = try Self.annotations(option)
        case "geometries": geometries = try option.choice()
        case "overview": overview = try option.choice()
        case "continue_straight": continuesStraight = option.value == "default" ? nil : try option.flag()
        case "waypoints": waypoints = try option.places()
        case "voice_instructions": voiceInstructions = try option.flag()
        case "banner_instructions": bannerInstructions = try option.flag()
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

    private static func annotations(_ option: OSRMOption) throws(OSRMError) -> Set<Annotation> {
        switch option.value {
        case "true": return Set(Annotation.allCases)
        case "false": return []
        default: break
        }
        var annotations: Set<Annotation> = []
        for name in option.value.split(separator: ",", omittingEmptySubsequences: false) {
            guard let annotation = Annotation(rawValue: String(name)) else {
                throw option.malformed(
                    "is true, false or some of \(Annotation.allCases.map(\.rawValue).joined(separator: ", "))")
            }
            annotations.insert(annotation)
        }
        return annotations
    }
}
