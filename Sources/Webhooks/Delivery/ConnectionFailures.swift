import AsyncHTTPClient
import NIOCore
import NIOHTTP1

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Whether the error came before a byte was sent, so that another address of the same host may be tried.
func isBeforeConnection(_ error: any Error) -> Bool {
    if let error = error as? IOError {
        return [ECONNREFUSED, EHOSTUNREACH, ENETUNREACH, EADDRNOTAVAIL, EAFNOSUPPORT].contains(error.errnoCode)
    }
    if case .connectTimeout = error as? ChannelError { return true }
    return error as? HTTPClientError == .connectTimeout
}

extension AttemptFailure {
    /// Sorts what the HTTP client reports into what an endpoint's owner can act on.
    init(describing error: any Error) {
        switch error {
        case let failure as AttemptFailure: self = failure
        case HTTPParserError.invalidEOFState: self = .endedEarly
        case is HTTPParserError: self.init(.malformed, "The endpoint's answer is not valid HTTP.")
        case let error as HTTPClientError: self.init(describing: error)
        case ChannelError.connectTimeout: self = .notConnectedInTime
        // swift-nio-ssl's error types are not among the libraries of this target.
        case let error where String(reflecting: type(of: error)).hasPrefix("NIOSSL."):
            self.init(.tls, Self.handshakeMessage(for: "\(error)"))
        default: self.init(.connection, "The connection failed: \(error).")
        }
    }

    private init(describing error: HTTPClientError) {
        switch error {
        case .connectTimeout, .getConnectionFromPoolTimeout: self = .notConnectedInTime
        case .deadlineExceeded, .readTimeout, .writeTimeout: self = .noAnswerInTime
        case .tlsHandshakeTimeout: self.init(.tls, "The TLS handshake took too long.")
        case .remoteConnectionClosed: self = .endedEarly
        default: self.init(.connection, "The request failed: \(error.shortDescription).")
        }
    }

    /// In the endpoint's terms: what the TLS library says names lines of its own source.
    private static func handshakeMessage(for report: String) -> String {
        report.contains("CERTIFICATE_VERIFY_FAILED")
            ? "The endpoint's certificate is not valid for its host, or not signed by an authority that is trusted here."
            : "The TLS handshake failed; the endpoint does not speak TLS on this port, or no version that is safe."
    }

    private static let notConnectedInTime = AttemptFailure(
        .timeout, "The endpoint did not accept a connection in time.")
    private static let endedEarly = AttemptFailure(
        .connection, "The endpoint closed the connection before its answer was complete.")
    static let noAnswerInTime = AttemptFailure(.timeout, "The endpoint did not answer completely in time.")
}
