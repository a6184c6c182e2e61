/// `waymark import FILE`, into a database that has nothing in it, not even the schema.
struct WaymarkImport: Importer {
    let name = "waymark import"

    func run(on map: MapFile, in world: World) async throws -> ImporterRun {
        let folder = try world.scratchFolder()
        let program = try await world.cluster.withEmptyDatabase("bench_waymark") { url in
            try await ProgramRun.of(
                try Repository.program("waymark"), ["import", map.path], environment: ["DATABASE_URL": url],
                in: folder)
        }
        return try ImporterRun(program, count: /: (\d+) roads/, "roads")
    }

    /// How long it says that it has read the file, found the orders of roads for hierarchies, and written the network.
    static func stages(of run: ImporterRun) throws -> (reading: Double, ordering: Double, storing: Double) {
        let stages = /read in ([\d.]+) s, ordered in ([\d.]+) s, stored in ([\d.]+) s/
        guard let found = run.program.output.firstMatch(of: stages), let reading = Double(found.1),
            let ordering = Double(found.2), let storing = Double(found.3)
        else { throw BenchFailure("waymark doesn't say what took how long: \(run.program.output)") }
        return (reading, ordering, storing)
    }
}
