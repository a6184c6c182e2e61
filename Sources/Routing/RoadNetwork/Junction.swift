/// What controls traffic at a junction; raw values are stored in the database.
package enum JunctionControl: UInt8, Sendable, CaseIterable, BitwiseCopyable {
    case none = 0
    case signals = 1
    case stop = 2
    case giveWay = 3
    case miniRoundabout = 4
    case barrier = 5
    case gate = 6
    case motorwayJunction = 7
}

/// Where roads meet or end, or where something controls traffic.
@usableFromInline package struct Junction: Hashable, Sendable, BitwiseCopyable {
    package var coordinate: FixedCoordinate
    package var osmNode: Int64
    package var control: JunctionControl
    /// The modes that may not pass through, e.g. cars at a bollard.
    package var blocked: TravelModes
    /// The exit number of a motorway junction (`ref` of the node).
    package var ref: NameID
    /// The name of the junction (`name` of the node).
    package var name: NameID

    package init(
        coordinate: FixedCoordinate, osmNode: Int64 = 0, control: JunctionControl = .none,
        blocked: TravelModes = [], ref: NameID = .none, name: NameID = .none
    ) {
        self.coordinate = coordinate
        self.osmNode = osmNode
        self.control = control
        self.blocked = blocked
        self.ref = ref
        self.name = name
    }
}
