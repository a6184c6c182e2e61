/// The bytes of a file from its start to its end, unpacked, one piece after another.
///
/// However much they unpack to, memory holds one piece of either side.
final class ByteStream {
    private let file: RandomAccessFile
    private let unpacker: (any Unpacker)?
    private var packed: ArraySlice<UInt8> = []
    /// How far the file has been read, in bytes.
    private var readUpTo: UInt64 = 0
    /// How many bytes have come out.
    private var unpackedSize: UInt64 = 0
    /// Whether a packed stream has begun that has not ended.
    private var isWithinStream = true

    static let pieceSize = 64 * 1024

    init(_ file: RandomAccessFile, packing: Packing) {
        self.file = file
        unpacker = packing.unpacker()
    }

    /// How many bytes of the file are behind.
    var position: UInt64 { readUpTo - UInt64(packed.count) }

    /// - Returns: the next piece; nothing at the end.
    /// - Throws: `MapFileError` where the file can't be read or unpacked, or unpacks to more than any map does.
    func next() throws(MapFileError) -> [UInt8] {
        guard let unpacker else { return try read() }
        while try fill() || isWithinStream {
            // Even without input: what was taken before may not all have come out.
            let piece = try unpack(with: unpacker)
            guard piece.isEmpty else { return piece }
            guard !packed.isEmpty || readUpTo < file.size || !isWithinStream else {
                throw MapFileError(
                    .truncated, path: file.path, offset: position,
                    message: "the file is truncated: it ends within its \(unpacker.name) data; download it again")
            }
        }
        return []
    }

    private func read() throws(MapFileError) -> [UInt8] {
        let count = min(UInt64(Self.pieceSize), file.size - readUpTo)
        guard count > 0 else { return [] }
        let bytes = try file.bytes(at: readUpTo, count: Int(count))
        guard !bytes.isEmpty else { throw file.shrunk(at: readUpTo) }
        readUpTo += UInt64(bytes.count)
        return bytes
    }

    /// - Returns: whether there is anything to unpack.
    private func fill() throws(MapFileError) -> Bool {
        if packed.isEmpty { packed = try read()[...] }
        return !packed.isEmpty
    }

    private func unpack(with unpacker: any Unpacker) throws(MapFileError) -> [UInt8] {
        if !isWithinStream { unpacker.restart() }
        var step = UnpackingStep(taken: 0, filled: 0, outcome: .damaged)
        let piece = [UInt8](unsafeUninitializedCapacity: Self.pieceSize) { output, filled in
            step = packed.withUnsafeBytes { unpacker.unpack($0, into: UnsafeMutableRawBufferPointer(output)) }
            filled = step.filled
        }
        packed = packed.dropFirst(step.taken)
        guard step.outcome != .damaged else {
            throw file.corrupted(at: position, "\(unpacker.name) data that can't be unpacked; download it again")
        }
        isWithinStream = step.outcome != .ended
        unpackedSize += UInt64(step.filled)
        try file.checkInflation(unpackedSize)
        return piece
    }
}

extension RandomAccessFile {
    func shrunk(at offset: UInt64) -> MapFileError {
        MapFileError(.truncated, path: path, offset: offset, message: "the file shrank while it was read")
    }

    func corrupted(at offset: UInt64, _ message: String) -> MapFileError {
        MapFileError(.corrupted, path: path, offset: offset, message: "the file is corrupted: \(message)")
    }

    /// - Parameter inflated: how many bytes the file has given so far, once inflated.
    func checkInflation(_ inflated: UInt64) throws(MapFileError) {
        let limit = FormatLimits.inflatedSize(ofFileSize: size)
        guard inflated <= limit else {
            throw MapFileError(
                .tooLarge, path: path, message: "\(size) bytes inflate to more than \(limit); no map shrinks that much")
        }
    }
}
