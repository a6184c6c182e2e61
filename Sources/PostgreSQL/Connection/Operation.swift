/// What runs on a wire right now, how long it may, and whether somebody has ended it.
struct Operation {
    enum Ending {
        /// The calling task was cancelled.
        case interrupted
        /// The deadline passed.
        case late
        /// What remains of its result is of no interest.
        case unwanted
    }

    let label: String
    let timeout: Duration?
    let deadline: ContinuousClock.Instant?
    let interrupt: Interrupt?
    /// Why the server was asked to cancel.
    private(set) var ending: Ending?
    private(set) var cancelRequest: CancelRequest?
    private(set) var graceEnd: ContinuousClock.Instant?

    init(label: String, timeout: Duration?, interrupt: Interrupt?) {
        self.label = label
        self.timeout = timeout
        deadline = timeout.map { .now + $0 }
        self.interrupt = interrupt
    }

    static let none = Operation(label: "", timeout: nil, interrupt: nil)

    /// Why it should end although nobody has asked the server yet.
    func dueEnding(at now: ContinuousClock.Instant) -> Ending? {
        if ending != nil { return nil }
        if interrupt?.isRequested == true { return .interrupted }
        if let deadline, now >= deadline { return .late }
        return nil
    }

    mutating func end(_ ending: Ending, by request: CancelRequest?, grace: Duration) {
        self.ending = ending
        cancelRequest = request
        graceEnd = .now + grace
    }

    /// When a wait must return though nothing came.
    var nextLook: ContinuousClock.Instant? { graceEnd ?? deadline }

    /// What the caller is told when ending it led to this error.
    func meaning(of error: any Error) -> any Error {
        guard let ending, let failure = error as? PostgreSQLError else { return error }
        guard failure.sqlState == .queryCanceled || failure.isDisconnection else { return error }
        switch ending {
        case .interrupted: return CancellationError()
        case .unwanted: return error
        case .late:
            let limit = timeout.map { "\($0)" } ?? "the limit"
            return PostgreSQLError(.timedOut, "ran longer than \(limit) and was canceled", query: label)
        }
    }
}
