import Routing
import Testing

@testable import Simulator

@Suite("Who asks a server for streets")
struct StreetClientTests {
    private let places = [
        Coordinate(latitude: 60.17, longitude: 24.94), Coordinate(latitude: -0.000_01, longitude: 25),
    ]

    @Test("asks as OSRM's clients do, with the direction of the first place alone")
    func path() {
        let options = "geometries=polyline6&overview=full&steps=true&annotations=distance,speed,maxspeed"
        #expect(
            StreetClient.path(of: StreetRequest(places: places, bearing: 359.6), profile: .bicycle)
                == "/route/v1/cycling/24.940000,60.170000;25.000000,-0.000010?\(options)&bearings=359,45;")
        #expect(
            StreetClient.path(of: StreetRequest(places: places, bearing: nil), profile: .car)
                == "/route/v1/driving/24.940000,60.170000;25.000000,-0.000010?\(options)")
    }

    @Test("needs a WebSocket's address, and gets no answer where nobody is")
    func address() async {
        #expect(StreetClient(url: "http://127.0.0.1/", token: nil) == nil)
        #expect(StreetClient(url: "", token: nil) == nil)
        let client = StreetClient(url: "ws://127.0.0.1:1/v1/navigate?token=x", token: "secret")
        let route = await client?.route(StreetRequest(places: places, bearing: nil), profile: .car)
        #expect(client != nil && route == nil)
    }
}
