/// What somebody passed instead of a map file, for the error message.
enum ForeignFormat {
    /// How many bytes of a file are looked at.
    static let startSize = 512

    /// - Returns: the format's name and what to do, `nil` for what may be a map.
    static func name(of start: [UInt8]) -> String? {
        for (signature, name) in signatures where start.starts(with: signature) { return name }
        if start.dropFirst(257).starts(with: Array("ustar".utf8)) { return "a tar archive; unpack it first" }
        return nameOfText(start)
    }

    private static func nameOfText(_ start: [UInt8]) -> String? {
        let text = String(decoding: start.textStart.prefix(startSize), as: UTF8.self).lowercased()
        switch text.first {
        case "<": return isWebPage(text) ? "a web page; the download address was wrong" : nil
        case "{", "[": return json(text)
        case "n", "w", "r": return text.starts(with: /[nwr]-?[0-9]+ v[0-9]/) ? "OPL text; \(conversion)" : nil
        default: return nil
        }
    }

    private static func isWebPage(_ text: String) -> Bool {
        text.hasPrefix("<!doctype html") || text.hasPrefix("<html")
    }

    private static func json(_ text: String) -> String {
        if text.contains("overpass") { return "JSON from Overpass; ask for [out:xml]" }
        let isGeographic = text.contains("\"featurecollection\"") || text.contains("\"feature\"")
        return isGeographic ? "GeoJSON, which has no road network; get OpenStreetMap data" : "JSON"
    }

    private static let conversion = "convert it with `osmium cat -o map.osm.pbf`"

    private static let signatures: [(start: [UInt8], name: String)] = [
        ([0xff, 0xe0, 0x04] + Array("o5m2".utf8), "o5m; convert it with `osmconvert --out-pbf`"),
        ([0xff, 0xe0, 0x04] + Array("o5c2".utf8), "o5c, changes without a map"),
        ([0x00, 0x00, 0x27, 0x0a, 0, 0, 0, 0], "a shapefile, which has no road network; get the .osm.pbf file"),
        (Array("SQLite format 3".utf8), "a SQLite database (GeoPackage, MBTiles); get the .osm.pbf file"),
        (Array("PK\u{3}\u{4}".utf8), "a zip archive; unpack it first"),
        ([0xfd] + Array("7zXZ".utf8), "xz data; unpack it first"),
        (Array("7z\u{bc}".unicodeScalars.map { UInt8($0.value) }), "a 7z archive; unpack it first"),
        ([0x28, 0xb5, 0x2f, 0xfd], "zstd data; unpack it first"),
        ([0x04, 0x22, 0x4d, 0x18], "LZ4 data; unpack it first"),
        ([0xff, 0xfe], "text in UTF-16; OSM XML is in UTF-8"),
        ([0xfe, 0xff], "text in UTF-16; OSM XML is in UTF-8"),
        (Array("version https://git-lfs".utf8), "a pointer of Git LFS; fetch the file itself with `git lfs pull`"),
        (Array("%PDF".utf8), "a PDF document"),
        ([0x89] + Array("PNG".utf8), "a PNG picture"),
        ([0xff, 0xd8, 0xff], "a JPEG picture"),
    ]
}

extension [UInt8] {
    /// Without a byte order mark of UTF-8 and the white space that text may begin with.
    var textStart: ArraySlice<UInt8> {
        let text = starts(with: [0xef, 0xbb, 0xbf]) ? self[3...] : self[...]
        let first = text.firstIndex { $0 != 0x20 && $0 != 0x09 && $0 != 0x0a && $0 != 0x0d }
        return text[(first ?? text.endIndex)...]
    }
}
