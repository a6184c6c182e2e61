import Foundation

/// Other people's programs to compare with, where they are on this machine. `Benchmarks/install-peers` gets them.
struct Peers: Sendable {
    /// Searched before `PATH`; wheels of PyPI's `osrm-bindings` and `pyvalhalla` may be unpacked there.
    let folder: String?

    /// The program's path.
    ///
    /// - Throws: `MissingPeer` where it isn't there.
    func program(_ name: String) throws -> String {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        let folders = folder.map { [$0, $0 + "/osrm/bin", $0 + "/valhalla/bin"] } ?? []
        let candidates = (folders + path.split(separator: ":").map(String.init)).map { "\($0)/\(name)" }
        guard let found = candidates.first(where: FileManager.default.isExecutableFile(atPath:)) else {
            throw MissingPeer("there is no `\(name)` in `--peers`, `WAYMARK_PEERS` or `PATH`")
        }
        return found
    }

    /// A file that a program needs, at the first of these places.
    ///
    /// - Throws: `MissingPeer` where it isn't at any.
    func file(at places: [String]) throws -> String {
        guard let found = places.first(where: FileManager.default.isReadableFile(atPath:)) else {
            throw MissingPeer("none of these is there: \(places.map { "`\($0)`" }.joined(separator: ", "))")
        }
        return found
    }
}

/// Why there is nothing to compare with: said on the page, and no failure.
struct MissingPeer: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
