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
/// Each condition is what the plain rules say of the tags that hold then (`ConditionalTags`); those that would change
/// nothing are left out.
struct WayConditions {
    private(set) var all: [WayCondition] = []

    private let kind: HighwayKind

    init(_ tags: Tags, kind: HighwayKind, access: RoadAccess) {
        self.kind = kind
        guard tags.keys.contains(where: \.isConditional) else { return }
        addAccess(ConditionalTags(tags, Self.accessKeys))
        // A ferry's speed is its timetable's.
        if kind.roadClass != .ferry { addSpeedLimits(ConditionalTags(tags, Self.speedKeys), access) }
    }

    /// The more specific ones last, as `ConditionalTags` takes them; what they override decides about access.
    static let accessKeys: [TagKey] =
        [TagFamily.access, .vehicle, .motorVehicle, .motorcar, .bicycle, .foot].flatMap(\.conditionals) + [
            .hovConditional, .onewayConditional, .onewayVehicleConditional, .onewayMotorVehicleConditional,
            .onewayMotorcarConditional, .onewayBicycleConditional, .onewayFootConditional,
        ]

    static let speedKeys = TagFamily.maxspeed.conditionals
}

extension TagFamily {
    fileprivate var conditionals: [TagKey] {
        [conditional, directedConditional.forward, directedConditional.backward]
    }
}

// MARK: - Who may travel

extension WayConditions {
    private mutating func addAccess(_ conditional: ConditionalTags) {
        guard conditional.count > 1 else { return }
        let tables = (0..<conditional.count).map(conditional.tags(in:))
        var changes: [Change: TravelModes] = [:]
        for mode in TravelMode.allCases {
            for direction in Direction.allCases {
                let permissions = tables.map {
                    RoadAccess.permission($0, mode: mode, alongTraffic: direction, kind: kind)
                }
                for combination in conditional.changes(of: permissions) {
                    let change = Change(combination, direction, permissions[combination])
                    changes[change, default: []].insert(TravelModes(mode))
                }
            }
        }
        for (change, modes) in changes.sorted(by: { $0.key < $1.key }) {
            all.append(
                WayCondition(
                    direction: change.direction, effect: change.permission.effect(modes),
                    hours: conditional.hours(of: change.combination)))
        }
    }

    /// What several modes may have in common.
    private struct Change: Hashable, Comparable {
        var combination: Int
        var direction: Direction
        var permission: Permission

        init(_ combination: Int, _ direction: Direction, _ permission: Permission) {
            self.combination = combination
            self.direction = direction
            self.permission = permission
        }

        private var place: (Int, UInt8, Int) { (combination, direction.rawValue, permission.rank) }

        static func < (one: Change, other: Change) -> Bool { one.place < other.place }
    }
}

extension Permission {
    fileprivate var rank: Int {
        switch self {
        case .closed: 0
        case .ends: 1
        case .open: 2
        }
    }

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
    private mutating func addSpeedLimits(_ conditional: ConditionalTags, _ access: RoadAccess) {
        guard conditional.count > 1 else { return }
        let limits = (0..<conditional.count).map { SpeedLimit.directed(conditional.tags(in: $0)) }
        let directions = Direction.allCases.filter { hasVehicles($0, access) }
        let changes = directions.flatMap { direction in
            conditional.changes(of: limits.map { $0[direction] }).map { ($0, direction) }
        }
        for (combination, direction) in changes.sorted(by: { ($0.0, $0.1.rawValue) < ($1.0, $1.1.rawValue) }) {
            all.append(
                WayCondition(
                    direction: direction, effect: .speedLimit(limits[combination][direction]),
                    hours: conditional.hours(of: combination)))
        }
    }

    private func hasVehicles(_ direction: Direction, _ access: RoadAccess) -> Bool {
        !access.allowed[direction].isDisjoint(with: [.car, .bicycle])
            || all.contains { $0.direction == direction && $0.opens }
    }
}
