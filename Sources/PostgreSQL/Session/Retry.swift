/// Which failures of a transaction are answered by running it anew.
package struct Retry: Sendable {
    /// How often it is run at most.
    package var attempts: Int
    /// Also after a connection was lost, when the transaction may have been committed all the same.
    package var afterLostConnection: Bool

    package init(attempts: Int, afterLostConnection: Bool = false) {
        self.attempts = attempts
        self.afterLostConnection = afterLostConnection
    }

    package static let never = Retry(attempts: 1)
    /// After serialization failures and deadlocks, which leave nothing behind in the database. What the body does
    /// elsewhere it does again.
    package static let conflicts = Retry(attempts: 6)
    /// After lost connections too: for transactions that do no harm when they are committed twice.
    package static let idempotent = Retry(attempts: 6, afterLostConnection: true)

    /// How long to wait before running again, or `nil` when it is over.
    func delay(after error: any Error, attempt: Int) -> Duration? {
        guard attempt < attempts, let error = error as? PostgreSQLError else { return nil }
        guard error.isConflict || (afterLostConnection && error.code == .connectionLost) else { return nil }
        // Full jitter: those who collided must not meet again.
        return .milliseconds(Int.random(in: 1...(5 << min(attempt, 7))))
    }
}
