import Routing

/// What a `highway=*` or `route=*` value means before any other tag is looked at: its class, and whom it is made for.
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

    /// - Returns: `nil` for what nobody travels along: platforms, construction sites, areas, proposals.
    init?(_ tags: Tags) {
        guard tags[.area] != "yes", !Self.isUnfinished(tags) else { return nil }
        if let highway = tags[.highway] {
            guard let kind = Self.byHighway[highway] else { return nil }
            self = kind
        } else if tags[.route] == "ferry" {
            self.init(.ferry, .all)
        } else {
            return nil
        }
    }

    private static func isUnfinished(_ tags: Tags) -> Bool {
        if let construction = tags[.construction] {
            return !openWorks.contains(construction)
        }
        if let proposed = tags[.proposed] { return proposed != "no" }
        return tags[.impassable] == "yes"
    }

    /// Works beside the traffic or along a part of the road.
    private static let openWorks: Set<String> = [
        "no", "minor", "widening", "narrowing", "lane", "shared_lane", "sidewalk",
    ]

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
        "steps": .init(.steps, .foot, possible: .foot),
    ]
}
