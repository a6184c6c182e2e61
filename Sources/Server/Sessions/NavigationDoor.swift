import Foundation
import NIOCore
import NIOHTTP1
import Protocol
import WebSockets

/// Lets drivers in: `GET /v1/navigate`, upgraded to a WebSocket.
struct NavigationDoor: Sendable {
    static let path = "/v1/navigate"

    let services: SessionServices
    let policy: AccessPolicy

    @Sendable func decide(_ request: WebSocketRequest, _ channel: any Channel) async -> WebSocketUpgradeDecision {
        guard request.path == Self.path else { return .notWebSocket }
        let known = [WaymarkServer.subprotocol]
        let subprotocol = request.subprotocol(among: known)
        guard subprotocol != nil || request.subprotocols.isEmpty else {
            return .refuse(
                WebSocketRefusal(
                    status: .badRequest, message: "The subprotocols here are: \(known.joined(separator: ", "))."))
        }
        do throws(ProtocolError) {
            let grant = try await policy.grant(token: token(of: request), for: .drive)
            let services = services
            return .accept(
                WebSocketAcceptance(subprotocol: subprotocol) { NavigationSession(services: services, grant: grant) })
        } catch {
            return .refuse(WebSocketRefusal(error))
        }
    }

    /// Browsers can't set headers on a WebSocket, so that theirs stands in the query.
    private func token(of request: WebSocketRequest) -> String? {
        if let token = AccessPolicy.bearer(request.head.headers.first(name: "authorization")) { return token }
        let items = request.query.flatMap { URLComponents(string: "?" + $0)?.queryItems }
        return items?.first { $0.name == "token" }?.value
    }
}

extension WebSocketRefusal {
    init(_ error: ProtocolError) {
        var headers: HTTPHeaders = ["Content-Type": "application/json; charset=utf-8"]
        if error.code == .unauthorized { headers.add(name: "WWW-Authenticate", value: "Bearer") }
        self.init(
            status: HTTPResponseStatus(statusCode: error.code.definition.httpStatus), headers: headers,
            body: ByteBuffer(bytes: ErrorBody(error).encoded()))
    }
}
