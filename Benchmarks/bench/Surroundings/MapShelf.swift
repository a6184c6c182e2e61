import Foundation
import OpenStreetMap
import Routing

/// A map's file.
struct MapFile: Sendable, Hashable {
    let path: String
    let bytes: Int

    /// As in `helsinki-centre`.
    var name: String { String(URL(filePath: path).lastPathComponent.dropLast(Self.suffix.count)) }

    static let suffix = ".osm.pbf"

    init?(_ url: URL) {
        guard url.lastPathComponent.hasSuffix(Self.suffix),
            let bytes = try? url.resourceValues(forKeys: [.fileSizeKey]).fileSize
        else { return nil }
        self.path = url.path
        self.bytes = bytes
    }
}

/// The maps that figures are about: the one in the repository, and those that happen to be on this machine.
actor MapShelf {
    nonisolated let helsinki: MapFile?
    /// At least a megabyte each, smallest first.
    nonisolated let extracts: [MapFile]
    /// Smaller ones, which only show how things grow.
    nonisolated let samples: [MapFile]
    private nonisolated let folder: String
    private var networks: [MapFile: RoadNetwork] = [:]
    private var orders: [MapFile: [TravelMode: [RoadID]]] = [:]

    init(folder: String) {
        self.folder = folder
        let helsinki = MapFile(Repository.root.appending(path: "data/helsinki-centre.osm.pbf"))
        self.helsinki = helsinki
        let files = Self.files(in: folder).sorted { $0.bytes < $1.bytes }
        extracts = files.filter { $0.bytes >= 1 << 20 }
        // Not Helsinki again, under another name.
        samples = files.filter { $0.bytes < 1 << 20 && $0.bytes != helsinki?.bytes }
    }

    private static func files(in folder: String) -> [MapFile] {
        let here = contents(of: URL(filePath: folder))
        return (here + here.flatMap(contents)).compactMap { MapFile($0) }
    }

    private static func contents(of folder: URL) -> [URL] {
        (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    }

    nonisolated var all: [MapFile] { [helsinki].compactMap(\.self) + extracts }

    /// The small ones of the folder too.
    nonisolated var everything: [MapFile] { all + samples }

    /// Helsinki, and the biggest of the others.
    nonisolated var smallAndBig: [MapFile] { [helsinki, extracts.last].compactMap(\.self) }

    /// Helsinki, and the smallest and the biggest of the others.
    nonisolated var smallAndEnds: [MapFile] { [helsinki].compactMap(\.self) + ends }

    /// The smallest and the biggest of the others.
    nonisolated var ends: [MapFile] { extracts.count > 1 ? [extracts[0], extracts[extracts.count - 1]] : extracts }

    /// Says loudly that figures of a real city are missing.
    nonisolated var remarks: [String] {
        guard extracts.isEmpty else { return [] }
        return ["**Skipped**: no map of a megabyte or more lies under `\(folder)`; `--maps` names another folder."]
    }

    /// The network of a map, frozen as queries read it; kept for the next measurement.
    func network(of map: MapFile) async throws -> RoadNetwork {
        if let network = networks[map] { return network }
        let network = try RoadNetwork(freezing: try await OpenStreetMapImport.read(file: map.path).tables)
        networks[map] = network
        return network
    }

    /// The tables of a map as `waymark import` stores them, with the orders for hierarchies, which are found once.
    func orderedTables(of map: MapFile) async throws -> RoadNetworkTables {
        var tables = try await OpenStreetMapImport.read(file: map.path).tables
        if orders[map] == nil {
            let network = try await network(of: map)
            orders[map] = Dictionary(
                uniqueKeysWithValues: TravelMode.allCases.map {
                    ($0, RoadOrder.find(in: network, for: .standard(for: $0)))
                })
        }
        tables.orders = orders[map] ?? [:]
        return tables
    }

    func networkOfHelsinki() async throws -> RoadNetwork {
        guard let helsinki else { throw BenchFailure("data/helsinki-centre.osm.pbf is missing") }
        return try await network(of: helsinki)
    }
}
