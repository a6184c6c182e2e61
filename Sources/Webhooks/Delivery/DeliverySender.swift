import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// Makes the signed request of a delivery and reads the answer.
struct DeliverySender: Sendable {
    /// Addresses of one host that are tried before the attempt counts as failed.
    private static let addressLimit = 4

    private let addressGuard: AddressGuard
    private let resolver: HostResolver
    private let timeout: Duration
    private let bodyLimit: Int
    private let now: @Sendable () -> Date
    private let clients: PinnedClients

    init(
        addressGuard: AddressGuard, resolver: HostResolver, timeout: Duration, bodyLimit: Int, connectionsPerHost: Int,
        now: @escaping @Sendable () -> Date
    ) {
        self.addressGuard = addressGuard
        self.resolver = resolver
        self.timeout = timeout
        self.bodyLimit = bodyLimit
        self.now = now
        clients = PinnedClients(connectTimeout: timeout / 2, connectionsPerHost: connectionsPerHost)
    }

    func close() async { await clients.close() }

    /// Returns nil when the task was cancelled before there was a result.
    func send(_ delivery: Delivery, at now: Date) async -> AttemptResult? {
        do {
            return .answered(
                try await withTimeout(timeout) {
                    try await answer(to: request(for: delivery, at: now), at: delivery.endpoint.url)
                })
        } catch let failure as AttemptFailure {
            return .failed(failure)
        } catch {
            return Task.isCancelled ? nil : .failed(AttemptFailure(describing: error))
        }
    }

    private func request(for delivery: Delivery, at now: Date) throws(AttemptFailure) -> HTTPClientRequest {
        let secrets = delivery.endpoint.signingSecrets(at: now)
        let timestamp = Int64(now.timeIntervalSince1970)
        guard
            !secrets.isEmpty,
            let signature = try? secrets.sign(id: delivery.messageID, timestamp: timestamp, body: delivery.payload)
        else { throw AttemptFailure(.unsigned, "The endpoint has no valid secret to sign with; rotate its secret.") }
        var request = HTTPClientRequest(url: delivery.endpoint.url.description)
        request.method = .POST
        request.headers = [
            WebhookHeader.id: delivery.messageID.rawValue, WebhookHeader.timestamp: String(timestamp),
            WebhookHeader.signature: signature, "content-type": "application/json", "user-agent": "Waymark/1",
        ]
        request.body = .bytes(ByteBuffer(bytes: delivery.payload))
        return request
    }

    /// Checks what the name resolves to and connects to just that, one address after the other.
    private func answer(to request: HTTPClientRequest, at url: EndpointURL) async throws -> EndpointAnswer {
        try addressGuard.check(url)
        let addresses = try await resolver.resolve(url.host)
        guard let last = addresses.prefix(Self.addressLimit).last else {
            throw AttemptFailure(.unresolved, "The host \(url.host) has no address.")
        }
        try addressGuard.check(addresses: addresses, of: url)
        for address in addresses.prefix(Self.addressLimit).dropLast() {
            do {
                return try await answer(to: request, at: url, address: address)
            } catch  where isBeforeConnection(error) {
                continue
            }
        }
        return try await answer(to: request, at: url, address: last)
    }

    private func answer(
        to request: HTTPClientRequest, at url: EndpointURL, address: IPAddress
    ) async throws -> EndpointAnswer {
        try await clients.withClient(for: url.host, at: address) { client in
            let response = try await client.execute(request, timeout: TimeAmount(timeout))
            let body = try await start(of: response.body)
            let status = Int(response.status.code)
            let retryAfter = RetryAfter.seconds(
                status: status, header: response.headers.first(name: "retry-after"), body: body, now: now())
            return EndpointAnswer(status: status, body: body, retryAfter: retryAfter)
        }
    }

    /// Stops reading at the limit; letting go of the response closes its connection.
    private func start(of body: HTTPClientResponse.Body) async throws -> [UInt8] {
        var start: [UInt8] = []
        for try await buffer in body {
            start += buffer.readableBytesView.prefix(bodyLimit - start.count)
            guard start.count < bodyLimit else { break }
        }
        // A cancelled sequence may end as if it were complete.
        try Task.checkCancellation()
        return start
    }
}
