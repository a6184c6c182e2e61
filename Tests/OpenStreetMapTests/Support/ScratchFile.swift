import Foundation
import Routing

@testable import OpenStreetMap

/// A file for what a test imports. Writing anew into one that is there costs a hundredth of making another.
final class ScratchFile {
    let path: String
    private let handle: FileHandle

    init(ending: String = ".osm.pbf") throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "waymark-\(UUID().uuidString)\(ending)")
        try Data().write(to: file)
        handle = try FileHandle(forUpdating: file)
        path = file.path
    }

    deinit {
        try? handle.close()
        try? FileManager.default.removeItem(atPath: path)
    }

    func write(_ bytes: [UInt8]) throws {
        try handle.truncate(atOffset: UInt64(bytes.count))
        try handle.seek(toOffset: 0)
        try handle.write(contentsOf: bytes)
    }

    /// What importing `bytes`, and then `others`, ends with; a map that imports must be sound.
    ///
    /// - Throws: what is not a `MapFileError`.
    func outcome(_ bytes: [UInt8], and others: [ScratchFile] = []) async throws -> Result<ImportReport, MapFileError> {
        try write(bytes)
        do throws(any Error) {
            let (tables, report) = try await OpenStreetMapImport.read(files: [path] + others.map(\.path))
            try tables.validate()
            return .success(report)
        } catch let error as MapFileError {
            return .failure(error)
        }
    }
}

extension Result {
    var failure: Failure? {
        switch self {
        case .success: nil
        case .failure(let error): error
        }
    }
}
