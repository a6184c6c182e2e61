/// Networks that are no part of the public internet, or that lead to one that isn't.
///
/// From the IANA special-purpose address registries (RFC 6890 and its updates). IPv4-mapped, IPv4-compatible, 6to4, NAT64
/// and Teredo addresses carry an IPv4 address inside, so they are refused whole instead of being unwrapped.
enum SpecialNetworks {
    /// What an address is for that must not be called; nil for ordinary public addresses.
    static func purpose(of address: IPAddress) -> String? {
        if let special = all.first(where: { $0.network.contains(address) }) { return special.purpose }
        guard case .v6(let number) = address else { return nil }
        // IANA has given out nothing but 2000::/3 for global unicast.
        return number >> 125 == 0b001 ? nil : "reserved"
    }

    private static let all: [(network: CIDR, purpose: String)] = (ipv4 + ipv6).compactMap { text, purpose in
        (try? CIDR(text)).map { ($0, purpose) }
    }

    static let ipv4 = [
        ("0.0.0.0/8", "this network"),
        ("10.0.0.0/8", "private"),
        ("100.64.0.0/10", "carrier NAT"),
        ("127.0.0.0/8", "loopback"),
        // Azure answers machines of its own there, though the address is public.
        ("168.63.129.16/32", "cloud platform"),
        ("169.254.0.0/16", "link-local"),
        ("172.16.0.0/12", "private"),
        ("192.0.0.0/24", "protocol assignments"),
        ("192.0.2.0/24", "documentation"),
        ("192.31.196.0/24", "AS112"),
        ("192.52.193.0/24", "multicast tunnels"),
        ("192.88.99.0/24", "6to4 relay"),
        ("192.168.0.0/16", "private"),
        ("192.175.48.0/24", "AS112"),
        ("198.18.0.0/15", "benchmarking"),
        ("198.51.100.0/24", "documentation"),
        ("203.0.113.0/24", "documentation"),
        ("224.0.0.0/4", "multicast"),
        ("240.0.0.0/4", "reserved"),
    ]

    static let ipv6 = [
        ("::/128", "unspecified"),
        ("::1/128", "loopback"),
        ("::ffff:0:0/96", "IPv4-mapped"),
        ("::ffff:0:0:0/96", "IPv4-translated"),
        ("::/96", "IPv4-compatible"),
        ("64:ff9b::/96", "NAT64"),
        ("64:ff9b:1::/48", "NAT64"),
        ("100::/64", "discard"),
        ("2001::/32", "Teredo"),
        ("2001:2::/48", "benchmarking"),
        ("2001::/23", "protocol assignments"),
        ("2001:db8::/32", "documentation"),
        ("2002::/16", "6to4"),
        ("2620:4f:8000::/48", "AS112"),
        ("3fff::/20", "documentation"),
        ("5f00::/16", "segment routing"),
        ("fc00::/7", "unique-local"),
        ("fe80::/10", "link-local"),
        ("fec0::/10", "site-local"),
        ("ff00::/8", "multicast"),
    ]
}
