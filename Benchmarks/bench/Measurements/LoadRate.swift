import OpenStreetMap
import Routing
import Storage

/// How long a server needs from PostgreSQL to a network that it can search.
struct LoadRate: Measurement {
    func run(in world: World) async throws -> Section {
        var table = Table(
            "map", "arcs", "out of PostgreSQL, s", "frozen, s", "both for a million arcs, s", "metric, s",
            "metric for a million arcs, s")
        for map in world.maps.smallAndBig {
            let tables = try await OpenStreetMapImport.read(file: map.path).tables
            try await world.cluster.withDatabase("bench_load") { pool in
                let store = NetworkStore(pool: pool)
                try await store.replace(with: tables, name: map.name, source: map.name)
                let runs = world.runs(map.bytes < 1 << 20 ? 20 : 5)
                let out = try Samples(try await Stopwatch.times(runs: runs) { _ = try await store.loadActive() })
                let network = try RoadNetwork(freezing: tables)
                let frozen = try Samples(
                    try await Stopwatch.times(runs: runs) { _ = try RoadNetwork(freezing: tables) })
                let metric = try Samples(
                    await Stopwatch.times(runs: runs) { _ = Metric(network: network, profile: .car) })
                let millions = Double(network.arcCount) / 1e6
                table.add(
                    map.name, network.arcCount.grouped, out.median.figure, frozen.median.figure,
                    ((out.median + frozen.median) / millions).figure, metric.median.figure,
                    (metric.median / millions).figure)
            }
        }
        return Section(
            title: "Load", explanation: Self.explanation, tables: [table], remarks: world.maps.remarks)
    }

    private static let explanation = """
        What a server does when it starts, and when another map has been imported: rows out of PostgreSQL by binary
        COPY, checked and frozen into arrays with their spatial index: the network. Then the costs of a profile for
        each arc and turn, its metric; a server makes three, for car, bicycle and foot. A road has two arcs, one for
        each direction. Medians of 20 runs for files below 1 MB, of 5 above.
        """
}
