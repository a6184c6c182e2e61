import Routing

/// What holds along a way at some times only.
struct WayCondition: Equatable, Sendable {
    var direction: Direction
    var effect: RoadCondition.Effect
    /// As `OpeningHours` reads them.
    var hours: String

    /// Whether it lets somebody in.
    var opens: Bool {
        switch effect {
        case .opened, .restricted: true
        case .closed, .speedLimit: false
        }
    }
}

/// Reads the conditional tags of a way: where several conditions hold at once, the last one in the list counts.
///
/// Of tags, the more specific ones come later: `access` before `motor_vehicle` before `motorcar`, both directions
/// before one; a more specific tag that holds always (`bicycle=yes`) shields its mode. Conditions that would change
/// nothing are left out. In a direction that `oneway:conditional` opens or closes, access tags can only close.
///
/// Source: https://wiki.openstreetmap.org/wiki/Conditional_restrictions
struct WayConditions {
    private(set) var all: [WayCondition] = []

    private let tags: Tags
    private let kind: HighwayKind
    private let access: RoadAccess

    init(_ tags: Tags, kind: HighwayKind, access: RoadAccess) {
        self.tags = tags
        self.kind = kind
        self.access = access
        guard tags.keys.contains(where: \.isConditional) else { return }
        let flow = flowClaims()
        addAccess(effective(flow + accessClaims(after: flow.last?.source ?? 0)))
        addSpeedLimits()
    }

    /// What one entry of a tag says about one mode in one direction.
    private struct Claim {
        var mode: TravelMode
        var direction: Direction
        var permission: Permission
        var hours: String
        /// The number of the entry.
        var source: Int
        var isFlow: Bool
    }
}

// MARK: - Who may travel

extension WayConditions {
    /// `oneway:conditional`: the flow as it would be, were this the way's `oneway`.
    private func flowClaims() -> [Claim] {
        let keys: [(TagKey, TagKey)] = [
            (.onewayConditional, .oneway), (.onewayMotorVehicleConditional, .onewayMotorVehicle),
            (.onewayBicycleConditional, .onewayBicycle),
        ]
        var claims: [Claim] = []
        var source = 0
        for (conditional, plain) in keys {
            for (value, hours) in timedEntries(of: conditional) where TrafficFlow(oneway: value) != nil {
                source += 1
                var changed = tags
                changed[plain] = value
                for mode in TravelMode.allCases where kind.possible.contains(mode) {
                    let flow = TrafficFlow(changed, mode: mode, roadClass: kind.roadClass)
                    for direction in Direction.allCases {
                        let usual = RoadAccess.permission(tags, mode: mode, direction: direction, kind: kind)
                        claims.append(
                            Claim(
                                mode: mode, direction: direction,
                                permission: flow.isOpen(direction) ? usual : .closed,
                                hours: hours, source: source, isFlow: true))
                    }
                }
            }
        }
        return claims
    }

    /// - Parameter source: the number of the last entry before.
    private func accessClaims(after source: Int) -> [Claim] {
        let families: [TagFamily] = [.access, .vehicle, .motorVehicle, .motorcar, .bicycle, .foot]
        var claims: [Claim] = []
        var source = source
        for family in families {
            for (directions, value, hours) in directedEntries(of: family) {
                source += 1
                guard let permission = Permission(value) else { continue }
                for mode in TravelMode.allCases where kind.possible.contains(mode) {
                    for direction in directions where isHeard(family, mode, direction, permission) {
                        claims.append(
                            Claim(
                                mode: mode, direction: direction, permission: permission, hours: hours,
                                source: source, isFlow: false))
                    }
                }
            }
        }
        return claims
    }

    /// Whether a tag decides about a mode, with no more specific one that holds always.
    private func isHeard(
        _ family: TagFamily, _ mode: TravelMode, _ direction: Direction, _ permission: Permission
    ) -> Bool {
        guard let place = mode.accessKeys.firstIndex(where: { $0.tag == family }) else { return false }
        let isShielded = mode.accessKeys[..<place].contains { RoadAccess.permission(tags, $0, direction) != nil }
        let mayOpen = mode.accessKeys[place].opensUnusual || RoadAccess.isUsual(mode, direction, tags, kind)
        return !isShielded && (permission == .closed || mayOpen)
    }

    private func effective(_ claims: [Claim]) -> [Claim] {
        TravelMode.allCases.flatMap { mode in
            Direction.allCases.flatMap { direction in
                effective(claims.filter { $0.mode == mode && $0.direction == direction }, for: mode, direction)
            }
        }
    }

    private func effective(_ claims: [Claim], for mode: TravelMode, _ direction: Direction) -> [Claim] {
        let usual = access.permission(mode, direction)
        guard claims.contains(where: { $0.permission != usual }) else { return [] }
        if claims.contains(where: { $0.isFlow && $0.permission != usual }) {
            return claims.filter { $0.isFlow || $0.permission == .closed }
        }
        let isOpen = TrafficFlow(tags, mode: mode, roadClass: kind.roadClass).isOpen(direction)
        return isOpen ? claims.filter { !$0.isFlow } : []
    }

    private mutating func addAccess(_ claims: [Claim]) {
        for (_, entry) in Dictionary(grouping: claims, by: \.source).sorted(by: { $0.key < $1.key }) {
            for direction in Direction.allCases {
                for permission in [Permission.closed, .ends, .open] {
                    let meant = entry.filter { $0.direction == direction && $0.permission == permission }
                    guard let hours = meant.first?.hours else { continue }
                    let modes = meant.reduce(into: TravelModes()) { $0.insert(TravelModes($1.mode)) }
                    all.append(WayCondition(direction: direction, effect: permission.effect(modes), hours: hours))
                }
            }
        }
    }
}

extension Permission {
    fileprivate func effect(_ modes: TravelModes) -> RoadCondition.Effect {
        switch self {
        case .open: .opened(modes)
        case .ends: .restricted(modes)
        case .closed: .closed(modes)
        }
    }
}

// MARK: - How fast

extension WayConditions {
    private mutating func addSpeedLimits() {
        for (directions, value, hours) in directedEntries(of: .maxspeed) {
            guard let limit = SpeedLimit.parse(value) else { continue }
            for direction in directions where hasVehicles(direction) {
                all.append(WayCondition(direction: direction, effect: .speedLimit(limit), hours: hours))
            }
        }
    }

    private func hasVehicles(_ direction: Direction) -> Bool {
        !access.allowed[direction].isDisjoint(with: [.car, .bicycle])
            || all.contains { $0.direction == direction && $0.opens }
    }
}

// MARK: - Entries

extension WayConditions {
    private func timedEntries(of key: TagKey) -> [(value: String, hours: String)] {
        tags[key].map { Array(ConditionalValue($0).timed) } ?? []
    }

    /// Those for both directions first.
    private func directedEntries(of family: TagFamily) -> [(directions: [Direction], value: String, hours: String)] {
        let both = timedEntries(of: family.conditional).map { (Direction.allCases, $0.value, $0.hours) }
        return Direction.allCases.reduce(into: both) { entries, direction in
            let own = timedEntries(of: family.directedConditional[direction])
            entries += own.map { ([direction], $0.value, $0.hours) }
        }
    }
}
