/// Everything that can be told to a client as an error, by a name that never changes.
///
/// The raw value is what travels; `definition` is the one table that gives each its default words, its
/// HTTP status and, where the connection can't go on, its WebSocket close code.
package enum ErrorCode: String, Sendable, CaseIterable {
    // The message itself.

    /// The text isn't one well-formed JSON object (RFC 8259) in UTF-8, or nests too deeply.
    case malformedJSON = "malformed-json"
    /// `type` names no message that this server knows.
    case unknownType = "unknown-type"
    /// A field that the message needs is absent or null.
    case missingField = "missing-field"
    /// A field has the wrong type or a value outside what it may be.
    case invalidField = "invalid-field"
    /// The message, body or batch is larger than the limit that `welcome` announced.
    case messageTooLarge = "message-too-large"
    /// A binary frame arrived where the subprotocol speaks text.
    case binaryNotSupported = "binary-not-supported"
    /// A latitude beyond ±90 or a longitude beyond ±180 degrees.
    case coordinateOutOfRange = "coordinate-out-of-range"
    /// More stops than a trip may have.
    case tooManyWaypoints = "too-many-waypoints"
    /// `metadata` is larger or nests deeper than what a webhook can carry.
    case metadataTooLarge = "metadata-too-large"

    // Who is asking.

    /// No token, or one that is expired or not signed by this server.
    case unauthorized = "unauthorized"
    /// The token is good, but its scope, trip or origin doesn't allow this.
    case forbidden = "forbidden"
    /// Messages come faster than the sustained rate and its burst allow.
    case rateLimited = "rate-limited"
    /// The client reads too slowly for messages that may not be dropped.
    case tooSlow = "too-slow"
    /// A newer connection drives this trip or uses this token; this one is closed.
    case superseded
    /// The server has as many connections or searches as it can serve.
    case overloaded

    // The trip.

    /// The message only makes sense while a trip is on.
    case noTrip = "no-trip"
    /// The connection is driving a trip already; cancel it first.
    case tripInProgress = "trip-in-progress"
    /// No trip has this id.
    case tripNotFound = "trip-not-found"
    /// The trip has arrived, expired or been cancelled.
    case tripEnded = "trip-ended"
    /// The resume token doesn't belong to the trip, or what was missed is no longer kept.
    case resumeRefused = "resume-refused"
    /// No open offer has this id: it was taken, declined or overtaken by events.
    case offerNotFound = "offer-not-found"
    /// `reference` already names a trip that was asked for differently.
    case referenceConflict = "reference-conflict"
    /// The fix is older than the last one; it is kept in the track and moves nothing.
    case fixTooOld = "fix-too-old"
    /// The fix's timestamp is far ahead of the server's clock.
    case clockAhead = "clock-ahead"
    /// The fix lies where nobody can have driven to since the last one; it is kept in the track and moves nothing.
    case implausibleFix = "implausible-fix"
    /// The vehicle has gone on beyond a stop without having been there; the client may skip it.
    case stopPassed = "stop-passed"

    // The route.

    /// The first fix or `origin` is too far from any road of the profile.
    case originOffNetwork = "origin-off-network"
    /// A stop or the destination is too far from any road of the profile.
    case destinationOffNetwork = "destination-off-network"
    /// Both ends are on the network and no legal way joins them.
    case unroutable
    /// The imported network wasn't prepared for this profile.
    case profileNotSupported = "profile-not-supported"
    /// No road network has been imported yet.
    case noNetwork = "no-network"

    // The server.

    /// PostgreSQL can't be reached, and this can't be done from memory.
    case storageUnavailable = "storage-unavailable"
    /// The node is shutting down; another one will take the trip.
    case draining
    /// The address or id names nothing here.
    case notFound = "not-found"
    /// The address exists, for another HTTP method.
    case methodNotAllowed = "method-not-allowed"
    /// A fault of the server. What happened is in its log.
    case `internal`
}
