import NIOCore
import NIOHTTP1
import Protocol
import Routing

/// OSRM's HTTP API: routes, nearest roads, tables and matched tracks, as its clients ask for them.
///
/// Its requests are many and short, so they are answered with no task between (`DirectAnswers`): short ones on their
/// connection's own event loop, all others on a search thread.
struct OSRMServices: Sendable {
    let network: NetworkKeeper
    let pool: SearchPool
    let policy: AccessPolicy
    let limits: OSRMLimits

    /// Answers what is asked of OSRM's addresses; `nil` for all others.
    @Sendable func respond(to request: HTTPRequestHead, on eventLoop: any EventLoop) -> EventLoopFuture<DirectAnswer>? {
        guard Self.prefixes.contains(where: request.uri.hasPrefix) else { return nil }
        switch request.method {
        case .GET, .HEAD:
            return answer(to: request.uri, authorization: request.headers.first(name: "Authorization"), on: eventLoop)
        case .OPTIONS:
            return eventLoop.makeSucceededFuture(DirectAnswer(status: 204, body: [], allow: Self.methods))
        default:
            let refusal = OSRMError(ProtocolError(.methodNotAllowed))
            return eventLoop.makeSucceededFuture(
                DirectAnswer(status: 405, body: refusal.encoded(), allow: Self.methods))
        }
    }

    private static let methods = "GET, HEAD, OPTIONS"
    /// All of OSRM's services, those that are not here too: their clients are told so.
    private static let prefixes = ["/route/", "/nearest/", "/table/", "/match/", "/trip/", "/tile/"]

    /// - Parameters:
    ///   - target: the path with its query string.
    ///   - authorization: the request's header of that name.
    private func answer(
        to target: String, authorization: String?, on eventLoop: any EventLoop
    ) -> EventLoopFuture<DirectAnswer> {
        do throws(OSRMError) {
            guard target.utf8.count <= limits.targetBytes else {
                throw OSRMError(.tooBig, "The address is longer than \(limits.targetBytes) bytes")
            }
            let query = try OSRMQuery(parsing: target)
            guard let snapshot = network.snapshot else { throw OSRMError(ProtocolError(.noNetwork)) }
            return admission(of: query, authorization, on: eventLoop).flatMap { refusal in
                if let refusal { return eventLoop.makeSucceededFuture(DirectAnswer(refusal)) }
                // To hand over to a thread and back costs as much as many of these.
                guard !query.isShort else { return eventLoop.makeSucceededFuture(answer(to: query, in: snapshot)) }
                return pool.run(on: eventLoop) { answer(to: query, in: snapshot) }
            }
        } catch {
            return eventLoop.makeSucceededFuture(DirectAnswer(error))
        }
    }

    /// Why somebody may not ask; `nil` for whoever may.
    private func admission(
        of query: OSRMQuery, _ authorization: String?, on eventLoop: any EventLoop
    ) -> EventLoopFuture<OSRMError?> {
        let token = AccessPolicy.bearer(authorization) ?? query.places.token
        if token == nil, policy.isOpen { return eventLoop.makeSucceededFuture(nil) }
        return eventLoop.makeFutureWithTask {
            do throws(ProtocolError) {
                _ = try await policy.grant(token: token, for: .drive)
                return nil
            } catch {
                return OSRMError(error)
            }
        }
    }

    /// On the caller's own thread.
    private func answer(to query: OSRMQuery, in snapshot: RoutingSnapshot) -> DirectAnswer {
        do throws(OSRMError) {
            let request = try OSRMRequest(query, in: snapshot, limits)
            switch query.service {
            case .route(let options): return DirectAnswer(try RouteService(request, options).answer(in: pool))
            case .nearest(let options): return DirectAnswer(try NearestService(request, options).answer())
            case .table(let options): return DirectAnswer(try TableService(request, options).answer(in: pool))
            case .match(let options): return DirectAnswer(try MatchService(request, options).answer(in: pool))
            }
        } catch {
            return DirectAnswer(error)
        }
    }
}

/// What one request may ask for, as `osrm-routed` has it; beyond is `TooBig`.
package struct OSRMLimits: Sendable {
    /// Of an address with its query string.
    package var targetBytes = 32 * 1024
    package var routeCoordinates = 500
    package var alternatives = 3
    package var nearest = 100
    /// A table may have as many cells as this has when squared.
    package var tableCoordinates = 100
    package var matchCoordinates = 100

    package init() {}

    func check(_ number: Int, atMost maximum: Int) throws(OSRMError) {
        guard number > maximum else { return }
        throw OSRMError(.tooBig, "Number of entries \(number) is higher than current maximum (\(maximum))")
    }
}

extension DirectAnswer {
    init(_ body: some JSONWritable) { self.init(status: 200, body: body.encoded()) }
    init(_ error: OSRMError) { self.init(status: error.httpStatus, body: error.encoded()) }
}

extension OSRMQuery {
    /// In meters, as the crow flies.
    private static let shortWay = 50_000.0

    /// Whether the answer takes some hundred microseconds at the most: one road, or one way that isn't long.
    fileprivate var isShort: Bool {
        guard places.exclude.isEmpty, case .list(let locations) = address.coordinates, (1...2).contains(locations.count)
        else {
            return false
        }
        switch service {
        case .route(let route):
            return route.alternatives == 0
                && Coordinate(locations[0]).distance(to: Coordinate(locations[locations.count - 1])) < Self.shortWay
        case .nearest(let nearest): return nearest.number == 1
        case .table: return true
        case .match: return false
        }
    }
}

extension Coordinate {
    init(_ location: Location) { self.init(latitude: location.latitude, longitude: location.longitude) }
}
