import Hummingbird
import Protocol

extension SessionServices {
    /// What a route answers, or the error that it threw.
    func answer(_ body: () async throws -> Response) async -> Response {
        do {
            return try await body()
        } catch {
            return Response(ProtocolError(opening: error, messageType: nil, logger: logger))
        }
    }
}
