import Foundation
import Synchronization

/// Wakes a thread that sleeps in `poll`: a pipe whose reading end is polled beside the socket.
final class WakePipe: Sendable {
    let readingEnd: Int32
    private let writingEnd: Int32

    init() throws(PostgreSQLError) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else {
            throw PostgreSQLError(
                .connectionFailed, "no pipe could be made: \(lastSystemError()). Raise the limit of open files.")
        }
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        (readingEnd, writingEnd) = (ends[0], ends[1])
    }

    deinit {
        close(readingEnd)
        close(writingEnd)
    }

    /// Wakes the sleeper. A full pipe is as good as a written one.
    func signal() {
        var byte: UInt8 = 1
        _ = write(writingEnd, &byte, 1)
    }

    func drain() {
        var bytes: [UInt8] = .init(repeating: 0, count: 64)
        while read(readingEnd, &bytes, bytes.count) > 0 {}
    }
}

/// One caller's wish to have its operation called off. A late wish wakes the next operation for nothing and harms nobody.
final class Interrupt: Sendable {
    private let requested = Atomic(false)
    private let wake: WakePipe

    init(wake: WakePipe) { self.wake = wake }

    var isRequested: Bool { requested.load(ordering: .acquiring) }

    func request() {
        requested.store(true, ordering: .releasing)
        wake.signal()
    }
}

/// What `errno` says, in words.
func lastSystemError() -> String { String(cString: strerror(errno)) }
