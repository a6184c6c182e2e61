import Foundation
import Testing

@testable import OpenStreetMap
@testable import Routing

/// What a network makes of conditional tags, against the plain rules on the tags as they are at that time.
struct ConditionOracleTests {
    @Test("at any time, a road is what the plain rules make of the tags that hold then", arguments: 0..<40)
    func atAnyTime(seed: Int) async throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let ways = (0..<20).map { _ in RandomConditions(using: &generator) }
        var map = DrawnMap("A--B")
        let ids = ways.map { map.way("AB", $0.tags) }
        let network = try RoadNetwork(freezing: try await ImportedMap(map).tables)
        for _ in 0..<12 {
            let time = Self.time(using: &generator)
            let now = Moment(time, in: network)
            for (way, id) in zip(ways, ids) {
                let (found, expected) = (now.text(ofWay: id), Self.expected(of: way, at: time))
                #expect(
                    found == expected,
                    "seed \(seed), \(way.tags.sorted(by: <)), \(time): by the rules \(way.tags(at: time).sorted(by: <))"
                )
            }
        }
    }

    @Test("more combinations of conditional tags than any way has are left out, and counted")
    func tooMany() async throws {
        var map = DrawnMap("A--B")
        let sign = "no @ (Mo); yes @ (Tu); no @ (We)"
        let keys = ["access", "vehicle", "motor_vehicle", "motorcar", "bicycle"]
        map.way("AB", keys.reduce(into: ["highway": "primary"]) { $0["\($1):conditional"] = sign })
        let imported = try await ImportedMap(map)
        #expect(imported.report.counts.unreadableConditions == 6)
        #expect(imported.report.counts.conditions < 6 * ConditionalTags.mostCombinations)
    }

    /// Who may travel, and how fast; a speed only where somebody on wheels may.
    private static func text(_ access: RoadAccess, _ limit: Directed<UInt8>) -> [String] {
        Direction.allCases.map { direction in
            let modes = TravelMode.allCases.map { "\($0.name) \(access.permission($0, direction))" }
            let hasVehicles = !access.allowed[direction].isDisjoint(with: [.car, .bicycle])
            return "\(direction): \(modes.joined(separator: ", "))" + (hasVehicles ? ", \(limit[direction])" : "")
        }
    }

    private static func expected(of way: RandomConditions, at time: LocalTime) -> [String] {
        let tags = Tags(way.tags(at: time))
        guard let kind = HighwayKind(tags) else { return [] }
        return text(RoadAccess(tags, kind: kind), SpeedLimit.directed(tags))
    }

    private static func time(using generator: inout SeededGenerator) -> LocalTime {
        let day = Int.random(in: 0..<730, using: &generator)
        let date = Date(timeIntervalSince1970: Double(20_000 + day) * 86_400)
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let parts = calendar.dateComponents([.year, .month, .day], from: date)
        // The first of January 1970 was a Thursday.
        let weekday = Weekday(rawValue: (20_000 + day + 3) % 7 + 1) ?? .monday
        return LocalTime(
            year: parts.year ?? 0, month: parts.month ?? 0, day: parts.day ?? 0, weekday: weekday,
            minute: .random(in: 0..<1440, using: &generator))
    }

    /// A network as it is at one time.
    private struct Moment {
        private let network: RoadNetwork
        private let circumstances: Circumstances
        private let metrics: [TravelMode: Metric]
        private var roads: [Int64: RoadID] = [:]

        init(_ time: LocalTime, in network: RoadNetwork) {
            self.network = network
            let hours = Set(network.conditions.map(\.hours)).filter {
                OpeningHours(network.names[$0])?.contains(time) == true
            }
            let circumstances = Circumstances(hours: hours)
            self.circumstances = circumstances
            metrics = TravelMode.allCases.reduce(into: [:]) {
                $0[$1] = Metric(network: network, profile: .standard(for: $1), circumstances: circumstances)
            }
            for (index, road) in network.roads.enumerated() { roads[road.osmWay] = RoadID(UInt32(index)) }
        }

        /// A way that nobody may travel along at any time is no road.
        func text(ofWay id: Int64) -> [String] {
            let closed = RoadAccess()
            guard let road = roads[id] else { return ConditionOracleTests.text(closed, Directed(both: 0)) }
            let now = network.road(road, when: circumstances)
            let access = RoadAccess(allowed: now.access, restricted: now.restricted)
            for (mode, metric) in metrics {
                for direction in Direction.allCases {
                    let arc = road.arc(direction)
                    let permission = access.permission(mode, direction)
                    #expect(metric.isPassable(arc) == (permission != .closed))
                    #expect(!metric.isPassable(arc) || metric.isRestricted(arc) == (permission == .ends))
                }
            }
            return ConditionOracleTests.text(access, now.speedLimit)
        }
    }
}
