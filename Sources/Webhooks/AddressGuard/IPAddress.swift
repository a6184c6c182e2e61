import NIOCore

/// An IPv4 or IPv6 address as a number, so that networks can be compared.
package enum IPAddress: Hashable, Sendable, CustomStringConvertible {
    case v4(UInt32)
    case v6(UInt128)

    /// Reads the standard forms, as in `192.0.2.7` and `2001:db8::7`; not the octal, hexadecimal or shortened forms of
    /// IPv4, which only a resolver accepts.
    package init?(_ text: String) {
        guard !text.contains("%"), let address = try? SocketAddress(ipAddress: text, port: 0) else { return nil }
        self.init(address)
    }

    /// Nil for Unix sockets.
    package init?(_ address: SocketAddress) {
        switch address {
        case .v4(let v4): self = .v4(UInt32(bigEndian: v4.address.sin_addr.s_addr))
        case .v6(let v6):
            self = .v6(withUnsafeBytes(of: v6.address.sin6_addr) { $0.reduce(0) { $0 << 8 | UInt128($1) } })
        case .unixDomainSocket: return nil
        }
    }

    package var isIPv6: Bool {
        if case .v6 = self { true } else { false }
    }

    var bitCount: Int { isIPv6 ? 128 : 32 }

    private var bytes: [UInt8] {
        switch self {
        case .v4(let number): withUnsafeBytes(of: number.bigEndian, Array.init)
        case .v6(let number): withUnsafeBytes(of: number.bigEndian, Array.init)
        }
    }

    package var description: String {
        let address = try? SocketAddress(packedIPAddress: ByteBuffer(bytes: bytes), port: 0)
        return address?.ipAddress ?? bytes.map(String.init).joined(separator: ".")
    }
}
