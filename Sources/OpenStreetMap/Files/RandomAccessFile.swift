import Foundation

/// A file that many tasks read at once, each at its own place.
///
/// Reads rather than maps: a file that shrinks while it is mapped ends the process with SIGBUS, here it is an error.
final class RandomAccessFile: Sendable {
    let path: String
    /// In bytes, when the file was opened.
    let size: UInt64
    private let descriptor: Int32

    init(path: String) throws(MapFileError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw Self.unreadable(path) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw MapFileError(.unreadable, path: path, message: "not a regular file")
        }
        self.path = path
        self.descriptor = descriptor
        size = UInt64(max(status.st_size, 0))
    }

    deinit { close(descriptor) }

    /// Up to `count` bytes from `offset`; fewer only where the file ends.
    func bytes(at offset: UInt64, count: Int) throws(MapFileError) -> [UInt8] {
        var failure: MapFileError?
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let target = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...])
                let result = pread(descriptor, target.baseAddress, target.count, off_t(offset) + off_t(filled))
                if result < 0, errno == EINTR { continue }
                if result < 0 { failure = Self.unreadable(path) }
                guard result > 0 else { return }
                filled += result
            }
        }
        if let failure { throw failure }
        return bytes
    }

    private static func unreadable(_ path: String) -> MapFileError {
        MapFileError(.unreadable, path: path, message: "cannot be read: \(String(cString: strerror(errno)))")
    }
}
