import Routing

/// Reads map files into the tables of a road network: .osm.pbf, and OSM XML as it is or packed by gzip or bzip2.
///
/// Two passes: the first finds the ways that somebody can travel along, the second the nodes that those ways use. So
/// memory grows with the roads and not with the files, and the elements may come in any order. Everything is used in
/// the order of the files: the same files make the same tables, byte for byte.
///
/// Several files become one map. An element is known by its id: where it comes again, the first counts; and a way that
/// one extract cuts at its border finds its other nodes in the next.
package enum OpenStreetMapImport {
    /// - Parameter progress: called often, from no particular thread, never twice at once.
    /// - Throws: `MapFileError` where a file can't be used, `CancellationError` where the task was cancelled.
    package static func read(
        files paths: [String], progress: @Sendable (ImportProgress) -> Void = { _ in }
    ) async throws -> (tables: RoadNetworkTables, report: ImportReport) {
        var files = try paths.map(openMapFile)
        var report = ImportReport()
        let ways = try await readWays(&files, &report, progress)
        let nodes = try await readNodes(files, of: ways, &report, progress)
        let tables = build(ways, nodes, &report, progress)
        report.describe(files.map(\.header))
        if report.bounds == nil { report.bounds = BoundingBox(around: tables.junctions.lazy.map(\.coordinate)) }
        return (tables, report)
    }

    package static func read(
        file path: String, progress: @Sendable (ImportProgress) -> Void = { _ in }
    ) async throws -> (tables: RoadNetworkTables, report: ImportReport) {
        try await read(files: [path], progress: progress)
    }
}

extension OpenStreetMapImport {
    private static func readWays(
        _ files: inout [any MapFile], _ report: inout ImportReport, _ progress: (ImportProgress) -> Void
    ) async throws -> RoutableWays {
        var ways = RoutableWays()
        var reading = ImportProgress(stage: .readingWays, done: 0, total: files.reduce(0) { $0 + $1.size })
        for index in files.indices {
            let (path, begin) = (files[index].path, reading.done)
            try await files[index].readWays { batch, position in
                try ways.append(batch, from: path)
                report.counts.add(batch.counts)
                reading.done = begin + position
                progress(reading)
            }
            reading.done = begin + files[index].size
        }
        progress(reading)
        return ways
    }

    private static func readNodes(
        _ files: [any MapFile], of ways: RoutableWays, _ report: inout ImportReport,
        _ progress: (ImportProgress) -> Void
    ) async throws -> RoadNodes {
        let numbers = NodeNumbers(of: ways.nodes)
        var nodes = RoadNodes(numbers)
        var reading = ImportProgress(stage: .readingNodes, done: 0, total: files.reduce(0) { $0 + $1.size })
        for file in files {
            let begin = reading.done
            try await file.readNodes(numbers) { batch, position in
                nodes.add(batch)
                report.counts.add(batch.counts)
                reading.done = begin + position
                progress(reading)
            }
            reading.done = begin + file.size
        }
        progress(reading)
        report.counts.missingNodes = nodes.missingCount
        return nodes
    }

    private static func build(
        _ ways: RoutableWays, _ nodes: RoadNodes, _ report: inout ImportReport,
        _ progress: (ImportProgress) -> Void
    ) -> RoadNetworkTables {
        let duplicates = ways.duplicates()
        let split = SplitWays(ways, at: nodes, skipped: duplicates)
        let total = UInt64(split.pieces.count)
        progress(ImportProgress(stage: .buildingRoads, done: 0, total: total))
        let builder = NetworkBuilder(ways, at: nodes, split: split)
        var tables = builder.tables
        let resolver = RestrictionResolver(
            builder, ways: ways, split: split, numbers: nodes.numbers, skipped: duplicates)
        let restrictions = ways.distinctRestrictions()
        for relation in restrictions {
            let resolution = resolver.resolve(relation, &tables.names)
            tables.restrictions += resolution.restrictions
            for reason in resolution.reasons { report.skip(relation.id, reason) }
        }
        report.counts.add(split.counts)
        report.counts.duplicateRestrictions = ways.restrictions.count - restrictions.count
        report.counts.count(tables, ways: ways.count - duplicates.count, duplicates: duplicates.count)
        progress(ImportProgress(stage: .buildingRoads, done: total, total: total))
        return tables
    }
}
