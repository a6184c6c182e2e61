/// The keys of a mapping in a scenario; remembers which of them were asked for.
struct ScenarioFields {
    private let mapping: ScenarioValue
    private let values: [String: ScenarioValue]
    private var known: [String] = []

    init(of mapping: ScenarioValue, _ values: [String: ScenarioValue]) {
        self.mapping = mapping
        self.values = values
    }

    /// - Returns: `nil` where the key isn't there.
    mutating func optional(_ key: String) -> ScenarioValue? {
        known.append(key)
        return values[key]
    }

    mutating func required(_ key: String) throws(ScenarioFault) -> ScenarioValue {
        guard let value = optional(key) else {
            throw mapping.fault("\(mapping.key.isEmpty ? "the scenario " : "")needs the key '\(key)'")
        }
        return value
    }

    mutating func number(_ key: String, _ range: ClosedRange<Double>) throws(ScenarioFault) -> Double? {
        try optional(key)?.number(range)
    }

    /// A list of things; empty where the key isn't there.
    mutating func list<Element>(
        _ key: String, of element: (ScenarioValue) throws(ScenarioFault) -> Element
    ) throws(ScenarioFault) -> [Element] {
        var elements: [Element] = []
        for value in try optional(key)?.list() ?? [] { elements.append(try element(value)) }
        return elements
    }

    /// What stands there but was never asked for is a mistake of whoever wrote it.
    func refuseOthers() throws(ScenarioFault) {
        guard let name = values.keys.filter({ !known.contains($0) }).min() else { return }
        throw (values[name] ?? mapping).fault("is not known; known are \(known.sorted().joined(separator: ", "))")
    }
}
