/// A text that isn't the URL of an endpoint.
package struct EndpointURLError: Error, Sendable, Equatable, CustomStringConvertible {
    package enum Code: Sendable, Equatable {
        case tooLong(Int)
        case forbiddenCharacter
        case wrongScheme
        case missingHost
        case invalidHost
        case invalidPort
        case credentials
        case fragment
    }

    package var code: Code

    init(_ code: Code) { self.code = code }

    package var description: String {
        switch code {
        case .tooLong(let length):
            "The endpoint's URL is \(length) bytes long; at most \(EndpointURL.maximumLength) are allowed."
        case .forbiddenCharacter:
            "The endpoint's URL holds a character that a URL can't; percent-encode it, and write international "
                + "host names in their xn-- form."
        case .wrongScheme: "The endpoint's URL must start with https:// or http://."
        case .missingHost: "The endpoint's URL names no host."
        case .invalidHost:
            "The host in the endpoint's URL must be a name of letters, digits, hyphens and dots, an IPv4 address, or an "
                + "IPv6 address in brackets."
        case .invalidPort: "The port in the endpoint's URL must be a number from 1 to 65535."
        case .credentials:
            "The endpoint's URL must not hold a user name or password; webhooks are authenticated by their signature."
        case .fragment: "The endpoint's URL must not hold a fragment (#…); it would never be sent."
        }
    }
}
