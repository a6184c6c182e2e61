import AsyncHTTPClient
import NIOCore
import NIOPosix

/// HTTP clients that connect to one checked address each, whatever their host's name resolves to by then.
///
/// Were the client to resolve the name again, its answer could have changed since the check (DNS rebinding). So a client
/// is bound by `dnsOverride`: it dials the address, while the `Host` header, the TLS server name and the certificate check keep to
/// the name. The override can't be changed on a live client, hence one for each pair of host and address. Idle ones are
/// kept, because each loads the trusted certificates anew.
///
/// The override goes by the spelling of the host; should the client ever spell it otherwise, it would resolve the name after
/// all. Hence the last look: a connection to any other address is closed before a request is written to it.
actor PinnedClients {
    /// Idle clients kept beyond those in use.
    private static let idleLimit = 64

    private struct Key: Hashable {
        var host: String
        var address: IPAddress
    }

    private struct Entry {
        let client: HTTPClient
        var users = 0
        var lastUse: UInt64 = 0
    }

    private let connectTimeout: Duration
    private let connectionsPerHost: Int
    private var entries: [Key: Entry] = [:]
    private var uses: UInt64 = 0

    /// - Parameter connectionsPerHost: all that may be wanted at once, else endpoints that share a host wait for each other.
    init(connectTimeout: Duration, connectionsPerHost: Int) {
        self.connectTimeout = connectTimeout
        self.connectionsPerHost = connectionsPerHost
    }

    func withClient<Value: Sendable>(
        for host: String, at address: IPAddress, _ body: @Sendable (HTTPClient) async throws -> Value
    ) async throws -> Value {
        let key = Key(host: host, address: address)
        let client = enter(key)
        let result: Result<Value, any Error>
        do {
            result = .success(try await body(client))
        } catch {
            result = .failure(error)
        }
        await leave(key)
        return try result.get()
    }

    /// Shuts all clients down; none may be in use.
    func close() async {
        let clients = entries.values.map(\.client)
        entries = [:]
        for client in clients { try? await client.shutdown() }
    }

    private func enter(_ key: Key) -> HTTPClient {
        var entry = entries[key] ?? Entry(client: client(for: key))
        uses &+= 1
        entry.users += 1
        entry.lastUse = uses
        entries[key] = entry
        return entry.client
    }

    private func leave(_ key: Key) async {
        entries[key]?.users -= 1
        let idle = entries.filter { $0.value.users == 0 }
        guard idle.count > Self.idleLimit, let oldest = idle.min(by: { $0.value.lastUse < $1.value.lastUse }) else {
            return
        }
        entries[oldest.key] = nil
        try? await oldest.value.client.shutdown()
    }

    private func client(for key: Key) -> HTTPClient {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow, timeout: .init(connect: TimeAmount(connectTimeout)))
        // A literal address is dialled as it stands; as a name for TLS it would be malformed.
        if IPAddress(key.host) == nil { configuration.dnsOverride = [key.host: key.address.description] }
        configuration.httpVersion = .http1Only
        // A connection that the endpoint closes just when it is used again costs a whole attempt.
        configuration.maximumUsesPerConnection = 1
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = connectionsPerHost
        configuration.http1_1ConnectionDebugInitializer = { channel in
            guard channel.remoteAddress.flatMap(IPAddress.init) == key.address else {
                return channel.eventLoop.makeFailedFuture(unpinnedFailure)
            }
            return channel.eventLoop.makeSucceededVoidFuture()
        }
        // The next attempt is the retry.
        configuration.connectionPool.retryConnectionEstablishment = false
        return HTTPClient(eventLoopGroup: MultiThreadedEventLoopGroup.singleton, configuration: configuration)
    }
}

private let unpinnedFailure = AttemptFailure(
    .refused, "The connection went to another address than the one that was checked.")
