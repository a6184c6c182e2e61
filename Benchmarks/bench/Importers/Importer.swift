import Foundation

/// A program that makes a road network of a map's file.
protocol Importer: Sendable {
    /// How its rows are called.
    var name: String { get }

    /// Makes the network of a map once, from nothing.
    ///
    /// - Throws: `MissingPeer` where the program or something that it needs isn't there.
    func run(on map: MapFile, in world: World) async throws -> ImporterRun
}

/// What came of one run.
struct ImporterRun: Sendable {
    let program: ProgramRun
    /// How much it has made, in its own terms.
    let count: Int
    let unit: String

    var network: String { "\(count.grouped) \(unit)" }

    init(_ program: ProgramRun, count: Int, _ unit: String) {
        self.program = program
        self.count = count
        self.unit = unit
    }

    /// The count stands in the program's output where `pattern` has its group.
    init(_ program: ProgramRun, count pattern: Regex<(Substring, Substring)>, _ unit: String) throws {
        guard let found = program.output.firstMatch(of: pattern), let count = Int(found.1) else {
            throw BenchFailure("it doesn't say how many \(unit) it has made: \(program.output.suffix(500))")
        }
        self.init(program, count: count, unit)
    }
}

extension World {
    /// Where programs may leave their files; it goes with the cluster.
    func scratchFolder() throws -> String {
        let folder = cluster.home + "/importers"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        return folder
    }
}
