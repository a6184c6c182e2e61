/// How one mode of travel moves: speeds by class of road, delays at turns and controls.
///
/// A plain value: another vehicle is another value, not another type. Speeds in km/h, delays in seconds. The
/// facts are those of OSRM's three profiles, its surfaces put together by `SurfaceQuality`.
package struct Profile: Sendable, Equatable {
    package var mode: TravelMode
    /// Where no limit is signed, and for modes that a limit does not concern. A class that is not listed is closed;
    /// those that are unusual for a mode are for roads where signs let it in.
    package var speeds: [RoadClass: Double]
    /// The share of the signed limit that is really driven; `nil` for modes that are slower than limits.
    package var limitShare: Double?
    /// The speed assumed where a sign says that there is no limit.
    package var unlimitedSpeed: Double
    /// Whether modes without a share keep to a limit below their usual speed: bicycles do, walkers don't reach it.
    package var keepsLimits: Bool
    /// The most that each surface allows; one that is not listed allows any speed, 0 closes the road.
    package var surfaceSpeeds: [SurfaceQuality: Double]
    /// What is left of the usual speed on parking aisles, driveways and alleys.
    package var minorServiceFactor: Double
    /// The most where `RoadAttributes.dismount` says that one walks; `nil` for modes that it doesn't concern.
    package var pushingSpeed: Double?

    package var signalDelay: Double
    package var stopDelay: Double
    package var giveWayDelay: Double
    package var gateDelay: Double
    package var uTurnDelay: Double
    /// The longest delay of a turn by its angle alone; 0 where turning costs nothing.
    package var turnDelay: Double
    /// How much dearer the turn across oncoming traffic is than the one along the kerb.
    package var turnBias: Double

    package static func standard(for mode: TravelMode) -> Profile {
        switch mode {
        case .car: .car
        case .bicycle: .bicycle
        case .foot: .foot
        }
    }

    package static let car = Profile(
        mode: .car,
        speeds: [
            .motorway: 90, .motorwayLink: 45, .trunk: 85, .trunkLink: 40, .primary: 65, .primaryLink: 30,
            .secondary: 55, .secondaryLink: 25, .tertiary: 40, .tertiaryLink: 20, .unclassified: 25, .residential: 25,
            .livingStreet: 10, .service: 15, .track: 10, .cycleway: 10, .pedestrian: 10, .footway: 10, .path: 10,
            .ferry: 5,
        ],
        limitShare: 0.8, unlimitedSpeed: 140, keepsLimits: true,
        surfaceSpeeds: [
            .even: 80, .uneven: 60, .loose: 40, .rough: 30, .veryRough: 20, .soft: 10, .barelyPassable: 5,
            .impassable: 0,
        ],
        minorServiceFactor: 0.5, pushingSpeed: nil,
        signalDelay: 2, stopDelay: 2, giveWayDelay: 1, gateDelay: 60, uTurnDelay: 20, turnDelay: 7.5, turnBias: 1.075)

    package static let bicycle = Profile(
        mode: .bicycle,
        speeds: [
            .motorway: 15, .motorwayLink: 15, .trunk: 15, .trunkLink: 15, .primary: 15, .primaryLink: 15,
            .secondary: 15, .secondaryLink: 15, .tertiary: 15, .tertiaryLink: 15, .unclassified: 15, .residential: 15,
            .livingStreet: 12, .service: 14, .track: 12, .cycleway: 16, .pedestrian: 6, .footway: 6, .path: 12,
            .steps: 2, .ferry: 5,
        ],
        limitShare: nil, unlimitedSpeed: 15, keepsLimits: true,
        surfaceSpeeds: [
            .even: 12, .uneven: 10, .loose: 8, .rough: 7, .veryRough: 6, .soft: 3, .barelyPassable: 3, .impassable: 0,
        ],
        minorServiceFactor: 1, pushingSpeed: 4,
        signalDelay: 2, stopDelay: 1, giveWayDelay: 1, gateDelay: 10, uTurnDelay: 20, turnDelay: 6, turnBias: 1.4)

    package static let foot = Profile(
        mode: .foot,
        speeds: [
            .motorway: 5, .motorwayLink: 5, .trunk: 5, .trunkLink: 5, .primary: 5, .primaryLink: 5, .secondary: 5,
            .secondaryLink: 5, .tertiary: 5, .tertiaryLink: 5, .unclassified: 5, .residential: 5, .livingStreet: 5,
            .service: 5, .track: 5, .cycleway: 5, .pedestrian: 5, .footway: 5, .path: 5, .steps: 3, .ferry: 5,
        ],
        limitShare: nil, unlimitedSpeed: 5, keepsLimits: false,
        surfaceSpeeds: [.veryRough: 4, .soft: 2.5, .barelyPassable: 2.5, .impassable: 2.5],
        minorServiceFactor: 1, pushingSpeed: nil,
        signalDelay: 2, stopDelay: 0, giveWayDelay: 0, gateDelay: 5, uTurnDelay: 0, turnDelay: 0, turnBias: 1)
}

extension Profile {
    /// The speed on `road` in km/h, `nil` where this mode can't travel in that direction.
    package func speed(on road: Road, _ direction: Direction) -> Double? {
        guard road.access[direction].contains(mode), let usual = usualSpeed(on: road) else { return nil }
        let limit = road.speedLimit[direction]
        // A ferry's limit is the speed that its timetable makes.
        if road.roadClass == .ferry, limit > 0, limit != Self.noLimit { return Double(limit) }
        var speed = limited(usual, by: limit)
        if road.attributes.contains(.minorService) { speed *= minorServiceFactor }
        if let pushingSpeed, road.attributes.contains(.dismount) { speed = min(speed, pushingSpeed) }
        guard let most = surfaceSpeeds[road.surface] else { return max(speed, 1) }
        return most > 0 ? max(min(speed, most), 1) : nil
    }

    /// What is signed, in km/h; `nil` where nothing is, or it doesn't concern this mode.
    func limit(on road: Road, _ direction: Direction) -> Double? {
        let limit = road.speedLimit[direction]
        return limitShare != nil && limit > 0 && limit != Self.noLimit ? Double(limit) : nil
    }

    private func usualSpeed(on road: Road) -> Double? {
        guard let usual = speeds[road.roadClass] else { return nil }
        guard mode == .bicycle, road.attributes.contains(.cycling) else { return usual }
        return max(usual, speeds[.cycleway] ?? usual)
    }

    private func limited(_ usual: Double, by limit: UInt8) -> Double {
        guard limit > 0 else { return usual }
        if let limitShare { return limitShare * (limit == Self.noLimit ? unlimitedSpeed : Double(limit)) }
        return keepsLimits && limit != Self.noLimit ? min(usual, Double(limit)) : usual
    }

    /// `Road.speedLimit` where a sign says that there is none.
    package static let noLimit: UInt8 = 255
}
