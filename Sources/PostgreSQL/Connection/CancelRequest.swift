import CLibPQ
import Foundation
import Synchronization

/// Asks the server, over a connection of its own, to cancel what a connection is running.
///
/// The call blocks and knows no deadline, so it has a thread; the waiting side hears of its end through the wake pipe.
final class CancelRequest: @unchecked Sendable {
    // Unchecked: the pointer is used by the request's thread alone.
    private let request: OpaquePointer
    private let finished = Atomic(false)

    /// `nil` when the connection is already closed.
    init?(for connection: OpaquePointer, wake: WakePipe) {
        guard let request = PQgetCancel(connection) else { return nil }
        self.request = request
        Thread.detachNewThread { [self] in
            deliver()
            finished.store(true, ordering: .releasing)
            wake.signal()
        }
    }

    /// A request that failed shows as a grace period that ran out.
    private func deliver() {
        var complaint = [CChar](repeating: 0, count: 256)
        _ = PQcancel(request, &complaint, Int32(complaint.count))
    }

    deinit { PQfreeCancel(request) }

    /// The server has delivered the request to the process it was for.
    var isFinished: Bool { finished.load(ordering: .acquiring) }
}
