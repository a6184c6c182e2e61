/// An error as OSRM's HTTP API tells it: `{"code": "NoRoute", "message": "…"}`.
package struct OSRMError: Error, Sendable, Equatable, JSONReadable, JSONWritable {
    package static var maximumBytes: Int { WireLimit.documentBytes }

    /// OSRM's own names.
    package enum Code: String, Sendable, CaseIterable, Decodable {
        case invalidUrl = "InvalidUrl"
        case invalidService = "InvalidService"
        case invalidVersion = "InvalidVersion"
        case invalidOptions = "InvalidOptions"
        case invalidQuery = "InvalidQuery"
        case invalidValue = "InvalidValue"
        case noSegment = "NoSegment"
        case noRoute = "NoRoute"
        case noMatch = "NoMatch"
        case tooBig = "TooBig"
        case notImplemented = "NotImplemented"
        /// Not OSRM's: what its HTTP API has no name for, with an HTTP status that says more.
        case other = "Error"
    }

    package var code: Code
    package var message: String
    /// OSRM answers each of its own errors with 400.
    package var httpStatus = 400

    private enum CodingKeys: CodingKey { case code, message }

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package init(_ error: ProtocolError) {
        self.init(error.code.osrmCode, error.message)
        if code == .other || error.code == .noNetwork { httpStatus = error.code.definition.httpStatus }
    }

    package func write(to writer: inout JSONWriter) {
        writer.object { json in
            json.field("code", code)
            json.field("message", message)
        }
    }
}

extension OSRMError {
    /// What can't be read in the part of an address before the question mark.
    static func malformedPath(at position: Int) -> OSRMError {
        OSRMError(
            .invalidUrl,
            "URL string malformed close to position \(position): "
                + "it has to be /{service}/v1/{profile}/{longitude},{latitude};…")
    }

    /// What can't be read in the coordinates or options.
    static func malformedQuery(at position: Int, _ reason: String) -> OSRMError {
        OSRMError(.invalidQuery, "Query string malformed close to position \(position): \(reason)")
    }
}

extension ErrorCode {
    /// The name that OSRM's clients know for this error.
    package var osrmCode: OSRMError.Code {
        switch self {
        case .unroutable: .noRoute
        case .originOffNetwork, .destinationOffNetwork, .noNetwork: .noSegment
        case .tooManyWaypoints, .messageTooLarge, .metadataTooLarge: .tooBig
        case .coordinateOutOfRange, .invalidField, .profileNotSupported: .invalidValue
        case .missingField: .invalidOptions
        case .malformedJSON: .invalidQuery
        case .notFound, .methodNotAllowed, .unknownType, .binaryNotSupported: .invalidUrl
        case .unauthorized, .forbidden, .rateLimited, .tooSlow, .superseded, .overloaded, .noTrip,
            .tripInProgress, .tripNotFound, .tripEnded, .resumeRefused, .offerNotFound, .referenceConflict,
            .fixTooOld, .clockAhead, .implausibleFix, .stopPassed, .storageUnavailable, .draining, .internal:
            .other
        }
    }
}
