import Testing

@testable import Protocol

@Suite("A trip over HTTP")
struct TripResourceTests {
    private let trip = TripResource(
        id: "trp_1", state: .driving,
        request: TripRequest(
            destination: Place(latitude: 60.17, longitude: 24.94, name: "Home"), reference: "r",
            metadata: .object(["k": .integer(1)])),
        createdAt: 1, startedAt: 2, leg: 0, revision: 3, eta: 9, distanceRemaining: 12.5, durationRemaining: 4,
        position: Position(latitude: 60, longitude: 25, timestamp: 8, speed: 1), sequence: 5, token: "t")

    private let json =
        #"{"id":"trp_1","state":"driving","destination":{"latitude":60.17,"longitude":24.94,"name":"Home"},"waypoints":[],"#
        + #""profile":"car","units":"metric","voice":true,"banners":true,"avoid":[],"reference":"r","metadata":{"k":1},"#
        + #""createdAt":1,"startedAt":2,"leg":0,"revision":3,"eta":9,"distanceRemaining":12.5,"durationRemaining":4,"#
        + #""position":{"latitude":60,"longitude":25,"timestamp":8,"speed":1},"sequence":5,"token":"t"}"#

    @Test("has these bytes and comes back from them")
    func golden() throws {
        #expect(String(decoding: trip.encoded(), as: UTF8.self) == json)
        #expect(try TripResource.decode(json) == trip)
    }

    @Test("comes in pages")
    func list() throws {
        let list = TripList(data: [trip], iterator: "trp_1", done: false)
        #expect(
            String(decoding: list.encoded(), as: UTF8.self) == #"{"data":[\#(json)],"iterator":"trp_1","done":false}"#)
        #expect(try TripList.decode(list.encoded()) == list)
    }

    @Test("is asked for with the fields of start")
    func request() throws {
        #expect(
            try TripRequest.decode(#"{"destination":{"latitude":1,"longitude":2},"reference":"r"}"#)
                == TripRequest(destination: Place(latitude: 1, longitude: 2), reference: "r"))
        let error = refusal { () throws(ProtocolError) in try TripRequest.decode(#"{"destination":{"latitude":1}}"#) }
        #expect(error?.field == "destination.longitude")
    }

    @Test("knows the profiles of OSRM and Mapbox by their names")
    func profiles() {
        #expect(["car", "driving", "driving-traffic"].map(TravelProfile.init(name:)) == [.car, .car, .car])
        #expect(["bike", "bicycle", "cycling"].map(TravelProfile.init(name:)) == [.bicycle, .bicycle, .bicycle])
        #expect(["foot", "walking", "boat"].map(TravelProfile.init(name:)) == [.foot, .foot, nil])
    }
}
