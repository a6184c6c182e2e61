import Routing

/// What a way is before any other tag is looked at: its class, and whom it is made for.
///
/// The defaults are those of OSRM's three profiles: trunk roads for bicycles and walkers, cycleways for walkers and
/// tracks for cars are open only where a tag says so; bicycles are pushed along footways.
struct HighwayKind: Hashable, Sendable {
    var roadClass: RoadClass
    /// Who may use it where no tag says otherwise.
    var usual: TravelModes
    /// Who may use it where a tag says so.
    var possible: TravelModes

    private init(_ roadClass: RoadClass, _ usual: TravelModes, possible: TravelModes = .all) {
        self.roadClass = roadClass
        self.usual = usual
        self.possible = possible
    }

    /// - Returns: `nil` for what nobody travels along: construction sites, proposals, buildings.
    init?(_ tags: Tags) {
        guard let kind = Self.byTags(tags), !Self.isUnfinished(tags) else { return nil }
        self = kind
        // Whoever walks goes along the outline of a square, a platform or a pier; nobody drives around one.
        if tags[.area] == "yes" {
            usual.remove(.car)
            possible.remove(.car)
        }
        if roadClass == .steps, let ramp = tags[.rampBicycle], ramp != "no" { usual.insert(.bicycle) }
    }

    private static func byTags(_ tags: Tags) -> HighwayKind? {
        if let route = tags[.route], let crossing = byRoute[route] { return crossing }
        if let highway = tags[.highway] { return byHighway[highway] ?? firstKnown(in: highway) }
        let isForWaiting = tags[.railway] == "platform" || tags[.publicTransport] == "platform"
        return isForWaiting || tags[.manMade] == "pier" ? platform : nil
    }

    /// `path;steps`: two ways that somebody joined.
    private static func firstKnown(in highway: String) -> HighwayKind? {
        let entries = highway.listEntries
        return entries.count > 1 ? entries.lazy.compactMap { byHighway[String($0)] }.first : nil
    }

    private static func isUnfinished(_ tags: Tags) -> Bool {
        if let construction = tags[.construction], !openWorks.contains(construction) { return true }
        if let proposed = tags[.proposed], proposed != "no" { return true }
        return tags[.impassable] == "yes" || tags[.status] == "impassable"
    }

    /// Works beside the traffic or along a part of the road.
    private static let openWorks: Set<String> = [
        "no", "minor", "widening", "narrowing", "lane", "shared_lane", "sidewalk",
    ]

    /// Ways over water and through tunnels that one is carried along.
    private static let byRoute: [String: HighwayKind] = [
        "ferry": .init(.ferry, .all),
        "shuttle_train": .init(.ferry, .car),
    ]

    private static let platform = HighwayKind(.footway, [.bicycle, .foot], possible: [.bicycle, .foot])

    private static let byHighway: [String: HighwayKind] = [
        "motorway": .init(.motorway, .car),
        "motorway_link": .init(.motorwayLink, .car),
        "trunk": .init(.trunk, .car),
        "trunk_link": .init(.trunkLink, .car),
        "primary": .init(.primary, .all),
        "primary_link": .init(.primaryLink, .all),
        "secondary": .init(.secondary, .all),
        "secondary_link": .init(.secondaryLink, .all),
        "tertiary": .init(.tertiary, .all),
        "tertiary_link": .init(.tertiaryLink, .all),
        "unclassified": .init(.unclassified, .all),
        "road": .init(.unclassified, .all),
        "residential": .init(.residential, .all),
        "living_street": .init(.livingStreet, .all),
        "service": .init(.service, .all),
        "track": .init(.track, [.bicycle, .foot]),
        "cycleway": .init(.cycleway, .bicycle),
        "pedestrian": .init(.pedestrian, [.bicycle, .foot]),
        "footway": .init(.footway, [.bicycle, .foot]),
        "path": .init(.path, [.bicycle, .foot]),
        "bridleway": .init(.path, []),
        "steps": .init(.steps, .foot, possible: [.bicycle, .foot]),
        "platform": platform,
        "pier": platform,
        "corridor": .init(.footway, .foot, possible: [.bicycle, .foot]),
        // For buses, for racing, and what is no street in general.
        "busway": .init(.service, []),
        "bus_guideway": .init(.service, []),
        "raceway": .init(.service, []),
        "trail": .init(.path, []),
        "byway": .init(.track, []),
    ]
}
