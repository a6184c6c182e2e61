/// How somebody travels; each has a `Profile`.
@usableFromInline package enum TravelMode: UInt8, Sendable, CaseIterable, BitwiseCopyable {
    case car = 0
    case bicycle = 1
    case foot = 2

    package var name: String {
        switch self {
        case .car: "car"
        case .bicycle: "bicycle"
        case .foot: "foot"
        }
    }

    /// By Waymark's names and the ones that OSRM's clients use.
    package init?(name: String) {
        switch name {
        case "car", "driving": self = .car
        case "bicycle", "bike", "cycling": self = .bicycle
        case "foot", "walking": self = .foot
        default: return nil
        }
    }
}

/// A set of travel modes, one bit each, as it stands in the database.
@usableFromInline package struct TravelModes: OptionSet, Hashable, Sendable, BitwiseCopyable {
    @usableFromInline package var rawValue: UInt8
    @inlinable package init(rawValue: UInt8) { self.rawValue = rawValue }
    package init(_ mode: TravelMode) { rawValue = 1 << mode.rawValue }

    package static let car = TravelModes(.car)
    package static let bicycle = TravelModes(.bicycle)
    package static let foot = TravelModes(.foot)
    package static let all: TravelModes = [.car, .bicycle, .foot]

    package func contains(_ mode: TravelMode) -> Bool { contains(TravelModes(mode)) }
}
