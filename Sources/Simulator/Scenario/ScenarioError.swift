/// Why a scenario can't be driven: which file, where in it, what was expected.
package struct ScenarioError: Error, Hashable, Sendable, CustomStringConvertible {
    package var path: String
    /// From 1; `nil` where it is the whole file.
    package var line: Int?
    /// Such as `driver.stops[0].seconds`; empty for the document itself.
    package var key: String
    package var message: String

    package init(path: String, line: Int? = nil, key: String = "", message: String) {
        self.path = path
        self.line = line
        self.key = key
        self.message = message
    }

    package var description: String {
        let place = line.map { "\(path):\($0)" } ?? path
        return key.isEmpty ? "\(place): \(message)" : "\(place): \(key) \(message)"
    }
}

/// What is wrong in a scenario, before it is known which file that is.
struct ScenarioFault: Error, Hashable {
    var line: Int?
    var key = ""
    var message: String

    func located(in path: String) -> ScenarioError {
        ScenarioError(path: path, line: line, key: key, message: message)
    }
}
