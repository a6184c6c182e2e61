/// A whole import beside what other programs need for theirs, in turns.
struct ImportPeers: Measurement {
    func run(in world: World) async throws -> Section {
        var table = Table(
            "program", "what it makes", "s", "ratio to waymark without orders", "its processor, s", "peak memory, MiB",
            "runs")
        var stages = Table(
            "waymark import", "arcs", "s without orders", "reading, s", "storing, s", "s for each million arcs",
            "orders for hierarchies, s")
        var remarks = world.maps.remarks
        for map in world.maps.ends {
            let race = try await ImportRace.run(on: map, in: world)
            let stagesOfRuns = try race.waymark.runs.map { try WaymarkImport.stages(of: $0) }
            let own = try Samples(
                zip(race.waymark.runs, stagesOfRuns).map { $0.program.seconds - $1.ordering }
            ).median
            for entry in race.entries where !entry.runs.isEmpty {
                let seconds = try entry.seconds.median
                table.add(
                    "\(map.name), \(entry.importer.name)", entry.runs[0].network, seconds.figure,
                    (seconds / own).figure, try entry.processorSeconds.median.figure,
                    (try entry.peakBytes.median / 1_048_576).figure, String(entry.runs.count))
            }
            let arcs = 2 * race.waymark.runs[0].count
            stages.add(
                map.name, arcs.grouped, own.figure, try Samples(stagesOfRuns.map(\.reading)).median.figure,
                try Samples(stagesOfRuns.map(\.storing)).median.figure, (own / Double(arcs) * 1e6).figure,
                try Samples(stagesOfRuns.map(\.ordering)).median.figure)
            remarks += race.remarks
        }
        return Section(
            title: "Import, side by side", explanation: Self.explanation, tables: [table, stages], remarks: remarks)
    }

    private static let explanation = """
        Whole programs on the same file, from their start to their end by the wall, in turns; each alone, with nothing
        of the one before still to be written by PostgreSQL. Medians; whoever takes more than two minutes runs once.
        *Processor* and *peak memory* (`VmHWM`) are those of the program's own process: PostgreSQL's are not in them.
        They don't do the same. `waymark import` puts the roads of cars, bicycles and pedestrians into PostgreSQL, with
        turn restrictions, lanes, signs, shapes and names, durably, in an empty database whose schema it makes too; a
        server still loads them and works out the costs of turns (see *Load*). It also finds the orders of roads for the
        hierarchies of all three modes, which stands apart: the others do nothing like it here. `osm2pgrouting` stores in the same
        PostgreSQL, with its own tags for cars, without turn restrictions or lanes; it reads XML, and turning the file
        into that is not counted. `osrm-extract` knows no database: it writes files, for cars alone, on all cores, with
        the costs and the guidance of each turn worked out; before OSRM serves them, `osrm-partition` and
        `osrm-customize`, or `osrm-contract`, have to follow, which are not counted.
        """
}
