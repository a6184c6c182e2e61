/// What `/table/v1` may be asked beside its coordinates.
package struct TableQuery: Sendable, Equatable, ServiceOptions {
    /// Which coordinates are sources; all where empty.
    package var sources: [Int] = []
    package var destinations: [Int] = []
    package var annotations: Set<Annotation> = [.duration]
    /// Meters per second, as the crow flies, for pairs that no way joins.
    package var fallbackSpeed: Double?
    package var fallbackCoordinate = FallbackCoordinate.input
    /// What durations are multiplied by.
    package var scaleFactor = 1.0

    package init() {}

    package enum Annotation: String, Sendable, CaseIterable {
        case duration, distance
    }

    package enum FallbackCoordinate: String, Sendable, CaseIterable {
        case input, snapped
    }

    mutating func take(_ option: OSRMOption) throws(OSRMError) -> Bool {
        switch option.name {
        case "sources": sources = option.value == "all" ? [] : try option.places()
        case "destinations": destinations = option.value == "all" ? [] : try option.places()
        case "annotations": annotations = try Self.annotations(option)
        case "fallback_speed": fallbackSpeed = try Self.positive(option)
        case "fallback_coordinate": fallbackCoordinate = try option.choice()
        case "scale_factor": scaleFactor = try Self.positive(option)
        default: return false
        }
        return true
    }

    private static func positive(_ option: OSRMOption) throws(OSRMError) -> Double {
        let number = try option.number()
        guard number > 0 else { throw OSRMError(.invalidOptions, "\(option.name) must be > 0") }
        return number
    }

    private static func annotations(_ option: OSRMOption) throws(OSRMError) -> Set<Annotation> {
        var annotations: Set<Annotation> = []
        for name in option.value.split(separator: ",", omittingEmptySubsequences: false) {
            guard let annotation = Annotation(rawValue: String(name)) else {
                throw option.malformed("are duration, distance or both")
            }
            annotations.insert(annotation)
        }
        return annotations
    }
}
