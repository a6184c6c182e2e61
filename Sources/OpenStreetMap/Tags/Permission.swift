import Routing

/// What an access tag grants.
enum Permission: Hashable, Sendable {
    case open
    /// Only where a trip begins or ends: private, customers, delivery, destination.
    case ends
    case closed

    /// The first entry of the tag's value that is known; `nil` lets the next tag of the hierarchy decide.
    init?(_ value: String) {
        for entry in value.listEntries {
            if let known = Self.byValue[String(entry)] {
                self = known
                return
            }
        }
        return nil
    }

    private static let byValue: [String: Permission] = [
        "yes": .open, "permissive": .open, "designated": .open, "official": .open, "public": .open, "allowed": .open,
        "discouraged": .open, "dismount": .open, "hov": .open, "motorcar": .open, "motor_vehicle": .open,
        "vehicle": .open, "1": .open, "true": .open,
        "private": .ends, "customers": .ends, "delivery": .ends, "destination": .ends, "permit": .ends,
        "residents": .ends, "employees": .ends, "license": .ends, "disabled": .ends,
        "no": .closed, "agricultural": .closed, "forestry": .closed, "emergency": .closed, "psv": .closed,
        "bus": .closed, "taxi": .closed, "tram": .closed, "emergency_access": .closed, "military": .closed,
        "use_sidepath": .closed, "restricted": .closed, "0": .closed,
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
