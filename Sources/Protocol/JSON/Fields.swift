/// The fields of one JSON object, read by name, with errors that name the field's whole path.
///
/// A `null` is the same as an absent field: browsers send `"heading": null` for what they don't know.
struct Fields {
    private let container: KeyedDecodingContainer<Name>

    struct Name: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    init(_ decoder: any Decoder) throws {
        container = try decoder.container(keyedBy: Name.self)
    }

    func required<Value: Decodable>(_ name: String, _ type: Value.Type = Value.self) throws -> Value {
        try container.decode(Value.self, forKey: Name(stringValue: name))
    }

    func optional<Value: Decodable>(_ name: String, _ type: Value.Type = Value.self) throws -> Value? {
        try container.decodeIfPresent(Value.self, forKey: Name(stringValue: name))
    }

    /// An error about one field: `because` completes the sentence that begins with the field's path.
    func refuse(_ name: String, _ code: ErrorCode = .invalidField, because: String) -> ProtocolError {
        let path = fieldPath(container.codingPath + [Name(stringValue: name)])
        return ProtocolError(code, "\(path) \(because).", field: path)
    }
}

// What fields of several messages have in common.
extension Fields {
    func latitude(_ name: String = "latitude") throws -> Double {
        try coordinate(name, limit: 90)
    }

    func longitude(_ name: String = "longitude") throws -> Double {
        try coordinate(name, limit: 180)
    }

    private func coordinate(_ name: String, limit: Double) throws -> Double {
        let value = try required(name, Double.self)
        guard abs(value) <= limit else {
            throw refuse(name, .coordinateOutOfRange, because: "is \(value); it must lie within ±\(Int(limit)) degrees")
        }
        return value
    }

    func number(_ name: String, within range: ClosedRange<Double>) throws -> Double? {
        guard let value = try optional(name, Double.self) else { return nil }
        guard range.contains(value) else {
            throw refuse(name, because: "is \(value); it must lie within \(range.lowerBound) and \(range.upperBound)")
        }
        return value
    }

    /// Milliseconds since the epoch.
    func timestamp(_ name: String) throws -> Int64? {
        try number(name, within: 0...WireLimit.timestamp).map { Int64($0.rounded()) }
    }

    func text(_ name: String, maximumBytes: Int = WireLimit.textBytes) throws -> String? {
        guard let text = try optional(name, String.self) else { return nil }
        guard !text.isEmpty else { throw refuse(name, because: "must not be empty") }
        guard text.utf8.count <= maximumBytes else {
            throw refuse(name, because: "has \(text.utf8.count) bytes; at most \(maximumBytes) are kept")
        }
        return text
    }

    func requiredText(_ name: String, maximumBytes: Int = WireLimit.textBytes) throws -> String {
        guard let text = try text(name, maximumBytes: maximumBytes) else {
            throw refuse(name, .missingField, because: "is missing")
        }
        return text
    }

    /// One of a closed set of words.
    func choice<Choice: RawRepresentable & CaseIterable>(
        _ name: String, _ type: Choice.Type = Choice.self, orRefuseWith code: ErrorCode = .invalidField
    ) throws -> Choice? where Choice.RawValue == String {
        guard let word = try optional(name, String.self) else { return nil }
        return try choice(word, field: name, code)
    }

    func choices<Choice: RawRepresentable & CaseIterable>(
        _ name: String, _ type: Choice.Type = Choice.self
    ) throws -> [Choice]? where Choice.RawValue == String {
        try optional(name, [String].self)?.map { try choice($0, field: name, .invalidField) }
    }

    private func choice<Choice: RawRepresentable & CaseIterable>(
        _ word: String, field: String, _ code: ErrorCode
    ) throws -> Choice where Choice.RawValue == String {
        guard let choice = Choice(rawValue: word) else {
            let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw refuse(field, code, because: "is \"\(word.prefix(64))\"; it must be one of \(known)")
        }
        return choice
    }
}
