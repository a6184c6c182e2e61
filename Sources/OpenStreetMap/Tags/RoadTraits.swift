import Routing

/// Everything that a way's tags say about the roads that are made of it.
struct RoadTraits: Equatable, Sendable {
    var roadClass: RoadClass
    var attributes: RoadAttributes
    var surface: SurfaceQuality
    /// Where a tag says it; elsewhere the country decides.
    var drivingSide: DrivingSide?
    var access: RoadAccess
    /// What holds at some times only; later ones override earlier ones.
    var conditions: [WayCondition]
    var speedLimit: Directed<UInt8>
    var signs: Signs
    /// `nil` for most.
    var rareSigns: RareRoadSigns?
    var name: String
    var ref: String
    /// How long the whole way takes, for ferries that say so, in seconds.
    var duration: Double?

    /// - Returns: `nil` for ways that nobody can travel along, at any time.
    init?(_ tags: Tags) {
        guard let kind = HighwayKind(tags) else { return nil }
        access = RoadAccess(tags, kind: kind)
        conditions = WayConditions(tags, kind: kind, access: access).all
        guard !access.isClosed || conditions.contains(where: \.opens) else { return nil }
        roadClass = kind.roadClass
        surface = SurfaceQuality(tags)
        attributes = RoadAttributes(tags, roadClass: kind.roadClass, access: access)
        drivingSide = tags[.drivingSide].flatMap(DrivingSide.init)
        speedLimit = Self.speedLimit(tags, kind)
        let flow = TrafficFlow(tags, mode: .car, roadClass: kind.roadClass)
        signs = Signs(tags, flow: flow)
        rareSigns = RareRoadSigns(tags, flow: flow, turnLanes: signs.turnLanes)
        name = tags[.name] ?? ""
        ref = tags[.ref] ?? ""
        duration = kind.roadClass == .ferry ? tags[.duration].flatMap(Ferry.seconds) : nil
    }

    private static func speedLimit(_ tags: Tags, _ kind: HighwayKind) -> Directed<UInt8> {
        let limit = SpeedLimit.directed(tags)
        guard kind.roadClass == .ferry, let speed = Ferry.speed(route: tags[.route]) else { return limit }
        return limit == Directed(both: SpeedLimit.unknown) ? Directed(both: speed) : limit
    }
}

extension RoadAttributes {
    init(_ tags: Tags, roadClass: RoadClass, access: RoadAccess) {
        self = []
        if tags[.junction] == "roundabout" { insert(.roundabout) }
        if tags[.junction] == "circular" { insert(.circular) }
        // A passage through a building is too short to lose the satellites.
        if let tunnel = tags[.tunnel], !["no", "building_passage", "culvert"].contains(tunnel) { insert(.tunnel) }
        if let bridge = tags[.bridge], bridge != "no" { insert(.bridge) }
        if roadClass == .ferry { insert(.ferry) }
        if Self.costsToll(tags) { insert(.toll) }
        if Self.isUnpaved(tags, roadClass) { insert(.unpaved) }
        if roadClass == .service, Self.minorServices.contains(tags[.service] ?? "") { insert(.minorService) }
        if SpeedLimit.isAdvisory(tags) { insert(.advisoryLimit) }
        switch Self.bicycleTag(tags, access) {
        case "dismount": insert(.dismount)
        case "yes", "designated", "official", "permissive": if Self.isForWalkers(roadClass) { insert(.cycling) }
        default: break
        }
    }

    /// Of cars: what lorries pay concerns nobody here.
    private static func costsToll(_ tags: Tags) -> Bool {
        (tags[.tollMotorcar] ?? tags[.tollMotorVehicle] ?? tags[.toll]) == "yes"
    }

    /// Where bicycles are let in at some times only, what the tag says then.
    private static func bicycleTag(_ tags: Tags, _ access: RoadAccess) -> String? {
        let isOpen = access.allowed.forward.contains(.bicycle) || access.allowed.backward.contains(.bicycle)
        guard !isOpen, let conditional = tags[.bicycleConditional] else { return tags[.bicycle] }
        let opening = ConditionalValue(conditional).timed.map(\.value).filter { Permission($0) != .closed }
        // One speed for all times: the slower one.
        return opening.contains("dismount") ? "dismount" : opening.first ?? tags[.bicycle]
    }

    /// Where one drives at a walker's pace, or looks for a place.
    private static let minorServices: Set<String> = [
        "parking_aisle", "alley", "driveway", "drive-through", "drive_through", "drive-thru", "parking",
    ]

    private static func isForWalkers(_ roadClass: RoadClass) -> Bool {
        roadClass == .footway || roadClass == .pedestrian || roadClass == .path
    }

    private static func isUnpaved(_ tags: Tags, _ roadClass: RoadClass) -> Bool {
        if let surface = tags[.surface] {
            return surface.listEntries.contains { unpavedSurfaces.contains(String($0)) }
        }
        guard roadClass == .track else { return false }
        return tags[.tracktype] != "grade1"
    }

    private static let unpavedSurfaces: Set<String> = [
        "unpaved", "gravel", "fine_gravel", "pebblestone", "dirt", "earth", "ground", "grass", "mud", "sand", "rock",
        "compacted", "woodchips", "clay", "stone", "snow", "ice", "salt", "dirt/sand", "soil", "rocky",
    ]
}
