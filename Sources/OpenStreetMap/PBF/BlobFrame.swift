import SwiftProtobuf

/// Where a blob lies in the file and what it says that it holds.
struct BlobFrame: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case header
        case data
        /// Readers are to skip what they don't know.
        case unknown
    }

    var kind: Kind
    /// Where the frame begins: what error messages name.
    var offset: UInt64
    var dataOffset: UInt64
    var dataSize: Int

    var end: UInt64 { dataOffset + UInt64(dataSize) }
}

extension RandomAccessFile {
    /// All frames of an .osm.pbf file; reads the headers only.
    func frames() throws(MapFileError) -> [BlobFrame] {
        var frames: [BlobFrame] = []
        var offset: UInt64 = 0
        while offset < size {
            let frame = try frame(at: offset)
            guard offset > 0 || frame.kind == .header else { throw notAMap() }
            frames.append(frame)
            offset = frame.end
        }
        guard !frames.isEmpty else { throw notAMap() }
        return frames
    }

    private func frame(at offset: UInt64) throws(MapFileError) -> BlobFrame {
        let prefix = try bytes(at: offset, count: 4)
        guard prefix.count == 4 else { throw offset == 0 ? notAMap() : truncated(at: offset) }
        let headerSize = prefix.reduce(0) { $0 << 8 | Int($1) }
        guard headerSize <= FormatLimits.blobHeaderSize else {
            throw offset == 0
                ? notAMap()
                : corrupted(at: offset, "a block header of \(headerSize) bytes, more than the format allows")
        }
        let headerBytes = try bytes(at: offset + 4, count: headerSize)
        guard headerBytes.count == headerSize else { throw offset == 0 ? notAMap() : truncated(at: offset) }
        return try frame(at: offset, header: headerBytes)
    }

    private func frame(at offset: UInt64, header bytes: [UInt8]) throws(MapFileError) -> BlobFrame {
        guard let header = try? PBFBlobHeader(serializedBytes: bytes, options: .skippingUnknownFields) else {
            throw offset == 0 ? notAMap() : corrupted(at: offset, "no readable block header")
        }
        guard header.datasize >= 0, header.datasize <= FormatLimits.blobSize else {
            throw corrupted(at: offset, "a block of \(header.datasize) bytes, more than the format allows")
        }
        let frame = BlobFrame(
            kind: .init(type: header.type), offset: offset, dataOffset: offset + 4 + UInt64(bytes.count),
            dataSize: Int(header.datasize))
        guard frame.end <= size else { throw truncated(at: offset) }
        return frame
    }
}

extension BlobFrame.Kind {
    fileprivate init(type: String) {
        switch type {
        case "OSMHeader": self = .header
        case "OSMData": self = .data
        default: self = .unknown
        }
    }
}

extension RandomAccessFile {
    private func truncated(at offset: UInt64) -> MapFileError {
        MapFileError(
            .truncated, path: path, offset: offset,
            message: "the file is truncated: it ends after \(size) bytes, within the block that begins here; "
                + "download it again")
    }

    private func notAMap() -> MapFileError {
        notAMap("it is neither .osm.pbf nor OSM XML (.osm, .osm.gz, .osm.bz2)")
    }
}

extension BinaryDecodingOptions {
    /// Messages declare what an import needs; the rest of the file's fields is not worth keeping.
    static var skippingUnknownFields: BinaryDecodingOptions {
        var options = BinaryDecodingOptions()
        options.discardUnknownFields = true
        return options
    }
}
