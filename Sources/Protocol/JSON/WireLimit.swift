/// How much of anything one message may hold, so that nobody can make the server work for nothing.
package enum WireLimit {
    /// A client's message, unless the server is configured otherwise.
    package static let messageBytes = 64 * 1024
    /// What a client of the server, or the store, reads as one document: a route across a continent fits.
    package static let documentBytes = 32 * 1024 * 1024
    /// Arrays and objects inside each other. The server's own deepest message, a route with lanes, has 12.
    package static let depth = 32
    /// Stops before the destination.
    package static let waypoints = 100
    /// Fixes in one `positions` message.
    package static let positions = 1_000
    /// Bytes of metadata, as written here: webhooks stay below 20 KB.
    package static let metadataBytes = 8 * 1024
    package static let metadataDepth = 8
    /// Bytes of an id, a token, a name or a reference.
    package static let textBytes = 255
    package static let tokenBytes = 4 * 1024
    /// States of roads in one report.
    package static let trafficUpdates = 200_000
    /// Positions of one line.
    package static let linePoints = 10_000
    /// Meters of all lines in one report.
    package static let lineLength = 500_000.0
    /// Meters around a stop within which it counts as reached.
    package static let radius = 1_000.0
    /// Seconds between two progress messages.
    package static let progressInterval = 3_600.0
    /// The last millisecond that a `Date` of ECMAScript can name.
    package static let timestamp = 8_640_000_000_000_000.0
}
