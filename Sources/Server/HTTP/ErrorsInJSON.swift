import Hummingbird
import Protocol

/// Answers what no route answers, such as an unknown address, as routes answer errors: in JSON, with a code.
struct ErrorsInJSON<Context: RequestContext>: RouterMiddleware {
    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as HTTPError where error.status == .notFound {
            return Response(ProtocolError(.notFound, "There is nothing at \(request.uri.path)."))
        }
    }
}
