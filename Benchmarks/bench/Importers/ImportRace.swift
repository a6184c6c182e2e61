import PostgreSQL

/// All importers on one map, in turns: what else the machine does meanwhile meets each of them.
struct ImportRace: Sendable {
    struct Entry: Sendable {
        let importer: any Importer
        var runs: [ImporterRun] = []
        var isOut = false

        var seconds: Samples { get throws { try Samples(runs.map(\.program.seconds)) } }
        var processorSeconds: Samples { get throws { try Samples(runs.map(\.program.processorSeconds)) } }
        var peakBytes: Samples { get throws { try Samples(runs.map(\.program.peakBytes)) } }
        /// Whoever takes more than two minutes runs once.
        var goesOn: Bool { !isOut && (runs.last?.program.seconds ?? 0) < 120 }
    }

    private(set) var entries = [
        Entry(importer: WaymarkImport()), Entry(importer: OSRMExtract()), Entry(importer: OSM2PgRouting()),
    ]
    /// Who didn't take part, and why.
    private(set) var remarks: [String] = []

    var waymark: Entry { entries[0] }

    static func run(on map: MapFile, in world: World) async throws -> ImportRace {
        var race = ImportRace()
        for _ in 0..<world.runs(3) {
            for place in race.entries.indices where race.entries[place].goesOn {
                try await race.run(place, on: map, in: world)
            }
        }
        return race
    }

    /// A program of others that fails leaves the race; Waymark's failure is one of the measurement.
    private mutating func run(_ place: Int, on map: MapFile, in world: World) async throws {
        let importer = entries[place].importer
        do {
            try await Self.settle(world)
            let run = try await importer.run(on: map, in: world)
            Terminal.say("\(importer.name), \(map.name): \(run.program.seconds.figure) s")
            entries[place].runs.append(run)
        } catch  where place > 0 {
            entries[place].isOut = true
            remarks.append("**Skipped**: \(importer.name) on \(map.name): \(error)")
        }
    }

    /// Nobody pays for what the one before has left to be written.
    private static func settle(_ world: World) async throws {
        try await world.cluster.withPool(world.cluster.url) { pool in
            let checkpoint: Query = "CHECKPOINT"
            try await pool.execute(checkpoint.within(.seconds(300)))
        }
    }
}
