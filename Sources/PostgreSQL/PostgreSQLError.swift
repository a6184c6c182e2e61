/// What went wrong between Waymark and PostgreSQL.
///
/// Task cancellation is not among it: a cancelled statement throws `CancellationError`.
package struct PostgreSQLError: Error, Sendable {
    /// What kind of failure; open, so that new kinds break nobody's `switch`.
    package struct Code: Sendable, Hashable, CustomStringConvertible {
        package let description: String

        /// A server turned the connection away: the password is wrong, the database does not exist, it is full.
        package static let rejected = Code(description: "rejected")
        /// No server could be reached.
        package static let connectionFailed = Code(description: "connection-failed")
        /// The connection ended while it was in use; whether the last statement took effect is unknown.
        package static let connectionLost = Code(description: "connection-lost")
        /// The connection or pool was closed by its owner.
        package static let closed = Code(description: "closed")
        /// The server refused the statement; `sqlState` says why.
        package static let refused = Code(description: "refused")
        /// The statement ran longer than allowed and was ended.
        package static let timedOut = Code(description: "timed-out")
        /// No connection of the pool came free in time.
        package static let poolExhausted = Code(description: "pool-exhausted")
        /// A value cannot be sent, such as text with a NUL character.
        package static let invalidParameter = Code(description: "invalid-parameter")
        /// A column does not hold what the caller reads.
        package static let undecodable = Code(description: "undecodable")
        /// The calling code and the statement do not fit together, such as a `COPY` row with a column too few.
        package static let misuse = Code(description: "misuse")
    }

    package let code: Code
    package let message: String
    /// The query's name, or the beginning of its text.
    package internal(set) var query: String?
    package var sqlState: SQLState?
    package var detail: String?
    package var hint: String?
    /// Where in a function, trigger or `COPY` it happened.
    package var context: String?
    package var schema: String?
    package var table: String?
    package var column: String?
    package var constraint: String?

    package init(_ code: Code, _ message: String, query: String? = nil) {
        self.code = code
        self.message = message
        self.query = query
    }
}

extension PostgreSQLError {
    /// Another transaction got in the way; the same work will succeed when it is begun anew.
    package var isConflict: Bool { sqlState == .serializationFailure || sqlState == .deadlockDetected }

    /// The connection is gone, or never was.
    package var isDisconnection: Bool { code == .connectionLost || code == .connectionFailed || code == .rejected }

    /// A row with these values exists already.
    package func isUniqueViolation(of constraint: String? = nil) -> Bool {
        sqlState == .uniqueViolation && (constraint == nil || constraint == self.constraint)
    }
}

extension PostgreSQLError: CustomStringConvertible {
    package var description: String {
        var text = query.map { "\($0): \(message)" } ?? message
        if let sqlState { text += " (SQLSTATE \(sqlState.rawValue))" }
        if let detail { text += " Detail: \(detail)" }
        if let hint { text += " Hint: \(hint)" }
        if let context { text += " Context: \(context)" }
        return text
    }
}
