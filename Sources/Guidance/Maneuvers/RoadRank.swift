import Routing

/// How important a road is to the way somebody travels: less is more important. A ramp ranks with its road.
struct RoadRank: Comparable {
    private let level: Int

    private init(level: Int) { self.level = level }

    /// Secondary roads and what is more important.
    static let mainRoad = RoadRank(level: 3)
    static let street = RoadRank(level: 5)
    /// Driveways, car parks, alleys: from here on a road is no choice to somebody on a street.
    static let service = RoadRank(level: 7)

    init(of road: RoadClass, for mode: TravelMode) {
        self.init(level: mode == .car ? Self.drivingLevel(of: road) : Self.slowLevel(of: road, for: mode))
    }

    private static func drivingLevel(of road: RoadClass) -> Int {
        switch road {
        case .motorway, .motorwayLink: 0
        case .trunk, .trunkLink: 1
        case .primary, .primaryLink: 2
        case .secondary, .secondaryLink: 3
        case .tertiary, .tertiaryLink: 4
        case .unclassified, .residential, .ferry: 5
        case .livingStreet: 6
        case .service: 7
        case .track, .pedestrian, .cycleway: 8
        case .footway, .path, .steps: 9
        }
    }

    /// Off the carriageway, paths are streets: nobody on foot takes a footway for a driveway.
    private static func slowLevel(of road: RoadClass, for mode: TravelMode) -> Int {
        switch road {
        case .cycleway, .pedestrian: 5
        case .path, .livingStreet, .track: mode == .foot ? 5 : 6
        case .footway, .steps: mode == .foot ? 5 : 7
        default: drivingLevel(of: road)
        }
    }

    static func < (one: RoadRank, other: RoadRank) -> Bool { one.level < other.level }

    /// How many levels less important this road is than `other`; negative where it is more so.
    func below(_ other: RoadRank) -> Int { level - other.level }
}

extension RoadClass {
    /// Roads that are left and entered by ramps.
    var hasRamps: Bool { self == .motorway || self == .trunk }
    var isRamp: Bool { self == .motorwayLink || self == .trunkLink }
}
