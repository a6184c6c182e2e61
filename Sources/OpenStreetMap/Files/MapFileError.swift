/// Why a map file could not be read: which file, where in it, what is wrong.
package struct MapFileError: Error, Hashable, Sendable, CustomStringConvertible {
    package struct Code: Hashable, Sendable {
        private let name: String
        private init(_ name: String) { self.name = name }

        /// The file can't be opened or read.
        package static let unreadable = Code("unreadable")
        /// The file is something else than a map.
        package static let notAMap = Code("notAMap")
        /// The file ends too early.
        package static let truncated = Code("truncated")
        /// The file contradicts itself or its format.
        package static let corrupted = Code("corrupted")
        /// The file is well-formed and needs something that this reader does not have.
        package static let unsupported = Code("unsupported")
        /// The file exceeds a limit that no real map exceeds.
        package static let tooLarge = Code("tooLarge")
    }

    package var code: Code
    package var path: String
    /// Where it is wrong, in bytes from the start of the file: the beginning of a block, or how far XML made sense,
    /// which is counted in what the file unpacks to. `nil` where it is the whole file.
    package var offset: UInt64?
    /// The line, from 1; `nil` where the file is not text.
    package var line: Int?
    package var message: String

    package init(_ code: Code, path: String, offset: UInt64? = nil, line: Int? = nil, message: String) {
        self.code = code
        self.path = path
        self.offset = offset
        self.line = line
        self.message = message
    }

    package var description: String {
        let place = [offset.map { "byte \($0)" }, line.map { "line \($0)" }].compactMap(\.self)
        return place.isEmpty ? "\(path): \(message)" : "\(path): at \(place.joined(separator: ", ")): \(message)"
    }
}

extension StringProtocol {
    /// What a file says, as a message may quote it: short, on one line, without anything that steers a terminal.
    var quotable: String {
        let scalars = unicodeScalars.prefix(160).map { scalar -> Unicode.Scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: " "
            default: scalar
            }
        }
        return String(String.UnicodeScalarView(scalars)).split(separator: " ").joined(separator: " ")
    }
}
