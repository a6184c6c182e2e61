/// Why a map file could not be read: which file, where in it, what is wrong.
package struct MapFileError: Error, Hashable, Sendable, CustomStringConvertible {
    package struct Code: Hashable, Sendable {
        private let name: String
        private init(_ name: String) { self.name = name }

        /// The file can't be opened or read.
        package static let unreadable = Code("unreadable")
        /// The file is something else than an .osm.pbf file.
        package static let notAMap = Code("notAMap")
        /// The file ends in the middle of a block.
        package static let truncated = Code("truncated")
        /// A block contradicts itself or the format.
        package static let corrupted = Code("corrupted")
        /// The file is well-formed and needs something that this reader does not have.
        package static let unsupported = Code("unsupported")
        /// The file exceeds a limit that no real map exceeds.
        package static let tooLarge = Code("tooLarge")
    }

    package var code: Code
    package var path: String
    /// Where the block begins that is wrong, in bytes from the start of the file; `nil` where it is the whole file.
    package var offset: UInt64?
    package var message: String

    package init(_ code: Code, path: String, offset: UInt64? = nil, message: String) {
        self.code = code
        self.path = path
        self.offset = offset
        self.message = message
    }

    package var description: String {
        guard let offset else { return "\(path): \(message)" }
        return "\(path): at byte \(offset): \(message)"
    }
}
