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

    private static func size(_ path: String) -> Int {
        ((try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int) ?? 0
    }
}
