import Foundation

/// Where things lie.
enum Repository {
    /// Above `Benchmarks/bench/Surroundings`.
    static let root = (0..<4).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }

    /// A program of this build.
    static func program(_ name: String) throws -> String {
        let folder = Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent()
        guard let path = folder?.appending(path: name).path, FileManager.default.isExecutableFile(atPath: path) else {
            throw BenchFailure("there is no \(name) beside bench; build the whole package: make bench")
        }
        return path
    }
}
