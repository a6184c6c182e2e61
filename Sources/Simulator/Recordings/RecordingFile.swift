import Foundation

/// The bytes of a recording, as many as a recording may have.
enum RecordingFile {
    /// A day's fixes, one a second, take 20 MB as GPX.
    static let maximumBytes = 256 * 1024 * 1024
    /// Fixes of one file.
    static let maximumFixes = 2_000_000

    /// - Throws: `RecordingError` that says why the file can't be read.
    static func bytes(of path: String, limit: Int = maximumBytes) throws -> [UInt8] {
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw RecordingError(.unreadable, path: path, message: reason(path))
        }
        defer { try? file.close() }
        let data: Data
        do {
            data = try file.read(upToCount: limit + 1) ?? Data()
        } catch {
            throw RecordingError(.unreadable, path: path, message: "it can't be read (is it a folder?)")
        }
        guard data.count <= limit else {
            throw RecordingError(.tooLarge, path: path, message: "more than \(limit / 1024) KiB")
        }
        return Array(data)
    }

    private static func reason(_ path: String) -> String {
        FileManager.default.fileExists(atPath: path) ? "it can't be opened; may you read it?" : "there is no such file"
    }
}
