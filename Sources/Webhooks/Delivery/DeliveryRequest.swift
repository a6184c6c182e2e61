import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// Makes one attempt at a delivery: resolve, check, connect to what was checked, post, read the answer.
struct DeliveryRequest: Sendable {
    let clients: PinnedClients
    let resolver: HostResolver
    let addressGuard: AddressGuard
    let timeout: TimeAmount
    /// How many bytes of an answer are read.
    let bodyLimit: Int

    func send(_ delivery: Delivery, at now: Date) async -> AttemptResult {
        do throws(AttemptFailure) {
            return .answered(try await post(delivery, at: now))
        } catch {
            return .failed(error)
        }
    }

    private func post(_ delivery: Delivery, at now: Date) async throws(AttemptFailure) -> EndpointAnswer {
        let url = delivery.endpoint.url
        let addresses = try await resolver.resolve(url.host)
        try addressGuard.check(addresses: addresses, of: url)
        let request = try request(for: delivery, at: now)
        do {
            let client = clients.client(host: url.host, address: addresses[0])
            let response = try await client.execute(request, timeout: timeout)
            let body = try await read(response.body)
            let retryAfter = RetryAfter.seconds(
                status: Int(response.status.code), header: response.headers.first(name: "retry-after"), body: body, now: now)
            return EndpointAnswer(status: Int(response.status.code), body: body, retryAfter: retryAfter)
        } catch {
            throw AttemptFailure(describing: error)
        }
    }

    private func request(for delivery: Delivery, at now: Date) throws(AttemptFailure) -> HTTPClientRequest {
        let secrets = delivery.endpoint.signingSecrets(at: now)
        let timestamp = Int64(now.timeIntervalSince1970)
        guard !secrets.isEmpty,
            let signature = try? secrets.sign(id: delivery.messageID, timestamp: timestamp, body: delivery.payload)
        else { throw AttemptFailure(.unsigned, "the endpoint has no secret that can be read; rotate it") }
        var request = HTTPClientRequest(url: delivery.endpoint.url.description)
        request.method = .POST
        request.headers.add(name: "content-type", value: "application/json")
        request.headers.add(name: "user-agent", value: "Waymark/1")
        request.headers.add(name: WebhookHeader.id, value: delivery.messageID.rawValue)
        request.headers.add(name: WebhookHeader.timestamp, value: String(timestamp))
        request.headers.add(name: WebhookHeader.signature, value: signature)
        request.body = .bytes(ByteBuffer(bytes: delivery.payload))
        return request
    }

    /// What is beyond the limit stays unread, and the connection is given up with it.
    private func read(_ body: HTTPClientResponse.Body) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        for try await chunk in body {
            bytes.append(contentsOf: chunk.readableBytesView.prefix(bodyLimit - bytes.count))
            if bytes.count >= bodyLimit { break }
        }
        return bytes
    }
}

extension AttemptFailure {
    fileprivate init(describing error: any Error) {
        let timeouts: [HTTPClientError] = [.deadlineExceeded, .connectTimeout, .readTimeout]
        switch error {
        case let failure as AttemptFailure: self = failure
        case let error as HTTPClientError where timeouts.contains(error): self.init(.timeout, "no answer in time")
        case is HTTPParserError: self.init(.malformed, "the answer is no HTTP: \(error)")
        case let error as HTTPClientError where "\(error)".contains("tls"): self.init(.tls, "\(error)")
        default: self.init(.connection, "\(error)")
        }
    }
}
