import Routing

/// What is asked again and again of a road on the way: read once for each arc.
struct TravelledRoad {
    let signs: RoadSigns
    let roadClass: RoadClass
    /// Part of a roundabout or a traffic circle.
    let isRing: Bool
    let isFerry: Bool
    let isLeftHand: Bool
    let speedLimit: SpeedLimit
    /// What is painted on its lanes in the direction of travel.
    let turnLanes: NameID

    init(_ road: Road, _ direction: Direction) {
        let attributes = road.attributes
        signs = RoadSigns(of: road)
        roadClass = road.roadClass
        isRing = road.isRing
        isFerry = road.roadClass == .ferry || attributes.contains(.ferry)
        isLeftHand = attributes.contains(.leftHand)
        speedLimit = SpeedLimit(of: road, direction)
        turnLanes = road.turnLanes[direction]
    }
}
