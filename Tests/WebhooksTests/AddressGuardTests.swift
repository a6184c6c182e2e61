import Testing
import Webhooks

@Suite("Where webhooks may go")
struct AddressGuardTests {
    private func address(_ text: String) throws -> IPAddress { try #require(IPAddress(text)) }

    @Test(
        "special-purpose addresses are refused, first and last of each network",
        arguments: [
            "0.0.0.0", "0.255.255.255", "10.0.0.0", "10.255.255.255", "100.64.0.0", "100.127.255.255", "127.0.0.1",
            "127.255.255.255", "168.63.129.16", "169.254.0.0", "169.254.169.254", "172.16.0.0", "172.31.255.255",
            "192.0.0.0",
            "192.0.0.255",
            "192.0.2.1", "192.88.99.1", "192.168.0.0", "192.168.255.255", "198.18.0.0", "198.19.255.255",
            "198.51.100.1",
            "203.0.113.255", "224.0.0.0", "239.255.255.255", "240.0.0.0", "255.255.255.255",
            "::", "::1", "::7f00:1", "::ffff:8.8.8.8", "::ffff:127.0.0.1", "::ffff:0:8.8.8.8", "64:ff9b::808:808",
            "64:ff9b:1::1", "100::1", "2001::1", "2001:2::1", "2001:1ff:ffff::1", "2001:db8::1", "2002:7f00:1::",
            "3fff::1",
            "3fff:fff:ffff::", "4000::1", "5f00::1", "fc00::1", "fdff::1", "fe80::1", "febf::1", "fec0::1", "ff02::1",
            "e000::1",
        ])
    func special(text: String) throws {
        let address = try address(text)
        let failure = #expect(throws: AttemptFailure.self) { try AddressGuard.strict.check(addresses: [address]) }
        #expect(failure?.code == .refused)
    }

    @Test(
        "their public neighbors are not",
        arguments: [
            "1.0.0.0", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.0",
            "168.63.129.15", "168.63.129.17", "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0",
            "192.0.1.0", "192.0.3.0",
            "192.167.255.255",
            "192.169.0.0", "198.17.255.255", "198.20.0.0", "223.255.255.255", "2000::1", "2001:200::1",
            "2001:4860:4860::8888",
            "2003::1", "2a00::1", "3ffe:ffff::1", "3fff:1000::1",
        ])
    func neighbors(text: String) throws {
        try AddressGuard.strict.check(addresses: [address(text)])
    }

    @Test("one refused address among good ones refuses the name")
    func mixture() throws {
        let addresses = [try address("8.8.8.8"), try address("10.0.0.1")]
        #expect(throws: AttemptFailure.self) { try AddressGuard.strict.check(addresses: addresses) }
    }

    @Test("by default plain HTTP is refused, and addresses in URLs are seen at once")
    func strictURLs() throws {
        try AddressGuard.strict.check(EndpointURL("https://example.com/"))
        for text in ["http://example.com/", "https://127.0.0.1/", "https://[::1]/", "https://169.254.169.254/latest"] {
            let url = try EndpointURL(text)
            #expect(throws: AttemptFailure.self) { try AddressGuard.strict.check(url) }
        }
    }

    @Test("the embedded default opens loopback, and plain HTTP for it alone")
    func loopback() throws {
        let loopback = AddressGuard.loopbackAllowed
        let plain = try EndpointURL("http://somewhere.example:9000/")
        let secure = try EndpointURL("https://somewhere.example/")
        try loopback.check(addresses: [address("127.0.0.1"), address("::1")], of: plain)
        try loopback.check(addresses: [address("8.8.8.8")], of: secure)
        let (publicAddress, privateAddress) = (try address("8.8.8.8"), try address("10.0.0.1"))
        #expect(throws: AttemptFailure.self) { try loopback.check(addresses: [publicAddress], of: plain) }
        #expect(throws: AttemptFailure.self) { try loopback.check(addresses: [privateAddress], of: secure) }
        let literal = try EndpointURL("http://8.8.8.8/")
        #expect(throws: AttemptFailure.self) { try loopback.check(literal) }
    }

    @Test("an operator may open networks and plain HTTP")
    func operatorsChoice() throws {
        let opened = AddressGuard(allowedNetworks: [try CIDR("10.1.0.0/16"), try CIDR("fd00::/8")], allowsHTTP: true)
        let plain = try EndpointURL("http://somewhere.example/")
        try opened.check(addresses: [address("10.1.255.255"), address("fd12::1"), address("8.8.8.8")], of: plain)
        let outside = try address("10.2.0.0")
        #expect(throws: AttemptFailure.self) { try opened.check(addresses: [outside], of: plain) }
    }

    @Test("networks: bounds, whole families, and what is none")
    func networks() throws {
        #expect(try CIDR("0.0.0.0/0").contains(address("255.1.2.3")))
        #expect(try CIDR("::/0").contains(address("ffff::1")))
        #expect(try !CIDR("::/0").contains(address("1.2.3.4")))
        #expect(try CIDR("192.0.2.7") == CIDR("192.0.2.7/32"))
        #expect(try CIDR("192.0.2.7/24").contains(address("192.0.2.200")))
        for text in ["", "10.0.0.0/33", "::/129", "10.0.0.0/", "10.0.0.0/+8", "10.0.0/8", "host/8", "10.0.0.0/8/9"] {
            #expect(throws: CIDRError.self) { try CIDR(text) }
        }
    }

    @Test(
        "odd spellings of 127.0.0.1 resolve to what is checked",
        arguments: ["127.0.0.1", "0177.0.0.1", "0x7f.0.0.1", "0x7f000001", "127.1", "2130706433", "127.0.1"])
    func literals(text: String) async throws {
        let addresses = try await HostResolver.system.resolve(EndpointURL("https://\(text)/").host)
        #expect(addresses == [try address("127.0.0.1")])
        #expect(throws: AttemptFailure.self) { try AddressGuard.strict.check(addresses: addresses) }
    }

    @Test("a name without addresses is told apart")
    func unresolved() async throws {
        let failure = await #expect(throws: AttemptFailure.self) {
            try await HostResolver.system.resolve("no-such-host.invalid")
        }
        #expect(failure?.code == .unresolved)
    }
}
