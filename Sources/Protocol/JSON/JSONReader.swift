#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The general decoder: refuses what isn't JSON first, then reads with Foundation's `JSONDecoder`, and words what it
/// refused as a `ProtocolError`.
enum JSONReader {
    static func decode<Value: Decodable>(
        _ type: Value.Type, from utf8: UnsafeRawBufferPointer, maximumBytes: Int
    ) throws(ProtocolError) -> Value {
        guard utf8.count <= maximumBytes else {
            throw ProtocolError(.messageTooLarge, "The JSON has \(utf8.count) bytes; at most \(maximumBytes) are read.")
        }
        try JSONGrammar.check(utf8, maximumDepth: WireLimit.depth)
        do {
            return try JSONDecoder().decode(Value.self, from: Data(utf8))
        } catch {
            throw ProtocolError(translating: error)
        }
    }
}

extension ProtocolError {
    /// Words an error of `JSONDecoder` for the developer of a client.
    init(translating error: any Error) {
        switch error {
        case let error as ProtocolError:
            self = error
        case DecodingError.keyNotFound(let key, let context):
            self.init(missing: context.codingPath + [key])
        case DecodingError.valueNotFound(_, let context):
            self.init(missing: context.codingPath)
        case DecodingError.typeMismatch(let type, let context):
            self.init(mistyped: context.codingPath, expected: type)
        case DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty:
            let path = fieldPath(context.codingPath)
            self.init(
                .invalidField, "\(path) can't be read: it is not a value that JSON and this field allow.", field: path)
        default:
            // The grammar holds, so what the decoder can't read is a number; Foundation doesn't say which.
            self.init(.invalidField, "A number is too large or too small for a 64-bit double.")
        }
    }

    private static let notAnObject = ProtocolError(.malformedJSON, "The message must be a JSON object.")

    private init(missing path: [any CodingKey]) {
        guard !path.isEmpty else {
            self = .notAnObject
            return
        }
        let path = fieldPath(path)
        self.init(.missingField, "\(path) is missing.", field: path)
    }

    private init(mistyped path: [any CodingKey], expected type: any Any.Type) {
        guard !path.isEmpty else {
            self = .notAnObject
            return
        }
        let path = fieldPath(path)
        self.init(.invalidField, "\(path) must be \(kindName(type)).", field: path)
    }
}

/// A coding path as people write it: `waypoints[1].latitude`.
func fieldPath(_ keys: [any CodingKey]) -> String {
    var path = ""
    for key in keys {
        if let index = key.intValue {
            path += "[\(index)]"
        } else {
            path += path.isEmpty ? key.stringValue : ".\(key.stringValue)"
        }
    }
    return path
}

private func kindName(_ type: any Any.Type) -> String {
    switch type {
    case is String.Type: "a string"
    case is Bool.Type: "true or false"
    case is Double.Type: "a number"
    case is any BinaryInteger.Type: "a whole number"
    case is any Collection.Type where "\(type)".hasPrefix("Array"): "an array"
    default: "an object"
    }
}
