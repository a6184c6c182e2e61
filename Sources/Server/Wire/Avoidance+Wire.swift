import Protocol
import Routing

extension Routing.Avoidance {
    /// What a driver asked to keep away from.
    init(_ choices: [Protocol.Avoidance]) {
        let traits = choices.reduce(into: Traits()) { $0.formUnion(Traits($1)) }
        self = Self(traits: traits) ?? .none
    }

    /// OSRM's and Mapbox's `exclude`: traits by name, roads by the numbers that `/v1/traffic` has for them.
    ///
    /// - Throws: `InvalidValue` for other names, `TooBig` for too many roads.
    init(excluding names: [String]) throws(OSRMError) {
        var traits: Traits = []
        var roads: [RoadID] = []
        for name in names {
            if let choice = Protocol.Avoidance(rawValue: name) {
                traits.formUnion(Traits(choice))
            } else if let road = UInt32(name) {
                roads.append(RoadID(road))
            } else {
                let known = Protocol.Avoidance.allCases.map(\.rawValue).joined(separator: ", ")
                throw OSRMError(
                    .invalidValue,
                    "Exclude flag combination is not supported: \(name.prefix(40)) is none of \(known), and no road's number"
                )
            }
        }
        guard let avoidance = Self(traits: traits, roads: roads) else {
            throw OSRMError(.tooBig, "At most \(Self.maximumRoads) roads can be excluded")
        }
        self = avoidance
    }
}

extension Routing.Avoidance.Traits {
    fileprivate init(_ choice: Protocol.Avoidance) {
        switch choice {
        case .toll: self = .toll
        case .motorway: self = .motorway
        case .ferry: self = .ferry
        case .unpaved: self = .unpaved
        case .tunnel: self = .tunnel
        }
    }
}
