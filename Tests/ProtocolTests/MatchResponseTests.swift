import Testing

@testable import Protocol

@Suite("The answer of /match")
struct MatchResponseTests {
    private static let route = RouteObject(
        distance: 12.5, duration: 3, weight: 3, geometry: .polyline("_p~iF~ps|U"), legs: [])

    private static let tracepoint = Tracepoint(
        waypoint: RouteWaypoint(
            location: .init(longitude: 24.94, latitude: 60.17), name: "Mill Lane", distance: 2.5, hint: "abc"),
        matchingsIndex: 0, waypointIndex: nil, alternativesCount: 3)

    @Test("has OSRM's names, and null for what has no place")
    func shape() throws {
        let response = MatchResponse(
            matchings: [.init(route: Self.route, confidence: 0.25)], tracepoints: [nil, Self.tracepoint])
        let text = String(decoding: response.encoded(), as: UTF8.self)
        #expect(
            text == #"{"code":"Ok","matchings":[{"confidence":0.25,"distance":12.5,"duration":3,"weight":3,"#
                + #""weight_name":"routability","geometry":"_p~iF~ps|U","legs":[]}],"tracepoints":[null,"#
                + #"{"location":[24.94,60.17],"name":"Mill Lane","distance":2.5,"hint":"abc","#
                + #""matchings_index":0,"waypoint_index":null,"alternatives_count":3}]}"#)
        #expect(try MatchResponse.decode(text) == response)
    }

    @Test("leaves tracepoints out where they weren't wished")
    func bare() throws {
        let response = MatchResponse(matchings: [], tracepoints: nil)
        #expect(String(decoding: response.encoded(), as: UTF8.self) == #"{"code":"Ok","matchings":[]}"#)
    }
}
