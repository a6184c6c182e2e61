import Routing

/// A crossing as somebody sees it who chooses a lane before it: with all that belongs to it, and the ways out of it.
///
/// On a map a crossing of two dual carriageways is four junctions, and a slip road leaves before it: arrows speak of
/// the whole. A short piece of road straight ahead belongs to the crossing, where nothing else is painted on it.
struct LaneCrossing {
    /// From left to right.
    private(set) var exits: [LaneExit] = []
    /// Whether beside one road there are but driveways.
    private(set) var isJustForDriveways = false

    private let trace: LegTrace
    private let arrival: ArcID
    private let side: DrivingSide

    /// In meters: as wide as crossings are, and as far as lanes are remembered over them.
    static let width = 40.0
    /// Off this many degrees a road doesn't go straight on.
    static let straight = 45.0
    private static let longestSlipRoad = 200.0
    private static let mostPieces = 4

    /// - Parameter place: of the arc into which the leg goes at the crossing's first junction.
    init(before place: Int, _ trace: LegTrace) {
        self.trace = trace
        arrival = trace.arcs[place - 1]
        side = trace.roads[place - 1].isLeftHand ? .left : .right
        exits = ways(behind: arrival, path: [], room: Self.width, pieces: Self.mostPieces)
        isJustForDriveways = exits.count { !$0.isMinor } <= 1
        // What is painted for driveways alone is painted for them as for streets.
        if isJustForDriveways { for exit in exits.indices { exits[exit].isMinor = false } }
        markWhatTakesTheRest()
    }

    /// The one that the leg takes; `nil` where it ends within or turns back.
    func exit(takenFrom place: Int) -> Int? {
        exits.firstIndex { $0.isTaken(by: trace.arcs[place...]) }
    }

    /// The ways out behind `arc`, from left to right.
    private func ways(behind arc: ArcID, path: [ArcID], room: Double, pieces: Int) -> [LaneExit] {
        entries(behind: arc).sorted { angle(of: $0) < angle(of: $1) }.flatMap { entry -> [LaneExit] in
            let road = trace.network.road(of: entry)
            let way = path + [entry]
            if road.isRing, !trace.network.road(of: arc).isRing { return ringExits(entering: entry, path: path) }
            if pieces > 0, isWithinCrossing(entry, behind: arc, room) {
                let ways = ways(behind: entry, path: way, room: room - Double(road.length), pieces: pieces - 1)
                if !ways.isEmpty { return ways }
            }
            return [exit(by: entry, path: way)]
        }
    }

    private func exit(by arc: ArcID, path: [ArcID]) -> LaneExit {
        let rank = RoadRank(of: trace.network.road(of: arc).roadClass, for: trace.metric.profile.mode)
        let arrivalRank = RoadRank(of: trace.network.road(of: arrival).roadClass, for: trace.metric.profile.mode)
        let isMinor = (rank >= .service || trace.metric.isRestricted(arc)) && arrivalRank < .service
        return LaneExit(path: path, angle: angle(of: endOfSlipRoad(arc)), isMinor: isMinor)
    }

    /// A short piece of road straight ahead: behind it there is more to choose.
    private func isWithinCrossing(_ arc: ArcID, behind before: ArcID, _ room: Double) -> Bool {
        let road = trace.network.road(of: arc)
        return Double(road.length) <= room && road.turnLanes[arc.direction].isNone && !road.isRing
            && !road.roadClass.isLink && abs(trace.network.turnAngle(from: before, to: arc)) <= Self.straight
    }

    /// The turn from the way in into `arc`; what leads back leads toward the oncoming traffic.
    private func angle(of arc: ArcID) -> Double {
        let turn = trace.network.turnAngle(from: arrival, to: arc)
        guard abs(turn) >= Self.back else { return turn }
        return side == .right ? -abs(turn) : abs(turn)
    }

    private static let back = 170.0
}

extension LaneCrossing {
    /// The exits of a roundabout: arrows before it speak of the way through. The first one is the furthest to the right,
    /// or to the left where traffic keeps left.
    private func ringExits(entering entry: ArcID, path: [ArcID]) -> [LaneExit] {
        let network = trace.network
        var exits: [LaneExit] = []
        var (arc, path) = (entry, path)
        for _ in 0..<Self.mostRingArcs {
            path.append(arc)
            let departures = entries(behind: arc)
            let leaving = departures.filter { !network.road(of: $0).isRing }
                .map { exit(by: $0, path: path + [$0]) }
                .sorted { side == .right ? $0.angle > $1.angle : $0.angle < $1.angle }
            exits += leaving
            guard let next = departures.first(where: { network.road(of: $0).isRing }), next != entry else { break }
            arc = next
        }
        return side == .right ? exits.reversed() : exits
    }

    private static let mostRingArcs = 32

    /// Where a slip road beside a crossing leads to; `arc` itself where it is none.
    private func endOfSlipRoad(_ arc: ArcID) -> ArcID {
        let network = trace.network
        guard !network.road(of: arrival).roadClass.isLink, !network.road(of: arrival).roadClass.hasRamps else {
            return arc
        }
        var (end, length) = (arc, 0.0)
        while network.road(of: end).roadClass.isLink {
            length += Double(network.road(of: end).length)
            guard length <= Self.longestSlipRoad, let next = roadAhead(of: end, onSideOf: arc) else { return arc }
            end = next
        }
        return end
    }

    /// The road into which `arc` leads most straightly; rather one to the side on which the slip road `first` leaves.
    private func roadAhead(of arc: ArcID, onSideOf first: ArcID) -> ArcID? {
        let network = trace.network
        return entries(behind: arc).min { one, other in
            let turns = [one, other].map { next in
                abs(network.turnAngle(from: arc, to: next)) + (angle(of: next) * angle(of: first) < 0 ? 90 : 0)
            }
            return turns[0] < turns[1]
        }
    }

    /// The arcs into which one may go at the end of another.
    private func entries(behind arc: ArcID) -> [ArcID] {
        zip(trace.network.departures(from: trace.network.head(of: arc)), trace.metric.turnCosts(from: arc))
            .filter { $0.0 != arc.reversed && $0.1 != .impassable }.map(\.0)
    }

    /// Where slip roads or ramps leave a road that goes on, all lanes that aren't theirs go on with it, whatever their
    /// arrows say about the crossing behind.
    private mutating func markWhatTakesTheRest() {
        let network = trace.network
        guard !network.road(of: arrival).roadClass.isLink else { return }
        let roads = exits.indices.filter { !exits[$0].isMinor }
        let others = roads.filter { !network.road(of: exits[$0].path[0]).roadClass.isLink }
        if others.count == 1, roads.count > 1, abs(exits[others[0]].angle) <= Self.straight {
            exits[others[0]].takesTheRest = true
        }
    }
}
