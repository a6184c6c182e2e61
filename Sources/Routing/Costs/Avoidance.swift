/// Roads that a trip never uses, by what they are or one by one: a trip that needs one of them has no route.
package struct Avoidance: Hashable, Sendable {
    package let traits: Traits
    /// Ascending, each once, `maximumRoads` at the most.
    package let roads: [RoadID]

    package struct Traits: OptionSet, Hashable, Sendable, CaseIterable {
        package var rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }

        package static let toll = Traits(rawValue: 1 << 0)
        /// Motorways and their ramps, as OSRM's class `motorway`.
        package static let motorway = Traits(rawValue: 1 << 1)
        package static let ferry = Traits(rawValue: 1 << 2)
        /// What OpenStreetMap counts as unpaved, and whatever is as bad as bare earth; setts and cobblestones are paved.
        package static let unpaved = Traits(rawValue: 1 << 3)
        package static let tunnel = Traits(rawValue: 1 << 4)

        package static let allCases: [Traits] = [.toll, .motorway, .ferry, .unpaved, .tunnel]
    }

    /// What is looked through for each road of a network.
    package static let maximumRoads = 1_000
    package static let none = Avoidance()

    private init() { (traits, roads) = ([], []) }

    /// - Returns: `nil` for more roads than `maximumRoads`.
    package init?(traits: Traits, roads: [RoadID] = []) {
        guard roads.count <= Self.maximumRoads else { return nil }
        self.traits = traits
        self.roads = Set(roads).sorted()
    }

    func covers(_ id: RoadID, _ road: Road) -> Bool {
        !traits.isDisjoint(with: Traits(of: road)) || contains(id)
    }

    private func contains(_ id: RoadID) -> Bool {
        var (low, high) = (0, roads.count)
        while low < high {
            let middle = (low + high) / 2
            if roads[middle] < id { low = middle + 1 } else { high = middle }
        }
        return low < roads.count && roads[low] == id
    }

    /// The roads of a network that one of two avoids and the other perhaps doesn't. O(roads), O(1) where their traits agree.
    func roads(of network: RoadNetwork, unlike other: Avoidance) -> [RoadID] {
        guard self != other else { return [] }
        let listed = Set(roads).symmetricDifference(other.roads).filter { $0.index < network.roads.count }
        let differing = traits.symmetricDifference(other.traits)
        guard !differing.isEmpty else { return Array(listed) }
        let alike = network.roads.indices.filter { !differing.isDisjoint(with: Traits(of: network.roads[$0])) }
        return alike.map { RoadID(UInt32($0)) } + listed
    }
}

extension Avoidance.Traits {
    /// What could be avoided of a road.
    init(of road: Road) {
        self = []
        if road.attributes.contains(.toll) { insert(.toll) }
        if road.roadClass == .motorway || road.roadClass == .motorwayLink { insert(.motorway) }
        if road.attributes.contains(.ferry) || road.roadClass == .ferry { insert(.ferry) }
        if road.attributes.contains(.unpaved) || road.surface >= .veryRough { insert(.unpaved) }
        if road.attributes.contains(.tunnel) { insert(.tunnel) }
    }
}
