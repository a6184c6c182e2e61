import Routing

@testable import OpenStreetMap

/// What a drawn map became, asked in the letters of the drawing.
struct ImportedMap {
    let tables: RoadNetworkTables
    let report: ImportReport
    private let map: DrawnMap

    init(_ map: DrawnMap) async throws { try await self.init(map, from: [map.file()]) }

    /// - Parameter files: what is imported; `map` says what its nodes are called.
    init(_ map: DrawnMap, from files: [[UInt8]]) async throws {
        self.map = map
        (tables, report) = try await withFiles(files) { try await OpenStreetMapImport.read(files: $0) }
        try tables.validate()
    }

    /// The roads as `A-B`, each written from its shape's start, sorted.
    var roads: [String] { tables.roads.map(name).sorted() }
    var junctions: [String] { tables.junctions.map { letter($0.osmNode) }.sorted() }
    /// `no A-B B B-C`: kind, from, via, to.
    var restrictions: [String] { tables.restrictions.map(name) }

    func road(_ name: String) -> Road? { tables.roads.first { self.name($0) == name } }
    func junction(_ letter: String) -> Junction? { tables.junctions.first { self.letter($0.osmNode) == letter } }

    func name(_ road: Road) -> String {
        letter(tables.junctions[Int(road.from.index)].osmNode) + "-"
            + letter(tables.junctions[Int(road.to.index)].osmNode)
    }

    func text(_ id: NameID) -> String { tables.names[id] }

    private func name(_ restriction: TurnRestriction) -> String {
        let via =
            switch restriction.via {
            case .junction(let junction): letter(tables.junctions[Int(junction.index)].osmNode)
            case .roads(let roads): roads.map(name).joined(separator: ",")
            }
        return "\(restriction.kind) \(name(restriction.from)) \(via) \(name(restriction.to))"
    }

    private func name(_ road: RoadID) -> String { name(tables.roads[Int(road.index)]) }

    private func letter(_ id: Int64) -> String {
        let first = map.id("A")
        return String(UnicodeScalar(UInt8(truncatingIfNeeded: id &- first &+ 65)))
    }
}
