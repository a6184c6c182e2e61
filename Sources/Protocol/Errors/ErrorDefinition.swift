/// What an error code stands for on each of the wires.
package struct ErrorDefinition: Sendable, Equatable {
    /// The words used when nothing more precise is known.
    package var message: String
    /// The status of an HTTP response that carries the error.
    package var httpStatus: Int
    /// The WebSocket close code, for errors that end the connection (RFC 6455, section 7.4; 4000–4999 are private).
    package var closeCode: UInt16?

    fileprivate init(_ message: String, http: Int, close: UInt16? = nil) {
        self.message = message
        self.httpStatus = http
        self.closeCode = close
    }
}

extension ErrorCode {
    /// Whether the connection ends with this error.
    package var isFatal: Bool { definition.closeCode != nil }

    /// The code's row in the one table of errors.
    package var definition: ErrorDefinition {
        switch self {
        case .malformedJSON: .init("The message is not a well-formed JSON object.", http: 400)
        case .unknownType: .init("The message has a type that is not known here.", http: 400)
        case .missingField: .init("A required field is missing.", http: 422)
        case .invalidField: .init("A field has a value that it may not have.", http: 422)
        case .messageTooLarge: .init("The message is larger than this server accepts.", http: 413)
        case .binaryNotSupported: .init("Send JSON in text frames; binary frames are not read.", http: 415)
        case .coordinateOutOfRange:
            .init("Latitude must lie within -90 and 90, longitude within -180 and 180 degrees.", http: 422)
        case .tooManyWaypoints: .init("The trip has more stops than this server accepts.", http: 422)
        case .metadataTooLarge: .init("The metadata is larger or deeper than this server keeps.", http: 422)

        case .unauthorized: .init("A valid token is needed.", http: 401, close: 4401)
        case .forbidden: .init("The token does not allow this.", http: 403, close: 4403)
        case .rateLimited: .init("Messages come too fast; the latest was not taken.", http: 429)
        case .tooSlow: .init("The connection reads too slowly; connect again and resume.", http: 503, close: 1013)
        case .superseded: .init("A newer connection took over.", http: 409, close: 4001)
        case .overloaded: .init("The server is at its limit; try again shortly.", http: 503, close: 1013)

        case .noTrip: .init("No trip is on; send start or resume first.", http: 409)
        case .tripInProgress: .init("A trip is on already; cancel it before starting another.", http: 409)
        case .tripNotFound: .init("There is no such trip.", http: 404)
        case .tripEnded: .init("The trip has ended.", http: 410)
        case .resumeRefused: .init("The trip can't be resumed with this token; start it anew.", http: 403)
        case .offerNotFound: .init("The offer is not open anymore.", http: 404)
        case .referenceConflict: .init("The reference already names a different trip.", http: 409)
        case .fixTooOld: .init("The position is older than the last one and was not used.", http: 409)
        case .clockAhead: .init("The position's timestamp lies in the future; check the device's clock.", http: 422)
        case .implausibleFix:
            .init("The position can't have been reached since the last one and was not used.", http: 422)
        case .stopPassed: .init("A stop was passed; send skip to leave it out.", http: 409)

        case .originOffNetwork: .init("No usable road is near the starting point.", http: 422)
        case .destinationOffNetwork: .init("No usable road is near the destination or one of the stops.", http: 422)
        case .unroutable: .init("There is no route between these places.", http: 422)
        case .profileNotSupported: .init("The road network was not prepared for this profile.", http: 422)
        case .noNetwork: .init("No road network is imported yet; run waymark import.", http: 503)

        case .storageUnavailable: .init("The database can't be reached; try again shortly.", http: 503)
        case .draining: .init("The server is restarting; connect again and resume.", http: 503, close: 1012)
        case .notFound: .init("There is nothing at this address.", http: 404)
        case .methodNotAllowed: .init("The address does not take this method.", http: 405)
        case .internal: .init("Something went wrong on the server.", http: 500, close: 1011)
        }
    }
}
