/// The four bytes with which a client hides its payload from the proxies on the way (RFC 6455, section 5.3).
struct MaskingKey: Equatable, Sendable {
    /// The key's bytes in the order of the wire, first byte in the highest bits.
    let bigEndian: UInt32

    init(bigEndian: UInt32) {
        self.bigEndian = bigEndian
    }

    /// A key that a page's script cannot foresee, as the RFC demands.
    static func random() -> MaskingKey {
        var generator = SystemRandomNumberGenerator()
        return MaskingKey(bigEndian: generator.next())
    }

    /// Masks or unmasks `bytes` in place; both are the same operation.
    ///
    /// - Parameter offset: How many bytes of the frame's payload came before these.
    func apply(to bytes: UnsafeMutableRawBufferPointer, offset: Int) {
        let shift = UInt32(truncatingIfNeeded: offset & 3) &* 8
        let rotated = (bigEndian &<< shift) | (shift == 0 ? 0 : bigEndian &>> (32 &- shift))
        let word = (UInt64(rotated) << 32 | UInt64(rotated)).bigEndian
        let whole = bytes.count & ~7
        for index in stride(from: 0, to: whole, by: 8) {
            let value = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            bytes.storeBytes(of: value ^ word, toByteOffset: index, as: UInt64.self)
        }
        withUnsafeBytes(of: word) { key in
            for index in whole..<bytes.count {
                bytes[index] ^= key[index & 7]
            }
        }
    }
}
