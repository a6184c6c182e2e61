import CZlib
import Foundation
import SwiftProtobuf

@testable import OpenStreetMap

/// Writes real .osm.pbf bytes: what the tests import is read from a file like any other.
struct MapFileWriter {
    enum Compression {
        case raw
        case zlib
    }

    var compression = Compression.zlib
    private(set) var bytes: [UInt8] = []

    init(
        compression: Compression = .zlib, requiredFeatures: [String] = ["OsmSchema-V0.6", "DenseNodes"],
        timestamp: Int64? = nil
    ) throws {
        self.compression = compression
        var header = PBFHeaderBlock()
        header.requiredFeatures = requiredFeatures
        header.writingprogram = "tests"
        if let timestamp { header.osmosisReplicationTimestamp = timestamp }
        try append("OSMHeader", header.serializedBytes())
    }

    mutating func append(_ block: PBFPrimitiveBlock) throws { try append("OSMData", block.serializedBytes()) }

    mutating func append(_ type: String, _ contents: [UInt8]) throws {
        var blob = PBFBlob()
        switch compression {
        case .raw: blob.raw = Data(contents)
        case .zlib:
            blob.rawSize = Int32(contents.count)
            blob.zlibData = Self.deflated(contents)
        }
        try append(type, blob)
    }

    mutating func append(_ type: String, _ blob: PBFBlob) throws {
        let data: [UInt8] = try blob.serializedBytes()
        var header = PBFBlobHeader()
        header.type = type
        header.datasize = Int32(data.count)
        let encoded: [UInt8] = try header.serializedBytes()
        appendLength(UInt32(encoded.count))
        bytes += encoded + data
    }

    mutating func appendLength(_ length: UInt32) { withUnsafeBytes(of: length.bigEndian) { bytes += $0 } }

    static func deflated(_ contents: [UInt8]) -> Data {
        var size = compressBound(uLong(contents.count))
        let data = [UInt8](unsafeUninitializedCapacity: Int(size)) { buffer, count in
            _ = compress(buffer.baseAddress, &size, contents, uLong(contents.count))
            count = Int(size)
        }
        return Data(data)
    }
}

/// A file that is there while `body` runs.
func withFile<Result>(
    _ bytes: [UInt8], ending: String = ".osm.pbf", _ body: (String) async throws -> Result
) async throws -> Result {
    try await withFiles([bytes], ending: ending) { try await body($0[0]) }
}

/// Files that are there while `body` runs, numbered from 0.
func withFiles<Result>(
    _ files: [[UInt8]], ending: String = ".osm.pbf", _ body: ([String]) async throws -> Result
) async throws -> Result {
    let scratch = try files.indices.map { try ScratchFile(ending: "-\($0)\(ending)") }
    for (file, bytes) in zip(scratch, files) { try file.write(bytes) }
    defer { withExtendedLifetime(scratch) {} }
    return try await body(scratch.map(\.path))
}

/// The error that importing `bytes` ends with; an expectation fails where there is none.
func importError(_ bytes: [UInt8]...) async throws -> MapFileError {
    try await withFiles(bytes) { paths in
        do throws(any Error) {
            _ = try await OpenStreetMapImport.read(files: paths)
        } catch let error as MapFileError {
            return error
        }
        throw UnexpectedSuccess()
    }
}

struct UnexpectedSuccess: Error {}
