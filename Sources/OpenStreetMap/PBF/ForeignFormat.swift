/// What somebody most likely passed instead of an .osm.pbf file, for the error message.
enum ForeignFormat {
    static func hint(in file: RandomAccessFile) -> String {
        guard let start = try? file.bytes(at: 0, count: 512), !start.isEmpty else { return "" }
        for (prefix, hint) in known where start.starts(with: prefix) { return " but \(hint)" }
        return ""
    }

    private static let known: [(prefix: [UInt8], hint: String)] = [
        (Array("<?xml".utf8), "XML; convert it with `osmium cat -o map.osm.pbf`"),
        (Array("<osm".utf8), "OpenStreetMap XML; convert it with `osmium cat -o map.osm.pbf`"),
        (Array("<!DOCTYPE".utf8), "a web page; the download address was wrong"),
        (Array("<html".utf8), "a web page; the download address was wrong"),
        ([0x1f, 0x8b], "gzip data; unpack it first"),
        (Array("BZh".utf8), "bzip2 data; unpack it first"),
        (Array("PK\u{3}\u{4}".utf8), "a zip archive; unpack it first"),
        ([0x89, 0x50, 0x4e, 0x47], "a PNG picture"),
    ]
}
