import Routing

/// The way from one stop to the next.
package struct LegDirections: Sendable, Equatable {
    package var path: RoutePath
    /// The leg's shape, at least two coordinates; they are equal where the leg has no length.
    package var line: MeasuredLine
    /// Seconds from the leg's start to each coordinate of `line`, delays at turns included; never falling.
    package var times: [Double]
    /// Seconds of travel between each two coordinates of `line`, without delays at turns.
    package var travelTimes: [Double]
    /// The roads that the leg runs along, in order; one for each of the path's arcs.
    package var roads: [RoadSpan]
    /// OpenStreetMap's node at each coordinate of `line`; where the leg begins or ends between two, the one before or
    /// behind. Empty where they weren't asked for or aren't known.
    package var nodes: [Int64]
    /// The roads that make up most of it, such as `Mannerheimintie, Runeberginkatu`; may be empty.
    package var summary: String
    /// At least two: the first departs, the last arrives. None in an outline.
    package var steps: [Step]

    /// Meters.
    package var distance: Double { line.length }
    /// Seconds.
    package var duration: Double { times.last ?? 0 }

    package init(
        path: RoutePath, line: MeasuredLine, times: [Double], travelTimes: [Double], roads: [RoadSpan],
        nodes: [Int64] = [], summary: String, steps: [Step]
    ) {
        self.path = path
        self.line = line
        self.times = times
        self.travelTimes = travelTimes
        self.roads = roads
        self.nodes = nodes
        self.summary = summary
        self.steps = steps
    }

    /// The stretch between each two coordinates of `line`.
    package var segments: [LegSegment] {
        var limits = Array(repeating: SpeedLimit.unknown, count: travelTimes.count)
        for road in roads { for place in road.segments { limits[place] = road.speedLimit } }
        return travelTimes.indices.map { place in
            LegSegment(
                distance: line.distances[place + 1] - line.distances[place], duration: travelTimes[place],
                speedLimit: limits[place])
        }
    }

    /// The shape of a step, at least two coordinates; for the arrival they are equal.
    package func coordinates(of step: Step) -> ArraySlice<Coordinate> {
        let slice = line.coordinates[step.shape]
        return slice.count == 1 ? [slice[slice.startIndex], slice[slice.startIndex]] : slice
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
    /// The leg's segments along it, as indices of the coordinates where they begin.
    package var segments: Range<Int>
    /// Meters from the leg's start.
    package var startOffset: Double
    /// The road's name, or its number where it has no name; may be empty.
    package var name: String
    package var speedLimit: SpeedLimit
    /// How fast it is driven now, as a share of how fast it usually is; `nil` where nothing is reported.
    package var flow: Double?

    package init(
        arc: ArcID, segments: Range<Int>, startOffset: Double, name: String, speedLimit: SpeedLimit,
        flow: Double?
    ) {
        self.arc = arc
        self.segments = segments
        self.startOffset = startOffset
        self.name = name
        self.speedLimit = speedLimit
        self.flow = flow
    }

    /// Whether its speed is one that is reported, not the map's.
    package var isReported: Bool { flow != nil }
}

/// A signed speed limit.
package enum SpeedLimit: Hashable, Sendable {
    case kilometersPerHour(Int)
    /// Signed as unlimited.
    case none
    case unknown

    /// What the law says; a recommended speed is none that anybody may be shown as a limit.
    init(of road: Road, _ direction: Direction) {
        guard !road.attributes.contains(.advisoryLimit) else {
            self = .unknown
            return
        }
        switch road.speedLimit[direction] {
        case 0: self = .unknown
        case Profile.noLimit: self = .none
        case let limit: self = .kilometersPerHour(Int(limit))
        }
    }

    package var metersPerSecond: Double? {
        if case .kilometersPerHour(let speed) = self { Double(speed) / 3.6 } else { nil }
    }
}
