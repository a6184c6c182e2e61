import Foundation
import NIOCore
import NIOPosix
import Protocol
import WebSockets

/// A drive's connection to its server: text in, messages out. What kind of WebSocket carries it is known here alone.
struct DriveConnection: Sendable {
    private let stream: WebSocketStream

    /// - Throws: `DriveFailure` that says which URL, why, and what to do.
    static func open(_ options: DriveOptions, on group: any EventLoopGroup) async throws -> DriveConnection {
        do {
            let stream = try await WebSocketClient.connect(
                to: options.url, headers: .init(options.token.map { [("Authorization", "Bearer \($0)")] } ?? []),
                subprotocols: ["waymark.v1.json"], on: group)
            return DriveConnection(stream: stream)
        } catch {
            throw DriveFailure(connecting: error, to: options.url)
        }
    }

    func send(_ message: ClientMessage) { stream.send(text: message.encoded()) }

    func close() { stream.close() }

    /// Hands each message to `body` until that says false, the connection ends or the task is cancelled.
    ///
    /// - Returns: why there are no more; `nil` where `body` wanted none.
    func read(_ body: @Sendable (String) async -> Bool) async -> String? {
        do {
            for try await message in stream.messages {
                guard case .text(let bytes) = message else { continue }
                guard await body(String(buffer: bytes)) else { return nil }
            }
            return "the server closed the connection"
        } catch let closed as WebSocketStream.Closed {
            let reason = closed.closure.reason
            return reason.isEmpty ? "the connection broke (\(closed.closure.code.rawValue))" : reason
        } catch {
            return "\(error)"
        }
    }
}

extension DriveFailure {
    fileprivate init(connecting error: any Error, to url: String) {
        switch error {
        case let error as WebSocketClientError: self.init(handshake: error, url)
        case let error as NIOConnectionError: self.init(nobodyAt: url, Self.reason(of: error))
        case let error as ChannelError where error.isTimeout: self.init(nobodyAt: url, "no answer in time")
        default: self.init(nobodyAt: url, "\(error)")
        }
    }

    private init(nobodyAt url: String, _ reason: String) {
        self.init(
            .unreachable,
            "Cannot connect to \(url): \(reason). Start the server with `waymark serve`, or name another with --url.")
    }

    private init(handshake error: WebSocketClientError, _ url: String) {
        guard error.code == .refused, let response = error.response else {
            self.init(.unreachable, "Cannot connect to \(url): \(error.message)")
            return
        }
        let said = Self.message(in: Array(response.body.readableBytesView)).map { ": \($0)" } ?? ""
        switch response.status.code {
        case 401, 403:
            self.init(
                .unauthorized,
                "\(url) lets nobody in without a good token (\(response.status.code)\(said)). Mint one with "
                    + "`waymark token --scope drive` and pass it with --token.")
        default:
            self.init(
                .unreachable,
                "\(url) answered \(response.status.code) instead of a WebSocket\(said). "
                    + "A Waymark server's address ends in /v1/navigate.")
        }
    }

    /// What the body of an HTTP error says.
    private static func message(in body: [UInt8]) -> String? {
        guard case .object(let fields)? = try? JSONValue.decode(body), case .string(let message)? = fields["message"]
        else { return nil }
        return message
    }

    /// The system's own words for the first address that was tried.
    private static func reason(of error: NIOConnectionError) -> String {
        guard let failed = error.connectionErrors.first?.error as? IOError else {
            return error.dnsAError == nil && error.dnsAAAAError == nil
                ? "nobody answers" : "the host's name is not known"
        }
        return String(cString: strerror(failed.errnoCode)).lowercased()
    }
}

extension ChannelError {
    fileprivate var isTimeout: Bool { if case .connectTimeout = self { true } else { false } }
}
