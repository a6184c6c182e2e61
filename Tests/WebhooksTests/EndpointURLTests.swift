import Testing
import Webhooks

@Suite("URLs of endpoints")
struct EndpointURLTests {
    @Test(
        "host, port and scheme are read",
        arguments: [
            ("https://example.com", "example.com", 443, true),
            ("http://example.com/a?b=%20c", "example.com", 80, false),
            ("HTTPS://Example.COM:8443/", "Example.COM", 8443, true), ("http://[::1]:9000/x", "::1", 9000, false),
            ("https://10.0.0.1?x", "10.0.0.1", 443, true), ("http://0177.1/", "0177.1", 80, false),
            ("https://my_host-1.example/", "my_host-1.example", 443, true),
        ])
    func accepted(text: String, host: String, port: Int, isSecure: Bool) throws {
        let url = try EndpointURL(text)
        #expect(url.description == text)
        #expect(url.host == host)
        #expect(url.port == port)
        #expect(url.isSecure == isSecure)
    }

    @Test(
        "what two parsers could read differently is refused, with the reason",
        arguments: [
            ("", .wrongScheme), ("example.com", .wrongScheme), ("ftp://example.com", .wrongScheme),
            ("//example.com", .wrongScheme), ("https://", .missingHost), ("https:///path", .missingHost),
            ("https://:443/", .missingHost), ("https://a@example.com", .credentials),
            ("https://a:b@example.com", .credentials), ("https://example.com/#top", .fragment),
            ("https://example.com:0/", .invalidPort), ("https://example.com:65536/", .invalidPort),
            ("https://example.com:/", .invalidPort), ("https://example.com:+1/", .invalidPort),
            ("https://example.com:8080:9090/", .invalidPort), ("https://exa mple.com", .forbiddenCharacter),
            ("https://example.com\\@evil.example", .forbiddenCharacter),
            ("https://bücher.example", .forbiddenCharacter),
            ("https://example.com/%2", .forbiddenCharacter), ("https://example.com/\r\nHost: x", .forbiddenCharacter),
            ("https://exa%6Dple.com/", .invalidHost), ("https://[::1/", .invalidHost),
            ("https://[fe80::1%25lo]/", .invalidHost),
            ("https://[127.0.0.1]/", .invalidHost),
        ] as [(String, EndpointURLError.Code)])
    func refused(text: String, code: EndpointURLError.Code) {
        let error = #expect(throws: EndpointURLError.self) { try EndpointURL(text) }
        #expect(error?.code == code)
    }

    @Test("2048 bytes and no more")
    func length() throws {
        let start = "https://example.com/"
        let longest = start + String(repeating: "a", count: 2048 - start.count)
        #expect(try EndpointURL(longest).description == longest)
        let error = #expect(throws: EndpointURLError.self) { try EndpointURL(longest + "a") }
        #expect(error?.code == .tooLong(2049))
    }
}
