import Routing

/// The way from one stop to the next.
package struct LegDirections: Sendable, Equatable {
    package var path: RoutePath
    /// The leg's shape, at least two coordinates; they are equal where the leg has no length.
    package var line: MeasuredLine
    /// Seconds from the leg's start to each coordinate of `line`, delays at turns included; never falling.
    package var times: [Double]
    /// The stretch between each two coordinates of `line`.
    package var segments: [LegSegment]
    /// The roads that the leg runs along, in order; one for each of the path's arcs.
    package var roads: [RoadSpan]
    /// The roads that make up most of it, such as `Mannerheimintie, Runeberginkatu`; may be empty.
    package var summary: String
    /// At least two: the first departs, the last arrives.
    package var steps: [Step]

    /// Meters.
    package var distance: Double { line.length }
    /// Seconds.
    package var duration: Double { times.last ?? 0 }

    package init(
        path: RoutePath, line: MeasuredLine, times: [Double], segments: [LegSegment], roads: [RoadSpan],
        summary: String, steps: [Step]
    ) {
        self.path = path
        self.line = line
        self.times = times
        self.segments = segments
        self.roads = roads
        self.summary = summary
        self.steps = steps
    }

    /// The shape of a step, at least two coordinates; for the arrival they are equal.
    package func coordinates(of step: Step) -> [Coordinate] {
        let slice = line.coordinates[step.shape]
        return slice.count == 1 ? [slice[slice.startIndex], slice[slice.startIndex]] : Array(slice)
    }
}

/// The stretch between two coordinates of a leg's line: a row of OSRM's annotation.
package struct LegSegment: Sendable, Equatable {
    /// Meters.
    package var distance: Double
    /// Seconds of travel, without delays at turns.
    package var duration: Double
    package var speedLimit: SpeedLimit

    /// Meters per second; 0 where the segment has no length.
    package var speed: Double { duration > 0 ? distance / duration : 0 }

    package init(distance: Double, duration: Double, speedLimit: SpeedLimit) {
        self.distance = distance
        self.duration = duration
        self.speedLimit = speedLimit
    }
}

/// The stretch of a leg along one arc.
package struct RoadSpan: Sendable, Equatable {
    package var arc: ArcID
    /// Meters from the leg's start.
    package var startOffset: Double
    /// The road's name, or its number where it has no name; may be empty.
    package var name: String
    package var speedLimit: SpeedLimit

    package init(arc: ArcID, startOffset: Double, name: String, speedLimit: SpeedLimit) {
        self.arc = arc
        self.startOffset = startOffset
        self.name = name
        self.speedLimit = speedLimit
    }
}

/// A signed speed limit.
package enum SpeedLimit: Hashable, Sendable {
    case kilometersPerHour(Int)
    /// Signed as unlimited.
    case none
    case unknown

    package var metersPerSecond: Double? {
        if case .kilometersPerHour(let speed) = self { Double(speed) / 3.6 } else { nil }
    }
}
