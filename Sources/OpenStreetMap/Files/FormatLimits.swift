/// How large the parts of a map file may be, so that a hostile one costs bounded memory.
enum FormatLimits {
    /// The format's own limit for a blob's header, in bytes.
    static let blobHeaderSize = 64 * 1024
    /// The format's own limit for a blob, compressed or not, in bytes.
    static let blobSize = 32 * 1024 * 1024
    /// Writers put 8,000 elements into a block; a block of empty elements would be mostly overhead in memory.
    static let elementsPerBlock = 1_000_000
    static let stringsPerBlock = 2_000_000
    /// A tag of XML with its attributes, in bytes; OpenStreetMap's texts have at most 255 characters each.
    static let xmlTagSize = 64 * 1024
    /// Different names of XML elements and attributes; OpenStreetMap has some forty.
    static let xmlNames = 1_000
    /// How deep XML elements may be nested; OpenStreetMap's have a depth of three.
    static let xmlDepth = 64
    /// A way had up to 2,000 nodes for many years, and a few old ones have more.
    static let nodesPerWay = 100_000
    /// Relations with more members than this exist, turn restrictions don't.
    static let membersPerRestriction = 1_000

    /// How many bytes a file may inflate to. Blocks shrink to a half or a tenth, XML to a fifteenth, a zip bomb to a
    /// thousandth.
    static func inflatedSize(ofFileSize size: UInt64) -> UInt64 {
        let (product, overflow) = size.multipliedReportingOverflow(by: 32)
        return overflow ? .max : 64 * 1024 * 1024 + min(product, .max / 2)
    }
}
