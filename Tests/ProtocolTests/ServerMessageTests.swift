import Testing

@testable import Protocol

@Suite("A server's message")
struct ServerMessageTests {
    @Test("has exactly these bytes", arguments: SampleServerMessages.all.indices)
    func goldenBytes(_ index: Int) {
        let (message, json) = SampleServerMessages.all[index]
        #expect(String(decoding: message.encoded(), as: UTF8.self) == json)
    }

    @Test("is read back by a client and says the same again", arguments: SampleServerMessages.all.indices)
    func roundTrip(_ index: Int) throws {
        let (message, json) = SampleServerMessages.all[index]
        let read = try ServerMessage.decode(json)
        #expect(read.kind == message.kind)
        #expect(read.sequence == message.sequence)
        #expect(String(decoding: read.encoded(), as: UTF8.self) == json)
    }

    @Test("of each kind is among those tried")
    func allKinds() {
        #expect(Set(SampleServerMessages.all.map(\.message.kind)) == Set(ServerMessage.Kind.allCases))
    }

    @Test("leaves out what isn't a number")
    func notANumber() {
        let deviation = ServerMessage.deviation(.init(sequence: 1, distance: .nan, since: 2))
        #expect(String(decoding: deviation.encoded(), as: UTF8.self) == #"{"type":"deviation","sequence":1,"since":2}"#)
    }

    @Test("of a kind that a client doesn't know is told apart from a broken one")
    func unknownType() {
        let newer = refusal { () throws(ProtocolError) in try ServerMessage.decode(#"{"type":"weather","sequence":1}"#)
        }
        #expect(newer?.code == .unknownType)
        let broken = refusal { () throws(ProtocolError) in try ServerMessage.decode(#"{"type":"ended"}"#) }
        #expect(broken?.code == .missingField)
        #expect(broken?.field == "sequence")
        #expect(broken?.messageType == "ended")
    }

    @Test("may have fields that a client doesn't know, and an error code too")
    func newerFields() throws {
        let text = #"{"type":"error","code":"too-sunny","message":"!","fatal":false,"hint":{"a":[null]}}"#
        guard case .error(let failure) = try ServerMessage.decode(text) else {
            Issue.record("not an error message")
            return
        }
        #expect(failure.code == "too-sunny")
        #expect(failure.sequence == nil)
    }
}

@Suite("A route for OSRM's clients")
struct RouteResponseTests {
    @Test("stands in OSRM's envelope")
    func envelope() throws {
        let response = RouteResponse(routes: [SampleRoute.whole], waypoints: SampleRoute.waypoints)
        let text = String(decoding: response.encoded(), as: UTF8.self)
        #expect(
            text
                == #"{"code":"Ok","routes":[\#(SampleServerMessages.routeJSON)],"waypoints":\#(SampleServerMessages.waypointsJSON)}"#
        )
        #expect(try RouteResponse.decode(text).encoded() == response.encoded())
    }

    @Test("or its error has OSRM's code")
    func errors() {
        let error = OSRMError(ProtocolError(.unroutable, "Impossible route"))
        #expect(String(decoding: error.encoded(), as: UTF8.self) == #"{"code":"NoRoute","message":"Impossible route"}"#)
        #expect(ErrorCode.destinationOffNetwork.osrmCode == .noSegment)
    }
}
