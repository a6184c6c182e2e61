/// A message or body that can't be accepted: which rule it broke, in which field.
package struct ProtocolError: Error, Sendable, Equatable {
    package var code: ErrorCode
    /// One sentence for a developer; never empty.
    package var message: String
    /// The path of the offending field, as in `waypoints[1].latitude`.
    package var field: String?
    /// The `type` of the message, as far as it could be read; it becomes `for` in the answer.
    package var messageType: String?

    package init(_ code: ErrorCode, _ message: String? = nil, field: String? = nil, messageType: String? = nil) {
        self.code = code
        self.message = message ?? code.definition.message
        self.field = field
        self.messageType = messageType
    }

    /// The same error, said to be about a message of that type.
    func about(_ messageType: String) -> ProtocolError {
        var error = self
        error.messageType = messageType
        return error
    }
}

extension ProtocolError: CustomStringConvertible {
    package var description: String { "\(code.rawValue): \(message)" }
}

/// The body of an HTTP response that reports an error.
package struct ErrorBody: Sendable, Equatable, Decodable, JSONWritable {
    package var code: String
    package var message: String
    package var field: String?

    package init(_ error: ProtocolError) {
        code = error.code.rawValue
        message = error.message
        field = error.field
    }

    package func write(to writer: inout JSONWriter) {
        writer.object { json in
            json.field("code", code)
            json.field("message", message)
            json.field("field", field)
        }
    }
}
