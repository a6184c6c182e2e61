import Foundation

/// A lock between processes: held on an open file, so that it ends with its process however that ends.
struct FileLock: ~Copyable {
    private let descriptor: Int32

    /// Waits for the lock, looking anew every 50 ms.
    ///
    /// - Throws: `PrivateClusterError` with `.busy` when it does not come free within `patience`.
    init(at path: String, patience: Duration = .seconds(180)) throws(PrivateClusterError) {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else {
            throw PrivateClusterError(.folderUnusable, "the lock file \(path) cannot be opened: \(lastSystemError())")
        }
        let end = ContinuousClock.now + patience
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            guard errno == EWOULDBLOCK || errno == EINTR, .now < end else {
                close(descriptor)
                throw PrivateClusterError(
                    .busy,
                    "another process has been starting or stopping the embedded database for \(patience) "
                        + "(it holds \(path)). End it and try again.")
            }
            usleep(50_000)
        }
    }

    deinit { close(descriptor) }
}
