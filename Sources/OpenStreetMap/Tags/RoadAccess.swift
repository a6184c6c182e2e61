import Routing

/// Who may travel along a way, per direction.
struct RoadAccess: Equatable, Sendable {
    var allowed: Directed<TravelModes>
    /// Of those, who may only where a trip begins or ends.
    var restricted: Directed<TravelModes>

    init(allowed: Directed<TravelModes> = .init(both: []), restricted: Directed<TravelModes> = .init(both: [])) {
        self.allowed = allowed
        self.restricted = restricted
    }

    init(_ tags: Tags, kind: HighwayKind) {
        self.init()
        for mode in TravelMode.allCases where Self.isPossible(mode, tags, kind) {
            let flow = TrafficFlow(tags, mode: mode, roadClass: kind.roadClass)
            for direction in Direction.allCases where flow.isOpen(direction) {
                add(Self.permission(tags, mode: mode, direction: direction, kind: kind), mode: mode, direction)
            }
        }
    }

    /// Whether nobody may travel along it at all.
    var isClosed: Bool { allowed.forward.isEmpty && allowed.backward.isEmpty }

    func permission(_ mode: TravelMode, _ direction: Direction) -> Permission {
        guard allowed[direction].contains(mode) else { return .closed }
        return restricted[direction].contains(mode) ? .ends : .open
    }

    private mutating func add(_ permission: Permission, mode: TravelMode, _ direction: Direction) {
        guard permission != .closed else { return }
        allowed[direction].insert(TravelModes(mode))
        if permission == .ends { restricted[direction].insert(TravelModes(mode)) }
    }
}

extension RoadAccess {
    /// What tags grant a mode in the direction of its traffic; against it, nothing.
    static func permission(
        _ tags: Tags, mode: TravelMode, alongTraffic direction: Direction, kind: HighwayKind
    ) -> Permission {
        let flow = TrafficFlow(tags, mode: mode, roadClass: kind.roadClass)
        guard isPossible(mode, tags, kind), flow.isOpen(direction) else { return .closed }
        return permission(tags, mode: mode, direction: direction, kind: kind)
    }

    private static func isPossible(_ mode: TravelMode, _ tags: Tags, _ kind: HighwayKind) -> Bool {
        kind.possible.contains(mode) && (mode != .car || VehicleSize.fits(tags))
    }

    /// What tags grant a mode, whichever way traffic flows.
    private static func permission(
        _ tags: Tags, mode: TravelMode, direction: Direction, kind: HighwayKind
    ) -> Permission {
        let isUsual = isUsual(mode, direction, tags, kind)
        for key in mode.accessKeys {
            guard let permission = permission(tags, key, direction) else { continue }
            return isUsual || key.opensUnusual || permission == .closed ? permission : .closed
        }
        return isUsual ? .open : .closed
    }

    private static func permission(_ tags: Tags, _ key: AccessKey, _ direction: Direction) -> Permission? {
        if let value = tags[key.tag.directed[direction]], let permission = Permission(value) { return permission }
        return tags[key.tag.plain].flatMap(Permission.init)
    }

    /// Whether a mode may use the road where no tag names the mode.
    private static func isUsual(_ mode: TravelMode, _ direction: Direction, _ tags: Tags, _ kind: HighwayKind) -> Bool {
        guard kind.usual.contains(mode) else { return false }
        if mode != .foot, let ford = tags[.ford], ["stepping_stones", "boat"].contains(ford) { return false }
        switch mode {
        case .car: return !isForOthers(tags) && !isForCarpools(tags, direction)
        case .bicycle, .foot: return tags[.motorroad] != "yes"
        }
    }

    private static func isForOthers(_ tags: Tags) -> Bool {
        ["emergency_access", "bus", "busway", "bus_station"].contains(tags[.service])
    }

    /// `hov=designated`, or all lanes of the direction are: for cars with more than one person in them. How many are in
    /// ours nobody knows.
    private static func isForCarpools(_ tags: Tags, _ direction: Direction) -> Bool {
        if let hov = tags[.hov], ["designated", "only"].contains(hov) { return true }
        let lanes = tags[direction == .forward ? .hovLanesForward : .hovLanesBackward] ?? tags[.hovLanes]
        return lanes?.split(separator: "|", omittingEmptySubsequences: false).allSatisfy { $0 == "designated" } ?? false
    }
}
