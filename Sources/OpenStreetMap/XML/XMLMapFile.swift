/// An OSM XML file, as it is or packed; parsed on one thread, once for each pass.
struct XMLMapFile: MapFile {
    private let file: RandomAccessFile
    private let packing: Packing
    private(set) var header = FileHeader()

    var path: String { file.path }
    var size: UInt64 { file.size }

    /// - Throws: `MapFileError` where something else is packed in the file.
    init(_ file: RandomAccessFile, packing: Packing) throws(MapFileError) {
        self.file = file
        self.packing = packing
        guard packing != .none else { return }
        let start = try ByteStream(file, packing: packing).next()
        guard ForeignFormat.name(of: start) == nil, Self.begins(start) else {
            throw file.notAMap("\(packing) data that holds \(Self.contents(start)), not OSM XML")
        }
    }

    /// Whether `start` is that of an XML document.
    static func begins(_ start: [UInt8]) -> Bool {
        let text = start.textStart
        return text.first == UInt8(ascii: "<") && text.dropFirst().first != 0
    }

    private static func contents(_ start: [UInt8]) -> String {
        if String(decoding: start.prefix(64), as: UTF8.self).contains("OSMHeader") {
            return "an .osm.pbf file; unpack it first"
        }
        if Packing(of: start) != .none { return "\(Packing(of: start)) data" }
        return ForeignFormat.name(of: start) ?? (start.isEmpty ? "nothing" : "something unknown")
    }

    mutating func readWays(consume: (WayBatch, _ position: UInt64) throws -> Void) throws {
        let reader = OSMReader(WayBatch())
        try read(reader, afresh: WayBatch(), consume)
        header = reader.header
    }

    func readNodes(_ wanted: NodeNumbers, consume: (NodeBatch, _ position: UInt64) throws -> Void) throws {
        let fresh = NodeBatch(wanted: wanted)
        try read(OSMReader(fresh), afresh: fresh, consume)
    }

    private func read<Batch>(
        _ reader: OSMReader<Batch>, afresh fresh: Batch, _ consume: (Batch, _ position: UInt64) throws -> Void
    ) throws {
        let stream = ByteStream(file, packing: packing)
        let parser = SAXParser(reader)
        while true {
            let piece = try stream.next()
            try Task.checkCancellation()
            do throws(XMLFault) {
                if piece.isEmpty { try parser.finish() } else { try parser.parse(piece) }
            } catch {
                throw located(error)
            }
            try consume(reader.batch, stream.position)
            reader.batch = fresh
            if piece.isEmpty { return }
        }
    }

    private func located(_ fault: XMLFault) -> MapFileError {
        let counted = packing == .none ? "" : " (once unpacked)"
        let what =
            switch fault.code {
            case .corrupted: "the file is corrupted\(counted): \(fault.message)"
            case .truncated: "the file is truncated\(counted): \(fault.message)"
            default: fault.message
            }
        return MapFileError(fault.code, path: path, offset: fault.offset, line: fault.line, message: what)
    }
}
