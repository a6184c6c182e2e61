import AsyncHTTPClient
import NIOCore
import NIOHTTP1

/// What an HTTP request was answered.
struct HTTPCall: Sendable {
    var status: UInt
    var headers: [String: String]
    var body: String

    static func get(_ url: String, token: String? = nil) async throws -> HTTPCall {
        try await send(HTTPClientRequest(url: url), token)
    }

    static func post(_ url: String, _ body: String, token: String? = nil) async throws -> HTTPCall {
        try await send(.POST, url, body, "application/json", token)
    }

    static func put(_ url: String, _ body: String, type: String = "application/json") async throws -> HTTPCall {
        try await send(.PUT, url, body, type, nil)
    }

    static func delete(_ url: String) async throws -> HTTPCall {
        var request = HTTPClientRequest(url: url)
        request.method = .DELETE
        return try await send(request, nil)
    }

    private static func send(
        _ method: HTTPMethod, _ url: String, _ body: String, _ type: String, _ token: String?
    ) async throws -> HTTPCall {
        var request = HTTPClientRequest(url: url)
        request.method = method
        request.headers.add(name: "Content-Type", value: type)
        request.body = .bytes(ByteBuffer(string: body))
        return try await send(request, token)
    }

    private static func send(_ request: HTTPClientRequest, _ token: String?) async throws -> HTTPCall {
        var request = request
        if let token { request.headers.add(name: "Authorization", value: "Bearer \(token)") }
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
        let body = String(buffer: try await response.body.collect(upTo: 1 << 20))
        let headers = response.headers.map { ($0.name.lowercased(), $0.value) }
        return HTTPCall(
            status: response.status.code, headers: Dictionary(headers) { first, _ in first }, body: body)
    }
}
