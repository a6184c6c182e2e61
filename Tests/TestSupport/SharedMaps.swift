import Foundation

/// Maps of real places that lie on some machines and not in the repository: in the folder that `WAYMARK_MAPS` names, or
/// in `shared/data` beside the repository.
package enum SharedMaps {
    private static let folder =
        ProcessInfo.processInfo.environment["WAYMARK_MAPS"]
        ?? URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/data").path

    /// The paths of all `.osm.pbf` files there, smallest first; says so loudly where there are none.
    package static func files(for purpose: String) -> [String] {
        let found = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        let maps = found.filter { $0.hasSuffix(".osm.pbf") }.map { folder + "/" + $0 }
        if maps.isEmpty { print("SKIPPED: no map lies under \(folder) (WAYMARK_MAPS): \(purpose) is not tested") }
        return maps.sorted { size($0) < size($1) }
    }

    /// The folder of RoutingKit's test graph; `nil` where it isn't.
    package static var luxembourg: String? {
        FileManager.default.fileExists(atPath: folder + "/luxembourg") ? folder + "/luxembourg" : nil
    }

    /// One of its arrays of numbers, little-endian and without a header.
    package static func numbers<Number: BitwiseCopyable>(_ folder: String, _ name: String) -> [Number]? {
        FileManager.default.contents(atPath: "\(folder)/luxembourg_\(name)")?.withUnsafeBytes { bytes in
            (0..<bytes.count / MemoryLayout<Number>.size).map { place in
                bytes.loadUnaligned(fromByteOffset: place * MemoryLayout<Number>.size, as: Number.self)
            }
        }
    }

    /// In bytes; 0 where there is no file.
    package static func size(_ path: String) -> Int {
        ((try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int) ?? 0
    }
}
