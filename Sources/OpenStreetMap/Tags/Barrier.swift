import Routing

/// Something that stands in the way, and whom it stops.
///
/// An access tag on it decides; without one, its kind does. For cars the kinds are OSRM's whitelist and the gates. Bicycles
/// are lifted over kerbs, chains and logs and pass all that OSRM's bicycle passes, but what is made to let only walkers
/// through. Source: https://wiki.openstreetmap.org/wiki/Key:barrier
struct Barrier: Equatable, Sendable {
    var blocked: TravelModes
    var control: JunctionControl

    init?(_ tags: Tags) {
        let kind = tags[.barrier] ?? "no"
        guard let passing = Self.passing(kind, tags) else { return nil }
        blocked = []
        for mode in TravelMode.allCases where !Self.lets(mode, through: tags, passing: passing) {
            blocked.insert(TravelModes(mode))
        }
        control = Self.gates.contains(kind) ? .gate : blocked.isEmpty ? .none : .barrier
    }

    private static func lets(_ mode: TravelMode, through tags: Tags, passing: TravelModes) -> Bool {
        for key in mode.accessKeys {
            if let permission = tags[key.tag.plain].flatMap(Permission.init) { return permission != .closed }
        }
        return passing.contains(mode)
    }

    /// - Returns: `nil` where nothing stands in the way.
    private static func passing(_ kind: String, _ tags: Tags) -> TravelModes? {
        guard kind == "no" else { return passing(barrier: kind, tags) }
        if let ford = tags[.ford], ["stepping_stones", "boat"].contains(ford) { return .foot }
        // Who may not pass a bare node is written on it; at a crossing or signals that is about those who cross.
        let isCrossing = ["crossing", "traffic_signals"].contains(tags[.highway]) || tags[.crossing] != nil
        return !isCrossing && tags.has(anyOf: accessKeys) ? .all : nil
    }

    private static func passing(barrier kind: String, _ tags: Tags) -> TravelModes {
        if lockable.contains(kind), tags[.locked] == "yes" { return [] }
        switch kind {
        case "bollard" where tags[.bollard] == "rising": return .all
        case "kerb" where isFlat(tags): return .all
        case "height_restrictor": return VehicleSize.fitsUnder(tags[.maxheight]) ? .all : [.bicycle, .foot]
        // `kissing_gate;gate`: side by side.
        default: return kind.listEntries.reduce(into: []) { $0.formUnion(passingByKind[String($1)] ?? []) }
        }
    }

    /// A kerb that wheels roll over; one at a crossing is beside the road.
    private static func isFlat(_ tags: Tags) -> Bool {
        tags[.highway] == "crossing" || tags[.kerb].map(["flush", "lowered", "rolled", "no"].contains) ?? false
    }

    private static let accessKeys: [TagKey] = [.access, .vehicle, .motorVehicle, .motorcar, .bicycle, .foot]

    private static let gates: Set<String> = [
        "gate", "lift_gate", "swing_gate", "sliding_gate", "hampshire_gate", "bump_gate",
    ]
    private static let lockable = gates.union(["door", "kissing_gate", "wicket_gate", "turnstile"])

    private static let passingByKind: [String: TravelModes] = [
        "entrance": .all, "cattle_grid": .all, "border_control": .all, "toll_booth": .all, "sally_port": .all,
        "gate": .all, "lift_gate": .all, "swing_gate": .all, "sliding_gate": .all, "arch": .all,
        "hampshire_gate": .all, "bump_gate": .all, "checkpoint": .all, "coupure": .all,
        "bollard": [.bicycle, .foot], "cycle_barrier": [.bicycle, .foot], "block": [.bicycle, .foot],
        "bus_trap": [.bicycle, .foot], "sump_buster": [.bicycle, .foot], "motorcycle_barrier": [.bicycle, .foot],
        "planter": [.bicycle, .foot], "spikes": [.bicycle, .foot],
        "kent_carriage_gap": [.bicycle, .foot], "chicane": [.bicycle, .foot], "vehicle_barrier": [.bicycle, .foot],
        "kerb": [.bicycle, .foot], "jersey_barrier": [.bicycle, .foot], "chain": [.bicycle, .foot],
        "log": [.bicycle, .foot], "debris": [.bicycle, .foot], "rope": [.bicycle, .foot],
        "door": .foot, "stile": .foot, "kissing_gate": .foot, "turnstile": .foot, "full-height_turnstile": .foot,
        "wicket_gate": .foot, "horse_stile": .foot,
    ]
}
