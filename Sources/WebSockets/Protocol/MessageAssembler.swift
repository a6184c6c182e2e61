import NIOCore

/// Joins the fragments of a message, checking size and text as they come (RFC 6455, sections 5.4 and 8.1).
///
/// Size is checked from the header, before a byte is kept; memory grows with what arrived, never with what was
/// announced. The buffer is used again for the next message unless somebody kept the last one.
struct MessageAssembler: Sendable {
    /// A buffer larger than this is given back after its message, so that idle connections stay small.
    private static let keptCapacity = 4096

    private let maximumBytes: Int
    private let maximumFragments: Int
    private var kind: Opcode?
    private var fragments = 0
    private var payload = ByteBuffer()
    private var text = UTF8Validator()

    init(maximumBytes: Int, maximumFragments: Int) {
        self.maximumBytes = maximumBytes
        self.maximumFragments = maximumFragments
    }

    /// Admits the next data frame by its header.
    mutating func begin(_ header: FrameHeader) throws(ConnectionFailure) {
        if header.opcode == .continuation {
            guard kind != nil else { throw .continuationWithoutMessage }
        } else {
            guard kind == nil else { throw .messageInsideMessage }
            kind = header.opcode
            fragments = 0
            payload.clear()
            text = UTF8Validator()
        }
        fragments += 1
        guard fragments <= maximumFragments else { throw .tooManyFragments(limit: maximumFragments) }
        guard header.payloadLength <= maximumBytes - payload.readableBytes else {
            throw .messageTooBig(limit: maximumBytes)
        }
    }

    /// Moves `count` payload bytes, of which `offset` came before in their frame, out of `input`.
    mutating func append(
        _ count: Int, from input: inout ByteBuffer, maskingKey: MaskingKey?, offset: Int
    ) throws(ConnectionFailure) {
        let start = payload.writerIndex
        payload.moveBytes(count, from: &input, maskingKey: maskingKey, offset: offset)
        guard kind == .text else { return }
        let isValid = payload.viewBytes(at: start, length: count).map { view in
            view.withUnsafeBytes { text.accept($0) }
        }
        guard isValid ?? true else { throw .invalidUTF8 }
    }

    /// Ends a frame: the message when it was its last, else nil.
    mutating func end(_ header: FrameHeader) throws(ConnectionFailure) -> WebSocketMessage? {
        guard header.isFinal, let kind else { return nil }
        guard kind != .text || text.isAtBoundary else { throw .invalidUTF8 }
        defer { release() }
        return kind == .text ? .text(payload) : .binary(payload)
    }

    private mutating func release() {
        kind = nil
        if payload.capacity > Self.keptCapacity {
            payload = ByteBuffer()
        }
    }
}

extension ByteBuffer {
    /// Moves bytes of a frame's payload from `input` to the end of this buffer, unmasking them on the way.
    mutating func moveBytes(_ count: Int, from input: inout ByteBuffer, maskingKey: MaskingKey?, offset: Int) {
        guard count > 0 else { return }
        writeWithUnsafeMutableBytes(minimumWritableBytes: count) { target in
            input.readWithUnsafeReadableBytes { source in
                target.copyMemory(from: UnsafeRawBufferPointer(rebasing: source[..<count]))
                return count
            }
            maskingKey?.apply(to: UnsafeMutableRawBufferPointer(rebasing: target[..<count]), offset: offset)
            return count
        }
    }
}
