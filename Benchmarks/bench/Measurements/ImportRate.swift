import OpenStreetMap
import PostgreSQL
import Routing
import Storage

/// How fast a map comes in: from its file into tables, and from there into PostgreSQL.
struct ImportRate: Measurement {
    func run(in world: World) async throws -> Section {
        var reading = Table("reading", "file, MB", "roads", "s", "roads/s", "MB/s")
        var storing = Table("storing", "in PostgreSQL, MB", "s", "roads/s", "MB/s")
        for map in world.maps.all {
            let runs = max(world.runs(map.bytes < 1 << 20 ? 10 : 3), 1)
            let tables = try await OpenStreetMapImport.read(file: map.path).tables
            let read = try Samples(
                try await Stopwatch.times(runs: runs, warmUp: 0) {
                    _ = try await OpenStreetMapImport.read(file: map.path)
                })
            let roads = Double(tables.roads.count)
            let megabytes = Double(map.bytes) / 1e6
            reading.add(
                map.name, megabytes.figure, tables.roads.count.grouped, read.median.figure,
                (roads / read.median).figure, (megabytes / read.median).figure)

            let stores = try await store(tables, of: map, runs: runs, in: world)
            storing.add(
                map.name, stores.megabytes.figure, stores.times.median.figure, (roads / stores.times.median).figure,
                (stores.megabytes / stores.times.median).figure)
        }
        return Section(
            title: "Import", explanation: Self.explanation, tables: [reading, storing], remarks: world.maps.remarks)
    }

    private static let explanation = """
        What `waymark import` does. *Reading*: the `.osm.pbf` file into the tables of a road network, on all cores; MB
        are those of the file. *Storing*: those tables by binary COPY into an empty database, in one transaction up to
        its commit; MB are what tables and indexes take afterwards. Medians of 10 runs for files below 1 MB, of 3
        above.
        """

    /// Each time into a database of its own.
    private func store(
        _ tables: RoadNetworkTables, of map: MapFile, runs: Int, in world: World
    ) async throws -> (times: Samples, megabytes: Double) {
        var times: [Double] = []
        var bytes: Int64 = 0
        for _ in 0..<runs {
            try await world.cluster.withDatabase("bench_import") { pool in
                let before = try await size(pool)
                times += try await Stopwatch.times(runs: 1, warmUp: 0) {
                    try await NetworkStore(pool: pool).replace(with: tables, name: map.name, source: map.name)
                }
                bytes = try await size(pool) - before
            }
        }
        return (try Samples(times), Double(bytes) / 1e6)
    }

    private func size(_ pool: ConnectionPool) async throws -> Int64 {
        try await pool.query("SELECT pg_database_size(current_database())").one()[0]
    }
}
