/// The numbers of a `position` as they were read, by whichever decoder, before anyone looked at what they mean.
///
/// Both decoders end here, so that they can't disagree about what a valid fix is.
struct RawPosition: Equatable {
    enum Field: String, CaseIterable {
        case latitude, longitude, timestamp, accuracy, heading, speed, altitude, sequence
    }

    /// Makes the error for a field from its code and the end of a sentence that begins with the field's name.
    typealias Refusal = (Field, ErrorCode, String) -> ProtocolError

    var latitude: Double?
    var longitude: Double?
    var timestamp: Double?
    var accuracy: Double?
    var heading: Double?
    var speed: Double?
    var altitude: Double?
    var sequence: Double?

    subscript(field: Field) -> Double? {
        get {
            switch field {
            case .latitude: latitude
            case .longitude: longitude
            case .timestamp: timestamp
            case .accuracy: accuracy
            case .heading: heading
            case .speed: speed
            case .altitude: altitude
            case .sequence: sequence
            }
        }
        set {
            switch field {
            case .latitude: latitude = newValue
            case .longitude: longitude = newValue
            case .timestamp: timestamp = newValue
            case .accuracy: accuracy = newValue
            case .heading: heading = newValue
            case .speed: speed = newValue
            case .altitude: altitude = newValue
            case .sequence: sequence = newValue
            }
        }
    }

    func validated(_ refuse: Refusal) throws(ProtocolError) -> Position {
        Position(
            latitude: try coordinate(.latitude, limit: 90, refuse),
            longitude: try coordinate(.longitude, limit: 180, refuse),
            timestamp: try validTimestamp(refuse),
            accuracy: try validAccuracy(refuse),
            heading: try validHeading(refuse),
            speed: try validSpeed(refuse),
            altitude: altitude,
            sequence: try validSequence(refuse))
    }

    private func coordinate(_ field: Field, limit: Double, _ refuse: Refusal) throws(ProtocolError) -> Double {
        guard let value = self[field] else { throw refuse(field, .missingField, "is missing") }
        guard abs(value) <= limit else {
            throw refuse(field, .coordinateOutOfRange, "is \(value); it must lie within ±\(Int(limit)) degrees")
        }
        return value
    }

    /// Some browsers give fractions of a millisecond.
    private func validTimestamp(_ refuse: Refusal) throws(ProtocolError) -> Int64 {
        guard let timestamp else { throw refuse(.timestamp, .missingField, "is missing") }
        guard (0...WireLimit.timestamp).contains(timestamp) else {
            throw refuse(.timestamp, .invalidField, "must be milliseconds since the epoch")
        }
        return Int64(timestamp.rounded())
    }

    private func validAccuracy(_ refuse: Refusal) throws(ProtocolError) -> Double? {
        guard let accuracy else { return nil }
        guard accuracy >= 0, accuracy.isFinite else {
            throw refuse(.accuracy, .invalidField, "must be meters, 0 or more")
        }
        return accuracy
    }

    /// Brings an angle into 0..<360. Exactly -1 is how Core Location says that it doesn't know.
    private func validHeading(_ refuse: Refusal) throws(ProtocolError) -> Double? {
        guard let heading, heading != -1 else { return nil }
        guard abs(heading) <= 720 else {
            throw refuse(.heading, .invalidField, "must be degrees clockwise from north, 0 to 360")
        }
        let turned = heading.truncatingRemainder(dividingBy: 360)
        let positive = turned < 0 ? turned + 360 : turned
        return positive < 360 ? positive + 0 : 0
    }

    /// Exactly -1 is how Core Location says that it doesn't know.
    private func validSpeed(_ refuse: Refusal) throws(ProtocolError) -> Double? {
        guard let speed, speed != -1 else { return nil }
        guard speed >= 0, speed.isFinite else {
            throw refuse(.speed, .invalidField, "must be meters per second, 0 or more")
        }
        return speed
    }

    private func validSequence(_ refuse: Refusal) throws(ProtocolError) -> Int64? {
        guard let sequence else { return nil }
        guard sequence >= 0, sequence <= 0x1p53, sequence == sequence.rounded() else {
            throw refuse(.sequence, .invalidField, "must be a whole number from 0 to 2^53")
        }
        return Int64(sequence)
    }
}
