import Routing
import Testing

@Suite("Turns")
struct TurnTests {
    /// A crossroads: north, east, south and west of junction 0 lie junctions 1 to 4; road n leads from 0 to n + 1.
    private static func crossroads(
        control: JunctionControl = .none, blocked: TravelModes = [], restrictions: [TurnRestriction] = [],
        closed: RoadID? = nil, attributes: [RoadID: RoadAttributes] = [:]
    ) throws -> Metric {
        var tables = RoadNetworkTables()
        let center = Coordinate(latitude: 60.17, longitude: 24.94)
        tables.junctions.append(
            Junction(coordinate: FixedCoordinate(center), control: control, blocked: blocked))
        for (arm, bearing) in [0.0, 90, 180, 270].enumerated() {
            let end = FixedCoordinate(center.moved(by: 100, bearing: bearing))
            tables.junctions.append(Junction(coordinate: end))
            let road = Road(
                from: JunctionID(0), to: JunctionID(UInt32(arm + 1)),
                attributes: attributes[RoadID(UInt32(arm))] ?? [],
                access: .init(forward: closed == RoadID(UInt32(arm)) ? [] : .all, backward: .all))
            tables.append(road, shape: [FixedCoordinate(center), end])
        }
        tables.restrictions = restrictions
        return Metric(network: try RoadNetwork(freezing: tables), profile: .car)
    }

    private static let (north, east, south, west) = (RoadID(0), RoadID(1), RoadID(2), RoadID(3))

    private func cost(_ metric: Metric, _ from: RoadID, _ to: RoadID) -> Milliseconds {
        metric.turnCost(from: from.arc(.backward), to: to.arc(.forward))
    }

    @Test("to the right are cheaper than to the left, straight on is cheapest")
    func angles() throws {
        let metric = try Self.crossroads()
        let straight = cost(metric, Self.south, Self.north)
        let right = cost(metric, Self.south, Self.east)
        let left = cost(metric, Self.south, Self.west)
        #expect(straight < right && right < left && left < 7_500)
        #expect(straight < 100)
    }

    @Test("wait at signals")
    func signals() throws {
        let plain = try Self.crossroads()
        let signalled = try Self.crossroads(control: .signals)
        #expect(cost(signalled, Self.south, Self.north) == cost(plain, Self.south, Self.north) + 2_000)
    }

    @Test("don't wait at signs and signals for the other direction")
    func otherDirection() throws {
        let plain = try Self.crossroads()
        let signalled = try Self.crossroads(
            control: .signals, attributes: [Self.south: .uncontrolledAtStart, Self.west: .uncontrolledAtEnd])
        #expect(cost(signalled, Self.south, Self.north) == cost(plain, Self.south, Self.north))
        #expect(cost(signalled, Self.north, Self.south) == cost(plain, Self.north, Self.south) + 2_000)
        // The other end of the road is not concerned.
        #expect(cost(signalled, Self.west, Self.east) == cost(plain, Self.west, Self.east) + 2_000)
    }

    @Test("are forbidden by a no_ restriction, and only that one is")
    func noTurn() throws {
        let metric = try Self.crossroads(
            restrictions: [.init(kind: .no, from: Self.south, via: .junction(JunctionID(0)), to: Self.west)])
        #expect(cost(metric, Self.south, Self.west) == .impassable)
        #expect(cost(metric, Self.south, Self.north) != .impassable)
        #expect(cost(metric, Self.west, Self.south) != .impassable)
    }

    @Test("are all forbidden but the one of an only_ restriction")
    func onlyTurn() throws {
        let metric = try Self.crossroads(
            restrictions: [.init(kind: .only, from: Self.south, via: .junction(JunctionID(0)), to: Self.west)])
        #expect(cost(metric, Self.south, Self.west) != .impassable)
        #expect(cost(metric, Self.south, Self.north) == .impassable)
        #expect(cost(metric, Self.south, Self.east) == .impassable)
    }

    @Test("stay open where an only_ restriction leads into a closed road")
    func onlyIntoClosed() throws {
        let metric = try Self.crossroads(
            restrictions: [.init(kind: .only, from: Self.south, via: .junction(JunctionID(0)), to: Self.west)],
            closed: Self.west)
        #expect(cost(metric, Self.south, Self.north) != .impassable)
    }

    @Test("restrictions for other modes don't concern cars")
    func otherModes() throws {
        let metric = try Self.crossroads(
            restrictions: [
                .init(kind: .no, from: Self.south, via: .junction(JunctionID(0)), to: Self.west, modes: .bicycle)
            ])
        #expect(cost(metric, Self.south, Self.west) != .impassable)
    }

    @Test("around are for dead ends only")
    func uTurns() throws {
        let metric = try Self.crossroads()
        #expect(cost(metric, Self.south, Self.south) == .impassable)
        let outward = Self.north.arc(.forward)
        #expect(metric.turnCost(from: outward, to: outward.reversed) == 20_000)
    }

    @Test("don't pass a barrier, but a vehicle may turn around at it")
    func barrier() throws {
        let metric = try Self.crossroads(blocked: .car)
        #expect(cost(metric, Self.south, Self.north) == .impassable)
        #expect(cost(metric, Self.south, Self.south) == 20_000)
        let foot = Metric(network: metric.network, profile: .foot)
        #expect(cost(foot, Self.south, Self.north) != .impassable)
    }
}
