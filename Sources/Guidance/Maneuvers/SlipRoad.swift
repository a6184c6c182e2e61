import Routing

/// A one-way road that leaves the street before a crossing and cuts its corner: a slip road, or a lane for turning that is
/// drawn as a road of its own. To a driver it and the turn at the crossing are one.
struct SlipRoad {
    /// The place of the arc that it leads into.
    let end: Int
    /// The whole turn, from street to street.
    let modifier: ManeuverModifier

    /// - Returns: `nil` where the road into which the path turns at `place` isn't one.
    init?(leavingAt place: Int, from crossing: Crossing, into chosen: Crossing.Branch, trace: LegTrace) {
        guard let street = crossing.choices(besides: chosen).min(by: { $0.deviation < $1.deviation }),
            street.deviation <= Self.ahead, chosen.deviation <= Self.leaving, chosen.rank < .service
        else { return nil }
        let corner = Corner(along: street.arc, metric: trace.metric)
        guard let end = Self.places(of: place, trace).first(where: { corner.leads(into: trace.arcs[$0]) }),
            Self.isNamedAfterStreets(place..<end, trace), !Self.goesOn(past: end, trace)
        else { return nil }
        let network = trace.network
        let turn = Bearing.turn(
            from: network.arrivalBearing(of: crossing.arrival), to: network.departureBearing(of: trace.arcs[end]))
        let modifier = ManeuverModifier(turn: turn)
        let isRight = chosen.angle > street.angle
        let last = network.turnAngle(from: trace.arcs[end - 1], to: trace.arcs[end])
        guard isRight ? modifier.isRight && last > -Self.slack : modifier.isLeft && last < Self.slack else {
            return nil
        }
        self.end = end
        self.modifier = modifier
    }

    /// Where a one-way road that is entered at `place` may end.
    private static func places(of place: Int, _ trace: LegTrace) -> [Int] {
        var ends: [Int] = []
        var length = 0.0
        for current in place..<trace.arcs.count - 1
        where !trace.metric.isPassable(trace.arcs[current].reversed) && !trace.roads[current].isRing {
            guard current == place + ends.count else { break }
            length += trace.length(ofArc: current)
            guard length <= (trace.roads[current].roadClass.isLink ? longestLink : longest) else { break }
            ends.append(current + 1)
        }
        return ends
    }

    /// A road with a name of its own is a street, and turning into it a turn.
    private static func isNamedAfterStreets(_ places: Range<Int>, _ trace: LegTrace) -> Bool {
        let streets = [trace.signs(ofArc: places.lowerBound - 1).name, trace.signs(ofArc: places.upperBound).name]
        return places.allSatisfy { place in
            let name = trace.signs(ofArc: place).name
            return name.isNone || streets.contains(name)
        }
    }

    /// Whether one might as well go straight on where it ends.
    private static func goesOn(past end: Int, _ trace: LegTrace) -> Bool {
        let crossing = Crossing(after: trace.arcs[end - 1], trace.roads[end - 1], metric: trace.metric)
        guard let chosen = crossing.branch(trace.arcs[end]) else { return true }
        return crossing.choices(besides: chosen).contains { $0.deviation <= straight }
    }

    /// In degrees.
    private static let straight = 30.0
    /// As far as the street may bend where the slip road leaves it, in degrees.
    private static let ahead = 40.0
    /// As far as the slip road may turn off the course.
    private static let leaving = 60.0
    /// As little as it may turn to the other side at its end.
    private static let slack = 10.0
    /// In meters.
    private static let longest = 120.0
    private static let longestLink = 200.0
}

/// What lies around the crossing that a street comes to: where its side streets lead within a few meters.
private struct Corner {
    /// The junctions next to the crossing, with the arcs that lead to them from it.
    private var sides: [(junction: JunctionID, arc: ArcID)] = []
    private let network: RoadNetwork

    init(along street: ArcID, metric: Metric) {
        network = metric.network
        var arc = street
        var length = 0.0
        // Past a few driveways, signals and stop lines.
        for _ in 0..<Self.mostArcs {
            length += Double(network.road(of: arc).length)
            guard length <= Self.reach else { return }
            let departures = network.departures(from: network.head(of: arc)).filter { $0 != arc.reversed }
            var ahead: ArcID?
            for departure in departures where metric.isPassable(departure.road) {
                let turn = abs(network.turnAngle(from: arc, to: departure))
                if turn <= Self.straight, metric.isPassable(departure) {
                    ahead = departure
                } else {
                    follow(departure, metric)
                }
            }
            guard let ahead else { return }
            arc = ahead
        }
    }

    /// Along a side street, over the junctions that lie close together on it.
    private mutating func follow(_ side: ArcID, _ metric: Metric) {
        var arc = side
        var length = 0.0
        for _ in 0..<Self.mostArcs {
            length += Double(network.road(of: arc).length)
            guard length <= Self.reach else { return }
            let head = network.head(of: arc)
            sides.append((head, arc))
            let ahead = network.departures(from: head).first {
                $0 != arc.reversed && metric.isPassable($0.road)
                    && abs(network.turnAngle(from: arc, to: $0)) <= Self.straight
            }
            guard let ahead else { return }
            arc = ahead
        }
    }

    /// Whether a side street goes on as `departure`.
    func leads(into departure: ArcID) -> Bool {
        let junction = network.tail(of: departure)
        return sides.contains { side in
            side.junction == junction && side.arc != departure.reversed
                && abs(network.turnAngle(from: side.arc, to: departure)) <= Self.straight
        }
    }

    private static let straight = 45.0
    private static let reach = 150.0
    private static let mostArcs = 5
}
