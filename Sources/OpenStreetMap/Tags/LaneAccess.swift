import Routing

/// Who may use each lane of a way: access tags with `:lanes`, such as `bus:lanes=|designated`.
///
/// Source: https://wiki.openstreetmap.org/wiki/Lanes
struct LaneAccess {
    private let tags: Tags
    private let flow: TrafficFlow

    init(_ tags: Tags, flow: TrafficFlow) {
        self.tags = tags
        self.flow = flow
    }

    /// A tag of which each direction may have its own.
    private struct Key {
        var plain: TagKey
        var forward: TagKey
        var backward: TagKey
    }

    private static let access = Key(plain: .accessLanes, forward: .accessLanesForward, backward: .accessLanesBackward)
    private static let vehicle = Key(
        plain: .vehicleLanes, forward: .vehicleLanesForward, backward: .vehicleLanesBackward)
    private static let motorVehicle = Key(
        plain: .motorVehicleLanes, forward: .motorVehicleLanesForward, backward: .motorVehicleLanesBackward)
    private static let motorcar = Key(
        plain: .motorcarLanes, forward: .motorcarLanesForward, backward: .motorcarLanesBackward)
    private static let bicycle = Key(
        plain: .bicycleLanes, forward: .bicycleLanesForward, backward: .bicycleLanesBackward)
    private static let bus = Key(plain: .busLanes, forward: .busLanesForward, backward: .busLanesBackward)
    private static let psv = Key(plain: .psvLanes, forward: .psvLanesForward, backward: .psvLanesBackward)
    private static let taxi = Key(plain: .taxiLanes, forward: .taxiLanesForward, backward: .taxiLanesBackward)
    private static let hov = Key(plain: .hovLanes, forward: .hovLanesForward, backward: .hovLanesBackward)

    static let keys: [TagKey] = [access, vehicle, motorVehicle, motorcar, bicycle, bus, psv, taxi, hov].flatMap {
        [$0.plain, $0.forward, $0.backward]
    }

    /// The tags that decide about a mode, the most specific first, and those that give a lane to others.
    private static func rules(of mode: TravelMode) -> (own: [Key], others: [Key]) {
        switch mode {
        case .car: ([motorcar, motorVehicle, vehicle, access], [bus, psv, taxi, hov, bicycle])
        case .bicycle: ([bicycle, vehicle, access], [bus, psv, taxi, hov, motorVehicle, motorcar])
        case .foot: ([], [])
        }
    }

    /// A digit for each lane that has arrows, the mask of the modes that may use it; empty where all may use all.
    ///
    /// - Parameter turnLanes: the tag `turn:lanes` of each direction.
    func modes(ofLanes turnLanes: Directed<String>) -> Directed<String> {
        guard tags.has(anyOf: Self.keys) else { return Directed(both: "") }
        return Directed(
            forward: modes(ofLanes: turnLanes.forward, .forward),
            backward: modes(ofLanes: turnLanes.backward, .backward))
    }

    private func modes(ofLanes turnLanes: String, _ direction: Direction) -> String {
        guard !turnLanes.isEmpty else { return "" }
        var masks = Array(repeating: TravelModes.all, count: Self.values(turnLanes).count)
        for mode in TravelMode.allCases {
            let rules = Self.rules(of: mode)
            let own = values(of: rules.own, direction, lanes: masks.count)
            let others = values(of: rules.others, direction, lanes: masks.count)
            for lane in masks.indices {
                let stated = own.lazy.compactMap { Permission(String($0[lane])) }.first
                let isForOthers = others.contains { $0[lane] == "designated" }
                if stated == .closed || (stated == nil && isForOthers) { masks[lane].remove(TravelModes(mode)) }
            }
        }
        return masks.allSatisfy { $0 == .all } ? "" : masks.map { String($0.rawValue) }.joined()
    }

    /// Of the tags that speak of as many lanes as there are; of others nobody knows which lane they mean.
    private func values(of keys: [Key], _ direction: Direction, lanes: Int) -> [[Substring]] {
        keys.compactMap { key in
            let text = Signs.texts(
                tags, plain: key.plain, Directed(forward: key.forward, backward: key.backward), flow)[direction]
            let values = Self.values(text)
            return values.count == lanes ? values : nil
        }
    }

    private static func values(_ text: String) -> [Substring] {
        text.split(separator: "|", omittingEmptySubsequences: false)
    }
}
