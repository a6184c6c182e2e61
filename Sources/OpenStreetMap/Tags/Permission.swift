import Routing

/// What an access tag grants.
enum Permission: Hashable, Sendable {
    case open
    /// Only where a trip begins or ends: private, customers, delivery, destination.
    case ends
    case closed

    /// Of several entries (`agricultural;delivery`) each lets somebody in: the one that grants most counts. `nil` where
    /// none is known lets the next tag of the hierarchy decide.
    init?(_ value: String) {
        if let known = Self.byValue[value] {
            self = known
            return
        }
        guard value.utf8.contains(UInt8(ascii: ";")) else { return nil }
        let known = value.listEntries.compactMap { Self.byValue[String($0)] }
        guard let most = [Permission.open, .ends, .closed].first(where: known.contains) else { return nil }
        self = most
    }

    private static let byValue: [String: Permission] = [
        "yes": .open, "permissive": .open, "designated": .open, "official": .open, "public": .open, "allowed": .open,
        "discouraged": .open, "dismount": .open, "hov": .open, "motorcar": .open, "motor_vehicle": .open,
        "vehicle": .open, "1": .open, "true": .open,
        "private": .ends, "customers": .ends, "delivery": .ends, "destination": .ends, "permit": .ends,
        "residents": .ends, "employees": .ends, "license": .ends, "disabled": .ends, "members": .ends,
        "visitors": .ends,
        "no": .closed, "agricultural": .closed, "forestry": .closed, "emergency": .closed, "psv": .closed,
        "bus": .closed, "taxi": .closed, "share_taxi": .closed, "minibus": .closed, "tourist_bus": .closed,
        "coach": .closed, "tram": .closed, "emergency_access": .closed, "emergency_vehicle": .closed,
        "military": .closed, "use_sidepath": .closed, "restricted": .closed, "hgv": .closed, "0": .closed,
        "false": .closed,
    ]
}

/// An access tag's place in the hierarchy of one mode.
struct AccessKey: Hashable, Sendable {
    var tag: TagFamily
    /// Whether it opens a kind of road that is usually closed: `motorcar=yes` opens a track for cars, `access=yes`
    /// doesn't.
    var opensUnusual: Bool
}

extension TravelMode {
    /// The tags that decide about this mode, the most specific first.
    var accessKeys: [AccessKey] {
        switch self {
        case .car: Self.carKeys
        case .bicycle: Self.bicycleKeys
        case .foot: Self.footKeys
        }
    }

    private static let carKeys = [
        AccessKey(tag: .motorcar, opensUnusual: true), AccessKey(tag: .motorVehicle, opensUnusual: true),
        AccessKey(tag: .vehicle, opensUnusual: true), AccessKey(tag: .access, opensUnusual: false),
    ]
    private static let bicycleKeys = [
        AccessKey(tag: .bicycle, opensUnusual: true), AccessKey(tag: .vehicle, opensUnusual: false),
        AccessKey(tag: .access, opensUnusual: false),
    ]
    private static let footKeys = [
        AccessKey(tag: .foot, opensUnusual: true), AccessKey(tag: .access, opensUnusual: false),
    ]
}
