import CLibPQ
import Foundation

extension Wire {
    /// Sleeps until the socket is ready, ending the operation when its deadline passes or its caller wants so.
    ///
    /// - Throws: `.connectionLost` when the server did not obey within the grace period.
    func wait(for events: Int32) throws {
        while true {
            let ready = try poll(events, until: operation.nextLook)
            let now = ContinuousClock.now
            if let ending = operation.dueEnding(at: now) {
                cancel(ending)
            } else if let graceEnd = operation.graceEnd, now >= graceEnd, ready == 0 {
                throw lost(operation.label)
            }
            if ready != 0 { return }
        }
    }

    /// Throws when the operation is due to end, for operations in which the server does not listen to cancellations.
    func checkLimits() throws {
        if let ending = operation.dueEnding(at: .now) { operation.end(ending, by: nil, grace: Self.grace) }
        guard operation.ending == nil else {
            var failure = PostgreSQLError(.refused, "was canceled", query: operation.label)
            failure.sqlState = .queryCanceled
            throw failure
        }
    }

    func cancel(_ ending: Operation.Ending) {
        operation.end(ending, by: CancelRequest(for: handle, wake: wake), grace: Self.grace)
    }

    /// Makes sure that a cancellation cannot hit the next operation: waits for its delivery, then for an empty statement.
    func settle() throws {
        guard let request = operation.cancelRequest else { return }
        while !request.isFinished {
            guard let graceEnd = operation.graceEnd, ContinuousClock.now < graceEnd else { throw lost(operation.label) }
            _ = try poll(0, until: graceEnd)
        }
        guard PQsendQuery(handle, "") == 1 else { throw lost(operation.label) }
        _ = try results()
    }

    /// Sends what is buffered, reading meanwhile so that neither side waits for the other forever.
    func flush() throws {
        while true {
            switch PQflush(handle) {
            case 0: return
            case 1:
                try wait(for: POLLIN32 | POLLOUT32)
                try consumeInput()
            default: throw lost(operation.label)
            }
        }
    }

    func consumeInput() throws {
        guard PQconsumeInput(handle) == 1 else { throw lost(operation.label) }
    }

    /// The socket's ready events, or none when the time came or the wake pipe rang.
    func poll(_ events: Int32, until time: ContinuousClock.Instant?) throws -> Int32 {
        var descriptors = [
            pollfd(fd: socket, events: Int16(events), revents: 0),
            pollfd(fd: wake.readingEnd, events: Int16(POLLIN), revents: 0),
        ]
        let count = Foundation.poll(&descriptors, 2, time.map(Self.milliseconds(until:)) ?? -1)
        guard count >= 0 || errno == EINTR else { throw lost(operation.label) }
        if count > 0, descriptors[1].revents != 0 { wake.drain() }
        return count > 0 ? Int32(descriptors[0].revents) : 0
    }

    /// Rounded up, so that a wait does not end just before its time and spin.
    static func milliseconds(until time: ContinuousClock.Instant) -> Int32 {
        let (seconds, attoseconds) = (time - .now).components
        let milliseconds = seconds.multipliedReportingOverflow(by: 1000)
        if milliseconds.overflow { return .max }
        return Int32(clamping: max(0, milliseconds.partialValue + attoseconds / 1_000_000_000_000_000 + 1))
    }
}

let POLLIN32 = Int32(POLLIN)
let POLLOUT32 = Int32(POLLOUT)
