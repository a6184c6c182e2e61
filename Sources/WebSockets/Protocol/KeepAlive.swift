import NIOCore

/// Tells when to ping, and when a peer that answers nothing counts as gone.
struct KeepAlive: Sendable {
    enum Action: Equatable {
        case ping
        case giveUp
    }

    private let interval: TimeAmount
    private let allowed: Int
    private var unanswered = 0
    private(set) var deadline: NIODeadline

    init(interval: TimeAmount, allowed: Int, now: NIODeadline) {
        self.interval = interval
        self.allowed = allowed
        self.deadline = now + interval
    }

    /// Whatever arrives proves the peer alive, not only pongs.
    mutating func heardFromPeer() {
        unanswered = 0
    }

    mutating func timePassed(now: NIODeadline) -> Action? {
        guard now >= deadline else { return nil }
        guard unanswered < allowed else { return .giveUp }
        unanswered += 1
        deadline = now + interval
        return .ping
    }
}
