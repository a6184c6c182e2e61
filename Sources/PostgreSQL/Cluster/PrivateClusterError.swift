import Foundation

/// Why the embedded database cannot be started or stopped.
package struct PrivateClusterError: Error, Sendable, CustomStringConvertible {
    package struct Code: Sendable, Hashable {
        private let name: String

        /// No PostgreSQL server programs of a usable version are installed.
        package static let binariesMissing = Code(name: "binaries-missing")
        /// Root started it and there is no other user to run the server.
        package static let userMissing = Code(name: "user-missing")
        /// A folder cannot be made or belongs to somebody else.
        package static let folderUnusable = Code(name: "folder-unusable")
        /// `initdb` failed.
        package static let initializationFailed = Code(name: "initialization-failed")
        /// The server did not come up; the message ends with the tail of its log.
        package static let startFailed = Code(name: "start-failed")
        package static let stopFailed = Code(name: "stop-failed")
        /// Another process has been starting or stopping it for too long.
        package static let busy = Code(name: "busy")
    }

    package let code: Code
    package let description: String

    init(_ code: Code, _ message: String) {
        self.code = code
        description = message
    }

    /// The last lines of a log, as they stand in a message.
    static func tail(ofLog path: String) -> String {
        let log = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        let lines = log.split(separator: "\n").suffix(20)
        return lines.isEmpty
            ? "Its log \(path) is empty." : "The end of its log \(path):\n" + lines.joined(separator: "\n")
    }
}
