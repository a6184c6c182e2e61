/// A map file that is open: its elements, in the two passes of an import.
protocol MapFile: Sendable {
    var path: String { get }
    /// In bytes, as it lies on the disk.
    var size: UInt64 { get }
    /// What the file says about itself; complete after the first pass.
    var header: FileHeader { get }

    /// The first pass, over ways and relations.
    ///
    /// - Parameter consume: takes them in the order of the file, with how many bytes of the file are behind.
    /// - Throws: `MapFileError`, `CancellationError`, or what `consume` throws.
    mutating func readWays(consume: (WayBatch, _ position: UInt64) throws -> Void) async throws

    /// The second pass, over those nodes that are `wanted`.
    func readNodes(_ wanted: NodeNumbers, consume: (NodeBatch, _ position: UInt64) throws -> Void) async throws
}

/// Opens the file at `path` as what its content is, whatever its name ends in.
///
/// - Throws: `MapFileError` where it is no map, and then says what it is as far as that can be told.
func openMapFile(_ path: String) throws(MapFileError) -> any MapFile {
    let file = try RandomAccessFile(path: path)
    let start = try file.bytes(at: 0, count: ForeignFormat.startSize)
    guard !start.isEmpty else { throw MapFileError(.notAMap, path: path, message: "the file is empty") }
    if let foreign = ForeignFormat.name(of: start) { throw file.notAMap("it is \(foreign)") }
    let packing = Packing(of: start)
    if packing == .none, !XMLMapFile.begins(start) { return try BlockMapFile(file) }
    return try XMLMapFile(file, packing: packing)
}

extension RandomAccessFile {
    func notAMap(_ reason: String) -> MapFileError {
        MapFileError(.notAMap, path: path, offset: 0, message: "not a map file: \(reason)")
    }
}
