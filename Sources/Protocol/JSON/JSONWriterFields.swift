/// How many decimals each kind of quantity keeps.
package enum Decimals {
    /// Distances: a decimetre.
    package static let meters = 1
    /// Durations and weights: a tenth of a second.
    package static let seconds = 1
    /// Speeds: a millimetre per second, so that a whole km/h survives the conversion.
    package static let metersPerSecond = 3
    /// Angles other than coordinates.
    package static let degrees = 1
    /// Coordinates that the server tells: 11 cm, the grain of polyline6.
    package static let coordinate = 6
    /// Coordinates that a receiver measured: 1 cm.
    package static let measuredCoordinate = 7
    /// Probabilities and the like.
    package static let ratio = 3
}

extension JSONWriter {
    package mutating func field(_ name: StaticString, _ value: String?) {
        guard let value else { return }
        self.name(name)
        string(value)
    }

    package mutating func field(_ name: StaticString, _ value: Bool?) {
        guard let value else { return }
        self.name(name)
        boolean(value)
    }

    package mutating func field(_ name: StaticString, _ value: Int?) {
        field(name, value.map(Int64.init))
    }

    package mutating func field(_ name: StaticString, _ value: Int64?) {
        guard let value else { return }
        self.name(name)
        integer(value)
    }

    /// Left out when absent, infinite or not a number.
    package mutating func field(_ name: StaticString, _ value: Double?, decimals: Int) {
        guard let value, value.isFinite else { return }
        self.name(name)
        number(value, decimals: decimals)
    }

    package mutating func field<Choice: RawRepresentable>(_ name: StaticString, _ value: Choice?)
    where Choice.RawValue == String {
        field(name, value?.rawValue)
    }

    package mutating func field<Value: JSONWritable>(_ name: StaticString, _ value: Value?) {
        guard let value else { return }
        self.name(name)
        value.write(to: &self)
    }

    package mutating func field<Value: JSONWritable>(_ name: StaticString, _ values: [Value]?) {
        list(name, values) { json, value in value.write(to: &json) }
    }

    package mutating func field(_ name: StaticString, _ values: [Location]?) {
        guard let values else { return }
        self.name(name)
        array(values)
    }

    package mutating func field(_ name: StaticString, _ values: [String]?) {
        list(name, values) { json, value in json.string(value) }
    }

    package mutating func field(_ name: StaticString, _ values: [Int]?) {
        guard let values else { return }
        self.name(name)
        array(values)
    }

    package mutating func field(_ name: StaticString, _ values: [Int64]?) {
        guard let values else { return }
        self.name(name)
        array(values)
    }

    package mutating func field(_ name: StaticString, _ values: [Bool]?) {
        guard let values else { return }
        self.name(name)
        array(values)
    }

    package mutating func field(_ name: StaticString, _ values: [Double]?, decimals: Int) {
        guard let values else { return }
        self.name(name)
        array(values, decimals: decimals)
    }

    package mutating func field<Choice: RawRepresentable>(_ name: StaticString, _ values: [Choice]?)
    where Choice.RawValue == String {
        list(name, values) { json, value in json.string(value.rawValue) }
    }

    private mutating func list<Value>(
        _ name: StaticString, _ values: [Value]?, _ write: (inout JSONWriter, Value) -> Void
    ) {
        guard let values else { return }
        self.name(name)
        array { json in
            for value in values { write(&json, value) }
        }
    }
}
