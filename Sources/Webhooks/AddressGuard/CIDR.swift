/// A network: the addresses that share a prefix, as in `10.0.0.0/8` or `fd00::/8`.
package struct CIDR: Hashable, Sendable, CustomStringConvertible {
    package let address: IPAddress
    package let prefixLength: Int

    /// Reads `address/length`, or an address alone, which is a network of one.
    package init(_ text: String) throws(CIDRError) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, let address = IPAddress(String(first)) else { throw CIDRError(text: text) }
        guard parts.count == 2 else {
            self.init(address, prefixLength: address.bitCount)
            return
        }
        guard
            parts[1].utf8.count <= 3, let length = UInt8(parts[1]), !parts[1].hasPrefix("+"), length <= address.bitCount
        else { throw CIDRError(text: text) }
        self.init(address, prefixLength: Int(length))
    }

    init(_ address: IPAddress, prefixLength: Int) {
        self.address = address
        self.prefixLength = prefixLength
    }

    /// Bits of `address` after the prefix don't matter; an IPv4 network holds no IPv6 address, IPv4-mapped ones included.
    package func contains(_ other: IPAddress) -> Bool {
        switch (address, other) {
        case (.v4(let network), .v4(let number)): (network ^ number) >> (32 - prefixLength) == 0
        case (.v6(let network), .v6(let number)): (network ^ number) >> (128 - prefixLength) == 0
        default: false
        }
    }

    package var description: String { "\(address)/\(prefixLength)" }
}

/// A text that isn't a network.
package struct CIDRError: Error, Sendable, Equatable, CustomStringConvertible {
    package var text: String

    package var description: String {
        "\"\(text)\" is not a network; write an address and the length of its prefix, as in 10.0.0.0/8 or fd00::/8."
    }
}
