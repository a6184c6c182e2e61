/// A value for each direction of a road.
@usableFromInline package struct Directed<Value> {
    @usableFromInline package var forward: Value
    @usableFromInline package var backward: Value

    package init(forward: Value, backward: Value) {
        self.forward = forward
        self.backward = backward
    }

    package init(both value: Value) { self.init(forward: value, backward: value) }

    @inlinable package subscript(_ direction: Direction) -> Value {
        get { direction == .forward ? forward : backward }
        set { if direction == .forward { forward = newValue } else { backward = newValue } }
    }
}

extension Directed: Sendable where Value: Sendable {}
extension Directed: Equatable where Value: Equatable {}
extension Directed: Hashable where Value: Hashable {}
extension Directed: BitwiseCopyable where Value: BitwiseCopyable {}

/// Properties of a road that are there or not, one bit each, as they stand in the database.
@usableFromInline package struct RoadAttributes: OptionSet, Hashable, Sendable, BitwiseCopyable {
    @usableFromInline package var rawValue: UInt16
    @inlinable package init(rawValue: UInt16) { self.rawValue = rawValue }

    /// Said here because what every option set has goes through its witnesses where another module asks.
    @inlinable package func contains(_ other: RoadAttributes) -> Bool { rawValue & other.rawValue == other.rawValue }

    package static let roundabout = RoadAttributes(rawValue: 1 << 0)
    package static let tunnel = RoadAttributes(rawValue: 1 << 1)
    package static let bridge = RoadAttributes(rawValue: 1 << 2)
    package static let ferry = RoadAttributes(rawValue: 1 << 3)
    package static let toll = RoadAttributes(rawValue: 1 << 4)
    package static let unpaved = RoadAttributes(rawValue: 1 << 5)
    /// Traffic keeps to the left.
    package static let leftHand = RoadAttributes(rawValue: 1 << 6)
    /// `junction=circular`: a traffic circle without a roundabout's right of way.
    package static let circular = RoadAttributes(rawValue: 1 << 7)
    /// A service road to drive slowly on: an aisle between parked cars, a driveway, an alley, a drive-through.
    package static let minorService = RoadAttributes(rawValue: 1 << 8)
    /// Bicycles are pushed.
    package static let dismount = RoadAttributes(rawValue: 1 << 9)
    /// Made for walkers, and signed for bicycles too.
    package static let cycling = RoadAttributes(rawValue: 1 << 10)
    /// What controls the junction where the road ends (`to`) is for traffic of the other direction: `direction=backward`
    /// on a stop sign.
    package static let uncontrolledAtEnd = RoadAttributes(rawValue: 1 << 11)
    /// The same where the road begins (`from`).
    package static let uncontrolledAtStart = RoadAttributes(rawValue: 1 << 12)
    /// The speed limit is a recommendation (`maxspeed:advisory`): what one drives, not what the law says.
    package static let advisoryLimit = RoadAttributes(rawValue: 1 << 13)
}

extension Road {
    /// Whether what controls the junction at which `direction` arrives is for those who come this way.
    func isControlled(arriving direction: Direction) -> Bool {
        !attributes.contains(direction == .forward ? .uncontrolledAtEnd : .uncontrolledAtStart)
    }
}

/// The stretch between two junctions, with what is signed along it. Its shape lies in `RoadNetworkTables`.
@usableFromInline package struct Road: Hashable, Sendable, BitwiseCopyable {
    package var osmWay: Int64
    package var from: JunctionID
    package var to: JunctionID
    package var roadClass: RoadClass
    package var attributes: RoadAttributes
    /// Who may travel in each direction at all.
    package var access: Directed<TravelModes>
    /// Of those, who may only where a trip begins or ends (private, destination, customers, delivery).
    package var restricted: Directed<TravelModes>
    /// The signed speed limit in km/h; 0 where none is known, 255 where there is none to keep. With `.advisoryLimit` it is
    /// the speed that signs recommend.
    package var speedLimit: Directed<UInt8>
    package var name: NameID
    package var ref: NameID
    /// The signed destination (`destination`, `destination:forward/backward`).
    package var destination: Directed<NameID>
    package var destinationRef: Directed<NameID>
    /// OpenStreetMap's `turn:lanes` for the direction, e.g. `left|through;right`.
    package var turnLanes: Directed<NameID>
    /// How many lanes the direction has; 0 where not known.
    package var lanes: Directed<UInt8>
    /// What it is like to drive on.
    package var surface: SurfaceQuality
    /// In metres, along the shape.
    package var length: Float

    package init(
        osmWay: Int64 = 0, from: JunctionID, to: JunctionID, roadClass: RoadClass = .residential,
        attributes: RoadAttributes = [], access: Directed<TravelModes> = .init(both: .all),
        restricted: Directed<TravelModes> = .init(both: []), speedLimit: Directed<UInt8> = .init(both: 0),
        name: NameID = .none, ref: NameID = .none, destination: Directed<NameID> = .init(both: .none),
        destinationRef: Directed<NameID> = .init(both: .none), turnLanes: Directed<NameID> = .init(both: .none),
        lanes: Directed<UInt8> = .init(both: 0), surface: SurfaceQuality = .unknown, length: Float = 0
    ) {
        self.osmWay = osmWay
        self.from = from
        self.to = to
        self.roadClass = roadClass
        self.attributes = attributes
        self.access = access
        self.restricted = restricted
        self.speedLimit = speedLimit
        self.name = name
        self.ref = ref
        self.destination = destination
        self.destinationRef = destinationRef
        self.turnLanes = turnLanes
        self.lanes = lanes
        self.surface = surface
        self.length = length
    }
}
