/// Why a recorded track could not be read: which file, where in it, what is wrong.
package struct RecordingError: Error, Hashable, Sendable, CustomStringConvertible {
    package struct Code: Hashable, Sendable {
        private let name: String
        private init(_ name: String) { self.name = name }

        /// The file can't be opened or read.
        package static let unreadable = Code("unreadable")
        /// The file is something else, or holds no track.
        package static let notATrack = Code("notATrack")
        /// The file contradicts itself or its format.
        package static let corrupted = Code("corrupted")
        /// The file exceeds a limit that no real track exceeds.
        package static let tooLarge = Code("tooLarge")
    }

    package var code: Code
    package var path: String
    /// From 1; `nil` where it is the whole file.
    package var line: Int?
    package var message: String

    package var description: String { line.map { "\(path):\($0): \(message)" } ?? "\(path): \(message)" }

    init(_ code: Code, path: String, line: Int? = nil, message: String) {
        self.code = code
        self.path = path
        self.line = line
        self.message = message
    }
}

/// What is wrong in a recording, before it is known which file that is.
struct RecordingFault: Error, Hashable {
    var code: RecordingError.Code
    var line: Int?
    var message: String

    init(_ code: RecordingError.Code, line: Int? = nil, _ message: String) {
        self.code = code
        self.line = line
        self.message = message
    }

    func located(in path: String) -> RecordingError {
        RecordingError(code, path: path, line: line, message: message)
    }
}

extension StringProtocol {
    /// What a file says, as a message may quote it: short, on one line, without anything that steers a terminal.
    var quoted: String {
        let text = TerminalText.safe(String(prefix(60)))
        return "'\(text)\(count > 60 ? "…" : "")'"
    }
}
