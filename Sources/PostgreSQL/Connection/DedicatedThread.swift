import Foundation

/// A serial executor that is one thread of its own, so that the actor on it may block.
///
/// libpq and `waitpid` block. On the shared pool a blocked thread starves every other task; here it stops only the
/// actor that waits anyway. The thread ends once `finish()` was called and the jobs before it have run.
final class DedicatedThread: SerialExecutor, @unchecked Sendable {
    // Unchecked: `jobs` and `finished` are touched only while `condition` is locked.
    private let condition = NSCondition()
    private var jobs: [UnownedJob] = []
    private var finished = false

    init(name: String) {
        let thread = Thread { [self] in runJobs() }
        thread.name = name
        thread.stackSize = 1 << 20
        thread.start()
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        condition.withLock {
            jobs.append(job)
            condition.signal()
        }
    }

    func finish() {
        condition.withLock {
            finished = true
            condition.signal()
        }
    }

    private func runJobs() {
        while let batch = nextBatch() {
            for job in batch { job.runSynchronously(on: asUnownedSerialExecutor()) }
        }
    }

    private func nextBatch() -> [UnownedJob]? {
        condition.withLock {
            while jobs.isEmpty, !finished { condition.wait() }
            guard !jobs.isEmpty else { return nil }
            defer { jobs.removeAll(keepingCapacity: true) }
            return jobs
        }
    }
}
