import OpenStreetMap
import Routing
import TestSupport
import Testing

/// Maps of real places, as they come from OpenStreetMap.
struct RealMapsTests {
    @Test(
        "become networks; what is left out of them is in the report, one by one",
        arguments: SharedMaps.files(for: "import of real maps"))
    func reads(path: String) async throws {
        let (tables, report) = try await OpenStreetMapImport.read(file: path)
        let network = try RoadNetwork(freezing: tables)
        #expect(report.counts.roads == network.roads.count && !network.roads.isEmpty)
        #expect(report.counts.routableWays > 0 && report.counts.turnRestrictions == tables.restrictions.count)
        #expect(report.skippedRestrictions.values.reduce(0, +) == report.skippedRestrictionList.count)
        let unclear = Double(report.skippedRestrictionList.count)
        #expect(unclear < 0.2 * Double(tables.restrictions.count) + 20, "\(report.skippedRestrictions)")
        #expect(
            (0..<UInt32(network.arcCount)).allSatisfy { arc in
                network.nodes(of: ArcID(arc))?.count == network.shape(of: ArcID(arc)).count
            })
        for mode in TravelMode.allCases {
            let metric = Metric(network: network, profile: .standard(for: mode))
            let open = (0..<UInt32(network.arcCount)).count { metric.isPassable(ArcID($0)) }
            #expect(open > 0, "\(mode)")
        }
    }
}
