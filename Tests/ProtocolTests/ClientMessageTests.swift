import Testing

@testable import Protocol

@Suite("A client's message")
struct ClientMessageTests {
    private static let request = TripRequest(
        destination: Place(latitude: 60.1699, longitude: 24.9384, name: "Rautatieasema \"R\"", radius: 40),
        waypoints: [
            Place(latitude: 60.17, longitude: 24.94), Place(latitude: -33.5, longitude: -70.25, name: "\\ / \u{1}\n"),
        ],
        origin: Place(latitude: 60.1712345, longitude: 24.9456789), profile: .bicycle, language: "pt-BR",
        units: .imperial, voice: false, banners: false, progressInterval: 0.25, avoid: [.toll, .ferry],
        depart: 1_700_000_000_123, reference: "order 17",
        metadata: .object(["b": .array([.null, .boolean(true), .integer(-3)]), "a": .number(0.1), "ü": .string("ß")]))

    static let all: [ClientMessage] = [
        .start(.new(request)),
        .start(.new(TripRequest(destination: Place(latitude: 1, longitude: 2)))),
        .start(.planned(trip: "trp_1")),
        .position(Position(latitude: -60.1234567, longitude: 179.9999999, timestamp: 1_700_000_000_000)),
        .position(
            Position(
                latitude: 60, longitude: 24.5, timestamp: 1, accuracy: 3.5, heading: 359.9, speed: 13.889,
                altitude: 12.5,
                sequence: 9)),
        .positions(.init(positions: [Position(latitude: 1, longitude: 2, timestamp: 3, speed: 0)])),
        .resume(.init(trip: "trp_1", token: "t", after: 12)),
        .reroute(.init(reason: "blocked", avoid: [.motorway])),
        .reroute(.init()),
        .accept(.init(offer: "o1")),
        .decline(.init(offer: "o1")),
        .skip(.init()),
        .arrive(.init()),
        .cancel(.init(reason: "changed my mind")),
        .cancel(.init()),
    ]

    @Test("comes back from its bytes as it was", arguments: all)
    func roundTrip(_ message: ClientMessage) throws {
        let bytes = message.encoded()
        #expect(try ClientMessage.decode(bytes) == message)
        #expect(bytes.starts(with: #"{"type":"\#(message.kind.rawValue)""#.utf8))
    }

    @Test("of each kind is among those tried")
    func allKinds() {
        #expect(Set(Self.all.map(\.kind)) == Set(ClientMessage.Kind.allCases))
    }

    @Test("has these bytes")
    func goldenBytes() {
        let text = String(decoding: ClientMessage.start(.new(Self.request)).encoded(), as: UTF8.self)
        #expect(
            text == #"""
                {"type":"start","destination":{"latitude":60.1699,"longitude":24.9384,"name":"Rautatieasema \"R\"",\#
                "radius":40},"waypoints":[{"latitude":60.17,"longitude":24.94},{"latitude":-33.5,"longitude":-70.25,\#
                "name":"\\ / \u0001\n"}],"origin":{"latitude":60.1712345,"longitude":24.9456789},"profile":"bicycle",\#
                "language":"pt-BR","units":"imperial","voice":false,"banners":false,"progressInterval":0.25,\#
                "avoid":["toll","ferry"],"depart":1700000000123,"reference":"order 17",\#
                "metadata":{"a":0.1,"b":[null,true,-3],"ü":"ß"}}
                """#)
    }

    @Test("may have its fields in any order, unknown ones, and null for absent ones")
    func leniency() throws {
        let text = #"""
            {"future":{"x":[1,{}]},"destination":{"longitude":2,"latitude":1,"name":null,"country":"FI"},
             "profile":null,"waypoints":null,"metadata":null,"type":"start"}
            """#
        #expect(
            try ClientMessage.decode(text) == .start(.new(TripRequest(destination: Place(latitude: 1, longitude: 2)))))
    }

    @Test("is UTF-8 and nothing else, though some parsers guess")
    func encodings() {
        let text = #"{"type":"skip"}"#
        let littleEndian: [UInt8] = text.utf8.flatMap { [$0, 0] }
        let bigEndian: [UInt8] = text.utf8.flatMap { [0, $0] }
        for bytes in [littleEndian, bigEndian, [0xFF, 0xFE] + littleEndian, [0xFE, 0xFF] + bigEndian] {
            #expect(refusal { () throws(ProtocolError) in try ClientMessage.decode(bytes) }?.code == .malformedJSON)
        }
    }

    @Test(
        "is refused with a code, the field's path and the type it is about",
        arguments: [
            (#"{"type":"start"}"#, ErrorCode.missingField, "destination", "start"),
            (#"{"type":"start","destination":null}"#, .missingField, "destination", "start"),
            (#"{"type":"start","destination":"home"}"#, .invalidField, "destination", "start"),
            (#"{"type":"start","destination":{"latitude":1}}"#, .missingField, "destination.longitude", "start"),
            (
                #"{"type":"start","destination":{"latitude":99,"longitude":1}}"#, .coordinateOutOfRange,
                "destination.latitude", "start"
            ),
            (
                #"{"type":"start","destination":{"latitude":1,"longitude":1},"waypoints":[{"latitude":"1","longitude":1}]}"#,
                .invalidField, "waypoints[0].latitude", "start"
            ),
            (
                #"{"type":"start","destination":{"latitude":1,"longitude":1},"profile":"truck"}"#, .profileNotSupported,
                "profile", "start"
            ),
            (
                #"{"type":"start","destination":{"latitude":1,"longitude":1},"units":"nautical"}"#, .invalidField,
                "units",
                "start"
            ),
            (
                #"{"type":"start","destination":{"latitude":1,"longitude":1},"avoid":["toll","hills"]}"#, .invalidField,
                "avoid", "start"
            ),
            (
                #"{"type":"start","destination":{"latitude":1,"longitude":1},"language":"en_US"}"#, .invalidField,
                "language", "start"
            ),
            (
                #"{"type":"start","destination":{"latitude":1,"longitude":1,"radius":0}}"#, .invalidField,
                "destination.radius", "start"
            ),
            (
                #"{"type":"start","destination":{"latitude":1,"longitude":1},"metadata":[1]}"#, .invalidField,
                "metadata",
                "start"
            ),
            (
                #"{"type":"start","destination":{"latitude":1,"longitude":1},"voice":"yes"}"#, .invalidField, "voice",
                "start"
            ),
            (
                #"{"type":"start","trip":"t","destination":{"latitude":1,"longitude":1}}"#, .invalidField,
                "destination", "start"
            ),
            (#"{"type":"start","trip":7}"#, .invalidField, "trip", "start"),
            (#"{"type":"resume","trip":"t","token":"x"}"#, .missingField, "after", "resume"),
            (#"{"type":"resume","trip":"t","token":"x","after":-1}"#, .invalidField, "after", "resume"),
            (#"{"type":"resume","trip":"","token":"x","after":1}"#, .invalidField, "trip", "resume"),
            (#"{"type":"accept"}"#, .missingField, "offer", "accept"),
            (#"{"type":"positions","positions":{}}"#, .invalidField, "positions", "positions"),
            (#"{"type":"cancel","reason":5}"#, .invalidField, "reason", "cancel"),
            (#"{"type":"teleport"}"#, .unknownType, "type", "teleport"),
        ] as [(String, ErrorCode, String, String)])
    func refusals(_ text: String, _ code: ErrorCode, _ field: String, _ type: String) {
        let error = refusal { () throws(ProtocolError) in try ClientMessage.decode(text) }
        #expect(error?.code == code)
        #expect(error?.field == field)
        #expect(error?.messageType == type)
        #expect(error?.message.isEmpty == false)
    }

    @Test(
        "needs a type that is a string", arguments: [("{}", ErrorCode.missingField), (#"{"type":1}"#, .invalidField)])
    func types(_ text: String, _ code: ErrorCode) {
        let error = refusal { () throws(ProtocolError) in try ClientMessage.decode(text) }
        #expect(error?.code == code)
        #expect(error?.field == "type")
    }

    @Test("keeps stops and metadata within bounds")
    func bounds() {
        let place = #"{"latitude":1,"longitude":1}"#
        let stops = Array(repeating: place, count: WireLimit.waypoints + 1).joined(separator: ",")
        let tooMany = #"{"type":"start","destination":\#(place),"waypoints":[\#(stops)]}"#
        #expect(refusal { () throws(ProtocolError) in try ClientMessage.decode(tooMany) }?.code == .tooManyWaypoints)
        let deep = String(repeating: #"{"a":"#, count: 9) + "1" + String(repeating: "}", count: 9)
        let long = #"{"a":"\#(String(repeating: "x", count: WireLimit.metadataBytes))"}"#
        for metadata in [deep, long] {
            let text = #"{"type":"start","destination":\#(place),"metadata":\#(metadata)}"#
            #expect(refusal { () throws(ProtocolError) in try ClientMessage.decode(text) }?.code == .metadataTooLarge)
        }
    }
}
