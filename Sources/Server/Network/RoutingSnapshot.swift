import Routing
import Storage

/// The road network as it is served at one time: whoever holds it keeps it, whatever comes after.
final class RoutingSnapshot: Sendable {
    let info: NetworkInfo
    let network: RoadNetwork
    private let metrics: [TravelMode: Metric]

    init(info: NetworkInfo, tables: RoadNetworkTables) throws {
        self.info = info
        let network = try RoadNetwork(freezing: tables)
        self.network = network
        metrics = Dictionary(
            uniqueKeysWithValues: TravelMode.allCases.map { mode in
                (mode, Metric(network: network, profile: .standard(for: mode)))
            })
    }

    func metric(for mode: TravelMode) -> Metric? { metrics[mode] }
    func serves(_ metric: Metric) -> Bool { metrics.values.contains { $0 === metric } }
}
