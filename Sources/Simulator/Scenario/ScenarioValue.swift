import Routing
import Yams

/// A value of a scenario's YAML, with its key path, so that whatever is wrong with it can be told.
///
/// Nothing is guessed: `yes` is no boolean, `"4"` is no number, and a key that nobody asked for is an error.
struct ScenarioValue {
    private let node: Node
    let key: String

    /// A scenario file has at most so many bytes.
    static let maximumBytes = 64 * 1024
    /// And a list in it so many entries.
    static let maximumEntries = 100

    private init(_ node: Node, key: String) {
        self.node = node
        self.key = key
    }

    func fault(_ message: String) -> ScenarioFault { ScenarioFault(line: node.mark?.line, key: key, message: message) }

    /// - Parameter what: such as `a number from 0 to 1`.
    func expected(_ what: String) -> ScenarioFault { fault("must be \(what), not \(shown)") }

    private var shown: String {
        switch node {
        case .scalar(let scalar): scalar.string.isEmpty ? "nothing" : scalar.string.quoted
        case .sequence: "a list"
        case .mapping: "a mapping"
        case .alias: "an alias"
        }
    }
}

// MARK: - Documents

extension ScenarioValue {
    /// Reads a document of YAML 1.1.
    static func document(_ text: String) throws(ScenarioFault) -> ScenarioValue {
        guard text.utf8.count <= maximumBytes else {
            throw ScenarioFault(message: "more than \(maximumBytes / 1024) KiB, which no scenario needs")
        }
        try refuseAliases(in: text)
        do {
            guard let node = try Yams.compose(yaml: text) else { throw ScenarioFault(message: "the file is empty") }
            return ScenarioValue(node, key: "")
        } catch let fault as ScenarioFault {
            throw fault
        } catch {
            throw fault(of: error)
        }
    }

    /// A few aliases to each other stand for billions of values.
    private static func refuseAliases(in text: String) throws(ScenarioFault) {
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard line.first(where: { $0 != " " }) != "#", line.contains(/(^|[\s\[{,:-])[&*]\S/) else { continue }
            throw ScenarioFault(line: number + 1, message: "anchors (&) and aliases (*) are not taken")
        }
    }

    private static func fault(of error: any Error) -> ScenarioFault {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            ScenarioFault(line: mark.line, message: "not YAML: \(TerminalText.safe(problem))")
        case .duplicatedKeysInMapping(let keys, let context):
            ScenarioFault(line: context.mark.line, message: "the key \((keys.first ?? "").quoted) stands there twice")
        case .reader(let problem, _, _, _): ScenarioFault(message: "not YAML: \(TerminalText.safe(problem))")
        default: ScenarioFault(message: "not YAML: \(TerminalText.safe("\(error)".prefix(160).description))")
        }
    }
}

// MARK: - Values

extension ScenarioValue {
    /// A plain number; what is quoted is a text.
    func number(_ range: ClosedRange<Double>) throws(ScenarioFault) -> Double {
        let what = "a number from \(Self.short(range.lowerBound)) to \(Self.short(range.upperBound))"
        guard let scalar = node.scalar, scalar.style == .plain,
            scalar.string.wholeMatch(of: /[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]{1,3})?/) != nil,
            let number = Double(scalar.string), range.contains(number)
        else { throw expected(what) }
        return number
    }

    func integer(_ range: ClosedRange<Int>) throws(ScenarioFault) -> Int {
        guard let scalar = node.scalar, scalar.style == .plain, let number = Int(scalar.string), range.contains(number)
        else { throw expected("a whole number from \(range.lowerBound) to \(range.upperBound)") }
        return number
    }

    func flag() throws(ScenarioFault) -> Bool {
        switch node.scalar?.style == .plain ? node.scalar?.string : nil {
        case "true": return true
        case "false": return false
        default: throw expected("true or false")
        }
    }

    func text(atMost count: Int = 500) throws(ScenarioFault) -> String {
        guard let text = node.scalar?.string, !text.isEmpty, text.count <= count else {
            throw expected("a text of 1 to \(count) characters")
        }
        return text
    }

    func choice<Choice>(_ choices: [(name: String, value: Choice)]) throws(ScenarioFault) -> Choice {
        for choice in choices where choice.name == node.scalar?.string { return choice.value }
        throw expected(choices.map(\.name).joined(separator: " or "))
    }

    func list() throws(ScenarioFault) -> [ScenarioValue] {
        guard case .sequence(let sequence) = node else { throw expected("a list") }
        guard sequence.count <= Self.maximumEntries else {
            throw fault("has \(sequence.count) entries, more than \(Self.maximumEntries)")
        }
        return sequence.enumerated().map { ScenarioValue($0.element, key: "\(key)[\($0.offset)]") }
    }

    /// `[latitude, longitude]`.
    func coordinate() throws(ScenarioFault) -> Coordinate {
        guard case .sequence(let pair) = node, pair.count == 2 else { throw expected("[latitude, longitude]") }
        let values = try list()
        return Coordinate(latitude: try values[0].number(-90...90), longitude: try values[1].number(-180...180))
    }

    /// `[from, to]`, in meters driven.
    func stretch() throws(ScenarioFault) -> ClosedRange<Double> {
        guard case .sequence(let pair) = node, pair.count == 2 else { throw expected("[from, to] in meters") }
        let values = try list()
        let (from, to) = (try values[0].number(0...1e6), try values[1].number(0...1e6))
        guard from <= to else { throw fault("must not end before it begins") }
        return from...to
    }

    /// Whether it is a mapping, where other forms are possible too.
    var isMapping: Bool { if case .mapping = node { true } else { false } }

    private static func short(_ number: Double) -> String {
        number == number.rounded() && abs(number) < 1e9 ? "\(Int(number))" : "\(number)"
    }

    /// Reads a mapping; keys that `body` didn't ask for are errors.
    func fields<Value>(
        _ body: (inout ScenarioFields) throws(ScenarioFault) -> Value
    ) throws(ScenarioFault) -> Value {
        guard case .mapping(let mapping) = node else { throw expected("a mapping of keys to values") }
        var values: [String: ScenarioValue] = [:]
        for (name, value) in mapping {
            guard let text = name.scalar?.string else {
                throw ScenarioFault(line: name.mark?.line, key: key, message: "has a key that is no text")
            }
            values[text] = ScenarioValue(value, key: key.isEmpty ? text : "\(key).\(text)")
        }
        var fields = ScenarioFields(of: self, values)
        let value = try body(&fields)
        try fields.refuseOthers()
        return value
    }
}
