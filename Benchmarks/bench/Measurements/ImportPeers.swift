/// A whole import beside what other programs need for theirs, in turns.
struct ImportPeers: Measurement {
    func run(in world: World) async throws -> Section {
        var table = Table(
            "program", "what it makes", "s", "ratio to waymark", "its processor, s", "peak memory, MiB", "runs")
        var stages = Table("waymark import", "arcs", "s", "reading, s", "storing, s", "s for each million arcs")
        var remarks = world.maps.remarks
        for map in world.maps.ends {
            let race = try await ImportRace.run(on: map, in: world)
            let own = try race.waymark.seconds.median
            for entry in race.entries where !entry.runs.isEmpty {
                let seconds = try entry.seconds.median
                table.add(
                    "\(map.name), \(entry.importer.name)", entry.runs[0].network, seconds.figure,
                    (seconds / own).figure, try entry.processorSeconds.median.figure,
                    (try entry.peakBytes.median / 1_048_576).figure, String(entry.runs.count))
            }
            try add(race.waymark, map, to: &stages)
            remarks += race.remarks
        }
        return Section(
            title: "Import, side by side", explanation: Self.explanation, tables: [table, stages], remarks: remarks)
    }

    private func add(_ waymark: ImportRace.Entry, _ map: MapFile, to table: inout Table) throws {
        let stages = try waymark.runs.map { try WaymarkImport.stages(of: $0) }
        let arcs = 2 * waymark.runs[0].count
        let seconds = try waymark.seconds.median
        table.add(
            map.name, arcs.grouped, seconds.figure, try Samples(stages.map(\.reading)).median.figure,
            try Samples(stages.map(\.storing)).median.figure, (seconds / Double(arcs) * 1e6).figure)
    }

    private static let explanation = """
        Whole programs on the same file, from their start to their end by the wall, in turns; each alone, with nothing
        of the one before still to be written by PostgreSQL. Medians; whoever takes more than two minutes runs once.
        *Processor* and *peak memory* (`VmHWM`) are those of the program's own process: PostgreSQL's are not in them.
        They don't do the same. `waymark import` puts the roads of cars, bicycles and pedestrians into PostgreSQL, with
        turn restrictions, lanes, signs, shapes and names, durably, in an empty database whose schema it makes too; a
        server still loads them and works out the costs of turns (see *Load*). `osm2pgrouting` stores in the same
        PostgreSQL, with its own tags for cars, without turn restrictions or lanes; it reads XML, and turning the file
        into that is not counted. `osrm-extract` knows no database: it writes files, for cars alone, on all cores, with
        the costs and the guidance of each turn worked out; before OSRM serves them, `osrm-partition` and
        `osrm-customize`, or `osrm-contract`, have to follow, which are not counted.
        """
}
