import Routing

/// Who may travel along a way, per direction.
struct RoadAccess: Equatable, Sendable {
    var allowed: Directed<TravelModes>
    /// Of those, who may only where a trip begins or ends.
    var restricted: Directed<TravelModes>

    init(_ tags: Tags, kind: HighwayKind) {
        allowed = .init(both: [])
        restricted = .init(both: [])
        for mode in TravelMode.allCases where kind.possible.contains(mode) {
            let flow = TrafficFlow(tags, mode: mode, roadClass: kind.roadClass)
            for direction in Direction.allCases where flow.isOpen(direction) {
                add(Self.permission(tags, mode: mode, direction: direction, kind: kind), mode: mode, direction)
            }
        }
    }

    /// Whether nobody may travel along it at all.
    var isClosed: Bool { allowed.forward.isEmpty && allowed.backward.isEmpty }

    private mutating func add(_ permission: Permission, mode: TravelMode, _ direction: Direction) {
        guard permission != .closed else { return }
        allowed[direction].insert(TravelModes(mode))
        if permission == .ends { restricted[direction].insert(TravelModes(mode)) }
    }

    private static func permission(
        _ tags: Tags, mode: TravelMode, direction: Direction, kind: HighwayKind
    ) -> Permission {
        let isUsual = kind.usual.contains(mode) && !isExcluded(mode, by: tags)
        for key in mode.accessKeys {
            guard let permission = permission(tags, key, direction) else { continue }
            return isUsual || key.opensUnusual || permission == .closed ? permission : .closed
        }
        return isUsual ? .open : .closed
    }

    private static func permission(_ tags: Tags, _ key: AccessKey, _ direction: Direction) -> Permission? {
        if let value = tags[key.directed[direction]], let permission = Permission(value) { return permission }
        return tags[key.key].flatMap(Permission.init)
    }

    /// What closes a road to a mode unless a tag names the mode.
    private static func isExcluded(_ mode: TravelMode, by tags: Tags) -> Bool {
        switch mode {
        case .car: tags[.service] == "emergency_access"
        case .bicycle, .foot: tags[.motorroad] == "yes"
        }
    }
}
