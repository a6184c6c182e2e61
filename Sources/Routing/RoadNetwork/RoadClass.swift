/// OpenStreetMap's `highway=*` hierarchy, from the fastest down; raw values are stored in the database.
@usableFromInline package enum RoadClass: UInt8, Sendable, CaseIterable, BitwiseCopyable {
    case motorway = 0
    case motorwayLink = 1
    case trunk = 2
    case trunkLink = 3
    case primary = 4
    case primaryLink = 5
    case secondary = 6
    case secondaryLink = 7
    case tertiary = 8
    case tertiaryLink = 9
    case unclassified = 10
    case residential = 11
    case livingStreet = 12
    case service = 13
    case track = 14
    case cycleway = 15
    case pedestrian = 16
    case footway = 17
    case path = 18
    case steps = 19
    case ferry = 20

    /// OpenStreetMap's spelling, e.g. `motorway_link`; also the spelling in the database.
    package var name: String {
        switch self {
        case .motorway: "motorway"
        case .motorwayLink: "motorway_link"
        case .trunk: "trunk"
        case .trunkLink: "trunk_link"
        case .primary: "primary"
        case .primaryLink: "primary_link"
        case .secondary: "secondary"
        case .secondaryLink: "secondary_link"
        case .tertiary: "tertiary"
        case .tertiaryLink: "tertiary_link"
        case .unclassified: "unclassified"
        case .residential: "residential"
        case .livingStreet: "living_street"
        case .service: "service"
        case .track: "track"
        case .cycleway: "cycleway"
        case .pedestrian: "pedestrian"
        case .footway: "footway"
        case .path: "path"
        case .steps: "steps"
        case .ferry: "ferry"
        }
    }

    package init?(name: String) {
        guard let found = Self.byName[name] else { return nil }
        self = found
    }

    private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.name, $0) })

    /// Whether this is a ramp or slip road between roads of a class.
    @inlinable package var isLink: Bool {
        switch self {
        case .motorwayLink, .trunkLink, .primaryLink, .secondaryLink, .tertiaryLink: true
        default: false
        }
    }
}
