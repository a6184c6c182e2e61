import Routing

/// Something that stands in the way, and whom it stops.
///
/// An access tag on it decides; without one, its kind does. The kinds are the whitelists of OSRM's three profiles; for
/// walkers, also those that are made to let only walkers through.
struct Barrier: Equatable, Sendable {
    var blocked: TravelModes
    var control: JunctionControl

    init?(_ tags: Tags) {
        guard let kind = tags[.barrier], kind != "no" else { return nil }
        let passing = Self.passing(kind, tags)
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

    private static func passing(_ kind: String, _ tags: Tags) -> TravelModes {
        if gates.contains(kind), tags[.locked] == "yes" { return [] }
        if kind == "bollard", tags[.bollard] == "rising" { return .all }
        if kind == "kerb", let kerb = tags[.kerb], ["flush", "lowered", "no"].contains(kerb) { return .all }
        // `kissing_gate;gate`: side by side.
        return kind.listEntries.reduce(into: []) { $0.formUnion(passingByKind[String($1)] ?? []) }
    }

    private static let gates: Set<String> = [
        "gate", "lift_gate", "swing_gate", "sliding_gate", "hampshire_gate", "bump_gate",
    ]

    private static let passingByKind: [String: TravelModes] = [
        "entrance": .all, "cattle_grid": .all, "border_control": .all, "toll_booth": .all, "sally_port": .all,
        "gate": .all, "lift_gate": .all, "swing_gate": .all, "sliding_gate": .all, "height_restrictor": .all,
        "arch": .all, "hampshire_gate": .all, "bump_gate": .all, "checkpoint": .all, "coupure": .all,
        "bollard": [.bicycle, .foot], "cycle_barrier": [.bicycle, .foot], "block": [.bicycle, .foot],
        "bus_trap": [.bicycle, .foot], "sump_buster": [.bicycle, .foot], "motorcycle_barrier": [.bicycle, .foot],
        "planter": [.bicycle, .foot], "spikes": [.bicycle, .foot],
        "kent_carriage_gap": [.bicycle, .foot], "chicane": [.bicycle, .foot], "vehicle_barrier": [.bicycle, .foot],
        "kerb": .foot, "door": .foot, "jersey_barrier": .foot, "log": .foot, "chain": .foot, "stile": .foot,
        "kissing_gate": .foot, "turnstile": .foot, "full-height_turnstile": .foot, "wicket_gate": .foot,
        "horse_stile": .foot, "debris": .foot, "rope": .foot,
    ]
}
