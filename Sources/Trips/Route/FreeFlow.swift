import Guidance

/// The part of a leg's time that depends on who drives: travel on roads that are as the map says. Waiting at lights and
/// turns is not, nor is driving in traffic that is reported, which holds everybody up alike.
struct FreeFlow: Sendable, Equatable {
    /// Seconds of it from the leg's start to each coordinate of its line.
    let times: [Double]

    init(of leg: LegDirections) {
        var durations = leg.travelTimes
        for road in leg.roads where road.isReported {
            for segment in road.segments { durations[segment] = 0 }
        }
        times = durations.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
    }

    var total: Double { times[times.count - 1] }

    func duration(of segment: Int) -> Double { times[segment + 1] - times[segment] }
}
