/// A signed rule about turning, OpenStreetMap's `type=restriction`.
package struct TurnRestriction: Hashable, Sendable {
    /// `no_*` forbids the turn; `only_*` forbids every other one. Raw values are stored in the database.
    package enum Kind: UInt8, Sendable, CaseIterable {
        case no = 0
        case only = 1
    }

    /// Where the turn happens: one junction, or a chain of roads from `from` to `to`.
    package enum Via: Hashable, Sendable {
        case junction(JunctionID)
        case roads([RoadID])
    }

    package var kind: Kind
    package var from: RoadID
    package var via: Via
    package var to: RoadID
    /// The modes that must obey.
    package var modes: TravelModes
    /// When it holds, as `OpeningHours` reads it; `.none` for always.
    package var hours: NameID
    /// OpenStreetMap's relation, for reports.
    package var osmRelation: Int64

    package init(
        kind: Kind, from: RoadID, via: Via, to: RoadID, modes: TravelModes = .car, hours: NameID = .none,
        osmRelation: Int64 = 0
    ) {
        self.kind = kind
        self.from = from
        self.via = via
        self.to = to
        self.modes = modes
        self.hours = hours
        self.osmRelation = osmRelation
    }
}
