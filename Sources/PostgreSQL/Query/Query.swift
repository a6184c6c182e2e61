/// One SQL statement with its parameters, written as a string literal.
///
///     let trips: Query = "SELECT id FROM trip WHERE app = \(app) AND state = \(state)"
///
/// Each interpolated value travels beside the text as `$1`, `$2`, …, so that no value can become SQL. Text that is
/// not a value must be a name (`\(identifier:)`, quoted) or known when compiling (`\(raw:)`).
package struct Query: Sendable, ExpressibleByStringInterpolation {
    package let sql: String
    let parameters: ParameterList
    private(set) var name: String?
    private(set) var timeout: Duration?

    package init(stringLiteral sql: String) {
        self.sql = sql
        parameters = ParameterList()
    }

    package init(stringInterpolation: StringInterpolation) {
        sql = stringInterpolation.sql
        parameters = stringInterpolation.parameters
    }

    /// What errors and logs call this query. Without a name they show the beginning of its text.
    package func named(_ name: String) -> Query {
        var copy = self
        copy.name = name
        return copy
    }

    /// How long it may run before the server is told to end it; else the connection's own limit.
    package func within(_ timeout: Duration) -> Query {
        var copy = self
        copy.timeout = timeout
        return copy
    }

    /// The name, or the text's beginning on one line. O(length of the label): every statement bears one.
    var label: String {
        if let name { return name }
        var line = ""
        var (length, isBehindSpace) = (0, false)
        for scalar in sql.unicodeScalars {
            guard !Self.spaces.contains(scalar) else {
                isBehindSpace = length > 0
                continue
            }
            guard length + (isBehindSpace ? 2 : 1) <= Self.labelLength else { return line + "…" }
            if isBehindSpace { line.append(" ") }
            line.unicodeScalars.append(scalar)
            length += isBehindSpace ? 2 : 1
            isBehindSpace = false
        }
        return line
    }

    private static let labelLength = 79
    /// What PostgreSQL skips.
    private static let spaces: [Unicode.Scalar] = [" ", "\n", "\t", "\r", "\u{0B}", "\u{0C}"]
}

extension Query {
    package struct StringInterpolation: StringInterpolationProtocol {
        var sql = ""
        var parameters = ParameterList()

        package init(literalCapacity: Int, interpolationCount: Int) {
            sql.reserveCapacity(literalCapacity + interpolationCount * 4)
        }

        package mutating func appendLiteral(_ literal: String) { sql += literal }

        package mutating func appendInterpolation(_ value: some PostgreSQLEncodable) {
            parameters.append(value)
            sql += "$\(parameters.count)"
        }

        /// A value or NULL. Of its own, so that the compiler does not warn of an optional that is described as text.
        package mutating func appendInterpolation<Value: PostgreSQLEncodable>(_ value: Value?) {
            parameters.append(value)
            sql += "$\(parameters.count)"
        }

        /// The name of a table, column, channel … in quotes.
        package mutating func appendInterpolation(identifier: String) { sql += quoted(identifier: identifier) }

        /// Several names in quotes, with commas between.
        package mutating func appendInterpolation(identifiers: [String]) {
            sql += identifiers.map(quoted(identifier:)).joined(separator: ", ")
        }

        /// SQL that was written by a programmer: only text known when compiling is taken.
        package mutating func appendInterpolation(raw: StaticString) { sql += raw.description }
    }
}

/// A name as SQL writes it when it may hold anything.
func quoted(identifier: String) -> String {
    "\"" + identifier.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
}
