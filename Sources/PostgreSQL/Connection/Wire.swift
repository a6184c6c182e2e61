import CLibPQ
import Foundation
import Logging

/// libpq's connection and the one operation that runs on it. It lives on its owner's thread, which it blocks.
///
/// The socket itself never blocks: every wait is one `poll` that also hears the caller's interrupt and knows the
/// deadline. Either of them asks the server to cancel; then the answer is awaited for a grace period, so that the
/// connection stays in step with the server or is given up, and nothing in between.
final class Wire {
    let handle: OpaquePointer
    let wake: WakePipe
    var operation = Operation.none
    private var isAbandoned = false
    private let notices: NoticeLog

    /// How long the server may take to obey a cancellation.
    static let grace = Duration.seconds(5)

    /// Connects, which blocks for up to `connect_timeout` a host.
    init(connectingTo address: ConnectionString, wake: WakePipe? = nil, logger: Logger) throws(PostgreSQLError) {
        self.wake = if let wake { wake } else { try WakePipe() }
        notices = NoticeLog(logger: logger)
        let start = ContinuousClock.now
        guard let handle = address.withArrays({ PQconnectdbParams($0, $1, 0) }) else {
            throw PostgreSQLError(.connectionFailed, "no memory for a connection to \(address.address)")
        }
        self.handle = handle
        guard PQstatus(handle) == CONNECTION_OK, PQsetnonblocking(handle, 1) == 0 else {
            // A server that let the time limit pass is not asked a second time.
            let answers = .now - start < .seconds(2) && address.withArrays { PQpingParams($0, $1, 0) } == PQPING_OK
            throw connectionFailure(at: address, serverAnswers: answers)
        }
        PQsetNoticeProcessor(handle, NoticeLog.receive, Unmanaged.passUnretained(notices).toOpaque())
    }

    deinit { PQfinish(handle) }

    var socket: Int32 { PQsocket(handle) }
    var isBroken: Bool { isAbandoned || PQstatus(handle) != CONNECTION_OK }
    var isInTransaction: Bool { PQtransactionStatus(handle) != PQTRANS_IDLE }

    /// Runs one operation from its first byte sent to its last byte received, within its limits.
    func perform<T>(_ operation: Operation, _ body: () throws -> T) throws -> T {
        if operation.interrupt?.isRequested == true { throw CancellationError() }
        guard !isBroken else { throw lost(operation.label) }
        self.operation = operation
        defer { self.operation = .none }
        do {
            let value = try body()
            try settle()
            return value
        } catch {
            let meaning = self.operation.meaning(of: error)
            if let failure = error as? PostgreSQLError, failure.isDisconnection { abandon() }
            if !isBroken { try? settle() }
            throw meaning
        }
    }

    /// Gives the connection up: whatever the server still sends is of no interest.
    func abandon() { isAbandoned = true }

    /// The error for a connection that ended, in libpq's words.
    func lost(_ label: String) -> PostgreSQLError {
        abandon()
        let reason = lastMessage
        let message = reason.isEmpty ? "the connection to PostgreSQL is gone" : "the connection was lost: \(reason)"
        return PostgreSQLError(.connectionLost, message, query: label)
    }

    /// libpq's last complaint, on one line.
    private var lastMessage: String {
        let lines = String(cString: PQerrorMessage(handle)).split(separator: "\n")
        return lines.map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: " ")
    }

    /// libpq tells no SQLSTATE here, but a ping whether a server is up and so must have turned us away.
    private func connectionFailure(at address: ConnectionString, serverAnswers: Bool) -> PostgreSQLError {
        let reason = lastMessage
        let advice =
            serverAnswers
            ? "Check user, password and database in DATABASE_URL, and the server's max_connections."
            : "Check that the server runs there and that DATABASE_URL names it."
        return PostgreSQLError(
            serverAnswers ? .rejected : .connectionFailed,
            "cannot connect to PostgreSQL at \(address.address): \(reason)\(reason.last == "?" ? "" : ".") \(advice)")
    }
}

/// Where the server's notices go: to the log, since libpq would print them.
private final class NoticeLog {
    let logger: Logger
    init(logger: Logger) { self.logger = logger }

    static let receive: PQnoticeProcessor = { argument, message in
        guard let argument, let message else { return }
        let log = Unmanaged<NoticeLog>.fromOpaque(argument).takeUnretainedValue()
        let text = String(cString: message).trimmingCharacters(in: .whitespacesAndNewlines)
        log.logger.debug("PostgreSQL sent a notice", metadata: ["notice": "\(text)"])
    }
}
