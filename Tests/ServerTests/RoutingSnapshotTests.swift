import Foundation
import PostgreSQL
import Routing
import Testing
import Trips

@testable import Server
@testable import Storage

@Suite("A snapshot of the roads")
struct RoutingSnapshotTests {
    private static let clock = LocalClock(.gmt)

    private static func snapshot() throws -> RoutingSnapshot {
        let info = NetworkInfo(
            id: 1, revision: 0, name: "Town", source: "a sketch", osmTimestamp: nil,
            importedAt: Timestamp(microseconds: 0), bounds: nil)
        return try RoutingSnapshot(info: info, tables: Town.map.get().tables, modes: [.car])
    }

    private static func closed(_ road: UInt32) -> StoredRoadState {
        StoredRoadState(
            road: RoadID(road), direction: nil, source: "test", state: .closed, validFrom: Instant(milliseconds: 0))
    }

    @Test("is let go of, with its costs, when the next one is served and nobody searches on it anymore")
    func released() throws {
        let pool = SearchPool(threads: .singleton)
        var first: RoutingSnapshot? = try Self.snapshot()
        weak let (old, costs) = (first, first?.hierarchy(for: .car))
        var next: RoutingSnapshot?
        if let snapshot = first, let hierarchy = snapshot.hierarchy(for: .car) {
            pool.serve(snapshot)
            // A search under way keeps what it began with.
            pool.withWorkspace(for: hierarchy) { workspace in
                next = snapshot.adapted(to: [Self.closed(0)], at: Instant(milliseconds: 1), clock: Self.clock)
                next.map(pool.serve)
                #expect(workspace.hierarchy === hierarchy)
            }
        }
        first = nil
        #expect(next != nil && old == nil && costs == nil)
    }

    @Test("makes what is avoided once, lets it follow what is reported, and keeps only what was used last")
    func avoidances() throws {
        let snapshot = try Self.snapshot()
        let tolls = Routing.Avoidance(traits: .toll) ?? .none
        let first = snapshot.hierarchy(for: .car, avoiding: tolls)
        #expect(first != nil && snapshot.hierarchy(for: .car, avoiding: tolls) === first)
        #expect(snapshot.hierarchy(for: .car, avoiding: .none) === snapshot.hierarchy(for: .car))

        let next = snapshot.adapted(to: [Self.closed(0)], at: Instant(milliseconds: 1), clock: Self.clock)
        let followed = try #require(next.hierarchy(for: .car, avoiding: tolls))
        #expect(followed !== first && !followed.metric.isPassable(RoadID(0)))
        #expect(followed.metric.avoidance == tolls && next.hierarchy(for: .car, avoiding: tolls) === followed)

        for road in 0..<8 {
            let avoidance = Routing.Avoidance(traits: [], roads: [RoadID(UInt32(road))]) ?? .none
            #expect(next.hierarchy(for: .car, avoiding: avoidance)?.metric.isPassable(RoadID(UInt32(road))) == false)
        }
        #expect(next.hierarchy(for: .car, avoiding: tolls) !== followed)
    }
}
