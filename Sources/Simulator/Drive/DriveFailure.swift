/// Why a drive could not be finished: what was wrong, where, and what to do.
package struct DriveFailure: Error, CustomStringConvertible, Sendable, Equatable {
    package struct Code: Hashable, Sendable, CustomStringConvertible {
        package let description: String

        /// The options can't be driven.
        package static let badOptions = Code(description: "bad-options")
        /// Nothing answers at the URL, or not as a WebSocket.
        package static let unreachable = Code(description: "unreachable")
        /// The server let nobody in, for want of a good token.
        package static let unauthorized = Code(description: "unauthorized")
        /// The server will not start or go on with the trip.
        package static let refused = Code(description: "refused")
        /// The connection was lost and could not be made again.
        package static let connectionLost = Code(description: "connection-lost")
        /// What the server had to say did not come.
        package static let silent = Code(description: "silent")
    }

    package let code: Code
    package let description: String

    package init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }
}
