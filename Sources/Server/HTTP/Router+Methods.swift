import HTTPTypes
import Hummingbird
import Protocol

extension Router {
    typealias Handler = @Sendable (Request, Context) async throws -> Response

    /// Serves an address by method; the methods that it doesn't take are refused as RFC 9110, section 15.5.6, asks.
    func on(_ path: RouterPath, _ handlers: [HTTPRequest.Method: Handler]) {
        let allowed = handlers.keys.map(\.rawValue).sorted().joined(separator: ", ")
        for method in [HTTPRequest.Method.get, .post, .put, .patch, .delete] {
            on(path, method: method) { request, context in
                if let handler = handlers[method] { return try await handler(request, context) }
                var refusal = Response(
                    ProtocolError(.methodNotAllowed, "This address takes \(allowed), not \(method.rawValue)."))
                refusal.headers[.allow] = allowed
                return refusal
            }
        }
    }
}
