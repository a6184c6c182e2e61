import Routing

/// What is asked again and again of a road on the way: read once for each arc.
struct TravelledRoad {
    let signs: RoadSigns
    let roadClass: RoadClass
    /// Part of a roundabout or a traffic circle.
    let isRing: Bool
    let mode: StepMode
    let attributes: RoadAttributes
    let speedLimit: SpeedLimit
    /// What is painted on its lanes in the direction of travel.
    let turnLanes: NameID

    var isLeftHand: Bool { attributes.contains(.leftHand) }

    init(_ road: Road, _ direction: Direction, for mode: TravelMode) {
        attributes = road.attributes
        signs = RoadSigns(of: road)
        roadClass = road.roadClass
        isRing = road.isRing
        self.mode = StepMode(on: road, for: mode)
        speedLimit = SpeedLimit(of: road, direction)
        turnLanes = road.turnLanes[direction]
    }
}

extension StepMode {
    /// How somebody who goes by `mode` travels where nothing else is said.
    init(for mode: TravelMode) {
        switch mode {
        case .car: self = .driving
        case .bicycle: self = .cycling
        case .foot: self = .walking
        }
    }

    /// The same along a road.
    fileprivate init(on road: Road, for mode: TravelMode) {
        if road.roadClass == .ferry || road.attributes.contains(.ferry) {
            self = .ferry
        } else if mode == .bicycle, road.attributes.contains(.dismount) {
            self = .pushingBike
        } else {
            self.init(for: mode)
        }
    }
}
