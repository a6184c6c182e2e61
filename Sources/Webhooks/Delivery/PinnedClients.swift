import AsyncHTTPClient
import NIOCore
import Synchronization

/// HTTP clients that each dial one address for one name, whatever the name resolves to later.
///
/// The name stays in `Host`, in the TLS handshake and in the certificate's check; only the dialled address is ours
/// (`dnsOverride`). So what the guard has checked is what is connected to, and a name that changes its answer in between
/// (DNS rebinding) changes nothing. Connections are reused as long as a client is kept.
final class PinnedClients: Sendable {
    private struct Key: Hashable {
        var host: String
        var address: String
    }

    private struct State {
        var clients: [Key: HTTPClient] = [:]
        /// Oldest use first.
        var order: [Key] = []
        var isClosed = false
    }

    private static let capacity = 256
    private let timeout: TimeAmount
    private let state = Mutex(State())

    init(timeout: TimeAmount) { self.timeout = timeout }

    func client(host: String, address: IPAddress) -> HTTPClient {
        let key = Key(host: host, address: address.description)
        let (client, evicted) = state.withLock { state -> (HTTPClient, HTTPClient?) in
            state.order.removeAll { $0 == key }
            state.order.append(key)
            if let client = state.clients[key] { return (client, nil) }
            let client = makeClient(key)
            state.clients[key] = client
            guard state.order.count > Self.capacity else { return (client, nil) }
            return (client, state.clients.removeValue(forKey: state.order.removeFirst()))
        }
        // Requests that are under way on it finish by their own timeout.
        if let evicted { Task { try? await evicted.shutdown() } }
        return client
    }

    private func makeClient(_ key: Key) -> HTTPClient {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow, timeout: .init(connect: timeout, read: timeout))
        configuration.dnsOverride = [key.host: key.address]
        configuration.httpVersion = .http1Only
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    func shutdown() async {
        let clients = state.withLock { state in
            defer { state = State(isClosed: true) }
            return Array(state.clients.values)
        }
        for client in clients { try? await client.shutdown() }
    }
}
