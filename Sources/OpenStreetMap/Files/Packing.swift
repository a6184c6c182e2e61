/// How the bytes of a whole file are packed.
enum Packing: Hashable, Sendable {
    case none
    case gzip
    case bzip2

    /// - Parameter start: the first bytes of the file.
    init(of start: [UInt8]) {
        if start.starts(with: [0x1f, 0x8b]) {
            self = .gzip
        } else if start.starts(with: Array("BZh".utf8)) {
            self = .bzip2
        } else {
            self = .none
        }
    }

    /// `nil` for bytes that are as they are.
    func unpacker() -> (any Unpacker)? {
        switch self {
        case .none: nil
        case .gzip: GzipUnpacker()
        case .bzip2: Bzip2Unpacker()
        }
    }
}

/// Unpacks one kind of compressed data, a piece at a time. Data may consist of several streams, one after another.
protocol Unpacker: AnyObject {
    /// For error messages.
    var name: String { get }

    /// Takes bytes from the front of `input` and fills `output` from its front, as far as both reach.
    func unpack(_ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) -> UnpackingStep
    /// Makes ready for the next stream.
    func restart()
}

/// What one call of an `Unpacker` did.
struct UnpackingStep {
    enum Outcome {
        case more
        /// The stream is complete; another may follow it.
        case ended
        case damaged
    }

    /// In bytes.
    var taken: Int
    /// In bytes.
    var filled: Int
    var outcome: Outcome
}
