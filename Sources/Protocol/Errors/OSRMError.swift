/// An error as OSRM's HTTP API tells it: `{"code": "NoRoute", "message": "…"}`.
package struct OSRMError: Sendable, Equatable, Decodable, JSONWritable {
    /// OSRM's own names, such as `InvalidUrl`, `NoSegment`, `NoRoute`, `TooBig`.
    package var code: String
    package var message: String

    package init(code: String, message: String) {
        self.code = code
        self.message = message
    }

    package init(_ error: ProtocolError) {
        self.init(code: error.code.osrmCode, message: error.message)
    }

    package func write(to writer: inout JSONWriter) {
        writer.object { json in
            json.field("code", code)
            json.field("message", message)
        }
    }
}

extension ErrorCode {
    /// The name that OSRM's clients know for this error.
    package var osrmCode: String {
        switch self {
        case .unroutable: "NoRoute"
        case .originOffNetwork, .destinationOffNetwork, .noNetwork: "NoSegment"
        case .tooManyWaypoints, .messageTooLarge, .metadataTooLarge: "TooBig"
        case .profileNotSupported: "InvalidProfile"
        case .coordinateOutOfRange, .invalidField: "InvalidValue"
        case .missingField: "InvalidOptions"
        case .malformedJSON: "InvalidQuery"
        case .notFound, .methodNotAllowed, .unknownType, .binaryNotSupported: "InvalidUrl"
        case .unauthorized, .forbidden, .rateLimited, .tooSlow, .superseded, .overloaded, .noTrip,
            .tripInProgress, .tripNotFound, .tripEnded, .resumeRefused, .offerNotFound, .referenceConflict,
            .fixTooOld, .clockAhead, .storageUnavailable, .draining, .internal:
            "Error"
        }
    }
}
