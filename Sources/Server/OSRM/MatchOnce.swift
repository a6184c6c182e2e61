import NIOPosix
import Protocol
import Routing
import Storage

/// A recorded track matched without a server: what `waymark match` prints.
package struct MatchOnce: Sendable {
    /// The answer of `/match`.
    package let response: MatchResponse
    /// What was driven, one for each matching.
    package let drives: [DrivenWay]
    /// What was not matched, in the order of the track.
    package let strays: [UnmatchedFixes]

    /// - Throws: `OSRMError` where the track lies on no road.
    package init(
        _ track: [Observation], mode: TravelMode, info: NetworkInfo, tables: RoadNetworkTables
    ) throws {
        let snapshot = try RoutingSnapshot(info: info, tables: tables, modes: [mode])
        guard let hierarchy = snapshot.hierarchy(for: mode) else { throw OSRMError(ProtocolError(.noNetwork)) }
        var limits = OSRMLimits()
        limits.matchCoordinates = .max
        var options = MatchQuery()
        options.route.told.overview = .full
        let request = OSRMRequest(track.map(\.coordinate), hierarchy, in: snapshot, limits)
        let service = try MatchService(request, options, track: MatchTrack(track))
        let matches = try service.matches(in: SearchPool(threads: .singleton))
        response = service.response(of: matches)
        drives = matches.map { DrivenWay($0, of: track, in: snapshot.network) }
        strays = UnmatchedFixes.all(in: track, after: matches, metric: hierarchy.metric)
    }
}
