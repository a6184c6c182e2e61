/// A place along a road: `offset` metres from the start of its shape.
package struct RoadPosition: Hashable, Sendable {
    package var road: RoadID
    package var offset: Double

    package init(road: RoadID, offset: Double) {
        self.road = road
        self.offset = offset
    }
}

extension RoadNetwork {
    /// How far `position` is along `arc`, in its direction of travel, in metres.
    package func offset(of position: RoadPosition, along arc: ArcID) -> Double {
        let length = Double(road(of: arc).length)
        let offset = min(max(position.offset, 0), length)
        return arc.direction == .forward ? offset : length - offset
    }

    /// The position that lies so many metres along `arc`, in its direction of travel.
    package func position(at offset: Double, along arc: ArcID) -> RoadPosition {
        let length = Double(road(of: arc).length)
        return RoadPosition(road: arc.road, offset: arc.direction == .forward ? offset : length - offset)
    }

    package func coordinate(of position: RoadPosition) -> Coordinate {
        line(of: position.road).coordinate(at: position.offset)
    }
}
