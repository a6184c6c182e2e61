/// What holds along a road at some times only: OpenStreetMap's `access:conditional`, `oneway:conditional`,
/// `maxspeed:conditional` and their kin.
package struct RoadCondition: Hashable, Sendable {
    package enum Effect: Hashable, Sendable {
        /// These modes may travel freely.
        case opened(TravelModes)
        /// These modes may travel only where a trip begins or ends.
        case restricted(TravelModes)
        /// These modes may not travel.
        case closed(TravelModes)
        /// In km/h, as `Road.speedLimit`.
        case speedLimit(UInt8)
    }

    package var road: RoadID
    package var direction: Direction
    package var effect: Effect
    /// When, as `OpeningHours` reads it; one of the network's texts.
    package var hours: NameID

    package init(road: RoadID, direction: Direction, effect: Effect, hours: NameID) {
        self.road = road
        self.direction = direction
        self.effect = effect
        self.hours = hours
    }
}
