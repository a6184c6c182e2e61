import Guidance
import Routing

/// A route as a trip follows it: its directions, and for each leg what is to be announced where.
package struct TripRoute: Sendable {
    package private(set) var directions: RouteDirections
    /// The roads as they are: those that it was found on, until others are there.
    package private(set) var metric: Metric
    /// One for each stop that was still ahead when the route was found; at least one.
    package private(set) var legs: [Leg]

    /// - Returns: `nil` for directions without a leg or with a leg without steps, which no search makes.
    package init?(_ directions: RouteDirections, on metric: Metric) {
        guard !directions.legs.isEmpty, directions.legs.allSatisfy({ !$0.steps.isEmpty }) else { return nil }
        self.directions = directions
        self.metric = metric
        legs = directions.legs.map(Leg.init)
    }

    /// Goes over to other costs of the same network's roads.
    ///
    /// - Parameter changed: the legs whose durations are made anew.
    mutating func use(_ metric: Metric, changing changed: some Sequence<Int>) {
        self.metric = metric
        for place in changed {
            let timed = legs[place].directions.timed(by: metric)
            legs[place].directions = timed
            legs[place].freeFlow = FreeFlow(of: timed)
            directions.legs[place] = timed
        }
    }

    package struct Leg: Sendable {
        package fileprivate(set) var directions: LegDirections
        /// Seconds from the leg's start to each coordinate of its line that are the driver's own affair (`FreeFlow`).
        fileprivate(set) var freeFlow: FreeFlow
        /// In the order of the places where they are due, which were chosen for the durations of then.
        let announcements: [Announcement]

        init(_ directions: LegDirections) {
            self.directions = directions
            freeFlow = FreeFlow(of: directions)
            announcements = zip(directions.steps, directions.steps.dropFirst()).flatMap { step, next in
                Announcement.all(of: step, before: next)
            }.sorted { $0.dueOffset < $1.dueOffset }
        }
    }

    /// Something to say or show when the vehicle has come to `dueOffset`.
    struct Announcement: Sendable {
        enum Content: Sendable {
            case voice(VoiceInstruction)
            case banner(BannerInstruction)
        }
        /// Metres from the leg's start, for who drives as fast as it is planned.
        let dueOffset: Double
        /// For the last word before a manoeuvre the speed that it is meant for, in metres per second.
        let plannedSpeed: Double?
        /// Where on the leg the manoeuvre is that this is about.
        let maneuverOffset: Double
        let content: Content

        /// - Parameter next: the step whose manoeuvre they are about.
        static func all(of step: Step, before next: Step) -> [Announcement] {
            let banners = step.banners.map { banner in
                Announcement(
                    dueOffset: max(step.endOffset - banner.distanceAlongGeometry, step.startOffset), plannedSpeed: nil,
                    maneuverOffset: step.endOffset, content: .banner(banner))
            }
            let voices = step.voice.map { voice in
                // "You have arrived" is no sooner true for who drives faster.
                let isLastWord = voice.kind == .final && next.maneuver.type != .arrive && step.duration > 0
                return Announcement(
                    dueOffset: max(step.endOffset - voice.distanceAlongGeometry, step.startOffset),
                    plannedSpeed: isLastWord ? step.distance / step.duration : nil,
                    maneuverOffset: step.endOffset, content: .voice(voice))
            }
            return banners + voices
        }

        /// Where it is due at the speed that is driven: sooner for who drives faster than it is planned, but not so much
        /// that it runs into the announcement before.
        func dueOffset(at speed: Double) -> Double {
            guard let plannedSpeed, speed > plannedSpeed else { return dueOffset }
            let haste = min(speed / plannedSpeed - 1, Self.mostHaste)
            return dueOffset - (maneuverOffset - dueOffset) * haste
        }

        private static let mostHaste = 0.25
    }
}

extension TripRoute.Leg {
    /// A place on one of the leg's arcs.
    struct Place: Sendable, Equatable {
        var arc: ArcID
        /// Metres from the arc's tail.
        var offset: Double
    }

    var path: RoutePath { directions.path }
    var lastArc: ArcID { path.arcs[path.arcs.count - 1] }

    /// The place of the arc that is travelled at `offset` metres.
    func arcPlace(at offset: Double) -> Int {
        let roads = directions.roads
        var (low, high) = (0, roads.count - 1)
        while low < high {
            let middle = (low + high + 1) / 2
            if roads[middle].startOffset <= offset { low = middle } else { high = middle - 1 }
        }
        return low
    }

    func place(at offset: Double) -> Place {
        let index = arcPlace(at: offset)
        let start = index == 0 ? path.startOffset : 0
        return Place(
            arc: path.arcs[index], offset: max(offset - directions.roads[index].startOffset, 0) + start)
    }

    /// The places of the arcs that lie between two offsets in metres.
    func places(from start: Double, to end: Double) -> ClosedRange<Int> {
        let first = arcPlace(at: start)
        return first...max(arcPlace(at: end), first)
    }

    var line: MeasuredLine { directions.line }
    var steps: [Step] { directions.steps }

    /// On which side of the road the stop lies.
    var stopSide: ManeuverModifier? { steps[steps.count - 1].maneuver.modifier }

    /// Seconds from the leg's start to `offset` metres, between the line's points in proportion.
    func duration(to offset: Double) -> Double {
        let times = directions.times
        let index = line.segment(at: offset)
        guard index + 1 < times.count else { return directions.duration }
        let length = line.distances[index + 1] - line.distances[index]
        let fraction = length > 0 ? min(max((offset - line.distances[index]) / length, 0), 1) : 0
        return times[index] + (times[index + 1] - times[index]) * fraction
    }

    /// - Parameter pace: how long the driver takes for a second of free flow.
    func seconds(remainingAt offset: Double, pace: Double = 1) -> Double {
        directions.duration - duration(to: offset) + (pace - 1) * free(remainingAt: offset)
    }

    /// Seconds of free flow that are left.
    func free(remainingAt offset: Double) -> Double {
        let index = line.segment(at: offset)
        guard index + 1 < freeFlow.times.count else { return 0 }
        let length = line.distances[index + 1] - line.distances[index]
        let fraction = length > 0 ? min(max((offset - line.distances[index]) / length, 0), 1) : 0
        return freeFlow.total - freeFlow.times[index] - freeFlow.duration(of: index) * fraction
    }

    /// Where one is after so many seconds, in metres; the end for more than the leg takes.
    func offset(after seconds: Double) -> Double {
        let times = directions.times
        var (low, high) = (0, times.count - 1)
        while low < high {
            let middle = (low + high + 1) / 2
            if times[middle] <= seconds { low = middle } else { high = middle - 1 }
        }
        guard low + 1 < times.count, times[low + 1] > times[low] else { return line.distances[low] }
        let fraction = max(seconds - times[low], 0) / (times[low + 1] - times[low])
        return line.distances[low] + (line.distances[low + 1] - line.distances[low]) * fraction
    }

    /// The index of the step whose manoeuvre is the first ahead of `offset`; the arrival's at the end.
    func nextStep(after offset: Double) -> Int {
        steps.firstIndex { $0.startOffset > offset } ?? steps.count - 1
    }

    func road(at offset: Double) -> RoadSpan? {
        directions.roads.last { $0.startOffset <= offset } ?? directions.roads.first
    }
}
