import NIOCore

/// Decides where webhooks may go, so that an endpoint's URL can't make this server call its own network.
package struct AddressGuard: Sendable {
    /// Which requests may go unencrypted.
    private enum PlainHTTP: Sendable { case nowhere, toAllowedNetworks, anywhere }

    /// Only `https`, and only public addresses.
    package static let strict = AddressGuard()
    /// Also this machine's own loopback addresses, with `https` or `http`; `http` goes nowhere else.
    package static let loopbackAllowed = AddressGuard(
        allowedNetworks: [CIDR(.v4(0x7F00_0000), prefixLength: 8), CIDR(.v6(1), prefixLength: 128)],
        plainHTTP: .toAllowedNetworks)

    private let allowedNetworks: [CIDR]
    private let plainHTTP: PlainHTTP

    /// - Parameters:
    ///   - allowedNetworks: may be called although they aren't public.
    ///   - allowsHTTP: whether `http` is allowed, to any address that may be called at all.
    package init(allowedNetworks: [CIDR] = [], allowsHTTP: Bool = false) {
        self.init(allowedNetworks: allowedNetworks, plainHTTP: allowsHTTP ? .anywhere : .nowhere)
    }

    private init(allowedNetworks: [CIDR], plainHTTP: PlainHTTP) {
        self.allowedNetworks = allowedNetworks
        self.plainHTTP = plainHTTP
    }

    /// What can be said before the host's name is resolved: the scheme, and the address where the URL holds one.
    package func check(_ url: EndpointURL) throws(AttemptFailure) {
        guard url.isSecure || plainHTTP != .nowhere else {
            throw AttemptFailure(.refused, "Webhooks are sent over https only; the endpoint's URL starts with http.")
        }
        guard let address = IPAddress(url.host) else { return }
        try check(addresses: [address], of: url)
    }

    /// All addresses that a URL's host resolved to, for that URL's scheme.
    ///
    /// A name is refused when any of its addresses is: whoever controls it could pick the moment otherwise.
    package func check(addresses: [IPAddress], of url: EndpointURL) throws(AttemptFailure) {
        try check(addresses: addresses)
        guard !url.isSecure, plainHTTP != .anywhere else { return }
        guard plainHTTP == .toAllowedNetworks, addresses.allSatisfy(isAllowed) else {
            throw AttemptFailure(.refused, "Webhooks to \(url.host) are sent over https only.")
        }
    }

    /// All addresses of a host, whatever the scheme.
    package func check(addresses: [IPAddress]) throws(AttemptFailure) {
        for address in addresses where !isAllowed(address) {
            guard let purpose = SpecialNetworks.purpose(of: address) else { continue }
            throw AttemptFailure(
                .refused, "The endpoint's host has the address \(address) (\(purpose)), which must not be called.")
        }
    }

    private func isAllowed(_ address: IPAddress) -> Bool {
        allowedNetworks.contains { $0.contains(address) }
    }
}
