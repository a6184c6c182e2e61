@testable import Protocol

/// One message of every kind (some twice, full and bare) with the bytes that it must have.
enum SampleServerMessages {
    typealias Sample = (message: ServerMessage, json: String)

    static let all: [Sample] = connection + directions + stops + routes

    static let connection: [Sample] = [
        (
            .welcome(
                .init(
                    protocol: "waymark.v1.json", server: "waymark/0.1.0",
                    network: .init(
                        name: "helsinki", bounds: Bounds(west: 24.93, south: 60.166, east: 24.953, north: 60.1760001),
                        importedAt: 1_700_000_000_000),
                    heartbeat: 20, limits: .init(messageBytes: 65536, positionsPerSecond: 10, positionsBurst: 600))),
            #"{"type":"welcome","protocol":"waymark.v1.json","server":"waymark/0.1.0","network":{"name":"helsinki","#
                + #""bounds":[24.93,60.166,24.953,60.176],"importedAt":1700000000000},"heartbeat":20,"#
                + #""limits":{"messageBytes":65536,"positionsPerSecond":10,"positionsBurst":600}}"#
        ),
        (
            .started(.init(sequence: 1, trip: "trp_1", token: "t", watchUrl: "https://example.com/w")),
            #"{"type":"started","sequence":1,"trip":"trp_1","token":"t","watchUrl":"https://example.com/w"}"#
        ),
        (.ended(.init(sequence: 9, reason: "completed")), #"{"type":"ended","sequence":9,"reason":"completed"}"#),
        (.reconnect(.init(after: 1250)), #"{"type":"reconnect","after":1250}"#),
        (
            .error(.init(ProtocolError(.unroutable, "No way.", messageType: "start"), sequence: 2)),
            #"{"type":"error","sequence":2,"code":"unroutable","message":"No way.","fatal":false,"for":"start"}"#
        ),
        (
            .error(.init(ProtocolError(.superseded))),
            #"{"type":"error","code":"superseded","message":"A newer connection took over.","fatal":true}"#
        ),
    ]

    static let directions: [Sample] = [
        (
            .progress(
                .init(
                    matched: .init(
                        latitude: 60.1699123, longitude: 24.9384, heading: 182.04, roadName: "Mannerheimintie",
                        confidence: 0.98765),
                    leg: 0, step: 3, distanceRemaining: 1234.56, durationRemaining: 189.04, eta: 1_700_000_189_000,
                    distanceToManeuver: 87.95,
                    maneuver: .init(type: "turn", modifier: "left", instruction: "Turn left."),
                    speedLimit: 40 / 3.6, offset: 1.25, estimated: true)),
            #"{"type":"progress","matched":{"latitude":60.169912,"longitude":24.9384,"heading":182,"#
                + #""roadName":"Mannerheimintie","confidence":0.988},"leg":0,"step":3,"distanceRemaining":1234.6,"#
                + #""durationRemaining":189,"eta":1700000189000,"distanceToManeuver":88,"#
                + #""maneuver":{"type":"turn","modifier":"left","instruction":"Turn left."},"speedLimit":11.111,"#
                + #""offset":1.3,"estimated":true}"#
        ),
        (
            .progress(
                .init(
                    matched: .init(latitude: -0.5, longitude: 0), leg: 0, step: 0, distanceRemaining: 0,
                    durationRemaining: 0, eta: 0, distanceToManeuver: 0,
                    maneuver: .init(type: "arrive", instruction: "Arrive."), offset: 0)),
            #"{"type":"progress","matched":{"latitude":-0.5,"longitude":0},"leg":0,"step":0,"distanceRemaining":0,"#
                + #""durationRemaining":0,"eta":0,"distanceToManeuver":0,"#
                + #""maneuver":{"type":"arrive","instruction":"Arrive."},"offset":0}"#
        ),
        (
            .instruction(.init(sequence: 4, voice: SampleRoute.voice, distanceAlongGeometry: 200.04)),
            #"{"type":"instruction","sequence":4,"voice":{"distanceAlongGeometry":200,"announcement":"Turn left & stop","#
                + #""ssmlAnnouncement":"<speak>Turn left &amp; stop</speak>"},"distanceAlongGeometry":200}"#
        ),
        (
            .instruction(.init(sequence: 5, banner: SampleRoute.banner, distanceAlongGeometry: 412.34)),
            #"{"type":"instruction","sequence":5,"banner":\#(bannerJSON),"distanceAlongGeometry":412.3}"#
        ),
        (
            .deviation(.init(sequence: 6, distance: 62.5, since: 1_700_000_000_000)),
            #"{"type":"deviation","sequence":6,"distance":62.5,"since":1700000000000}"#
        ),
    ]

    static let stops: [Sample] = [
        (
            .approaching(.init(sequence: 7, waypoint: 0, at: 5, distance: 250, reasons: ["near"])),
            #"{"type":"approaching","sequence":7,"waypoint":0,"at":5,"distance":250,"reasons":["near"]}"#
        ),
        (
            .waypointReached(
                .init(sequence: 7, waypoint: 0, name: "Café", at: 5, distance: 0.04, side: .left, reasons: [])),
            #"{"type":"waypointReached","sequence":7,"waypoint":0,"name":"Café","at":5,"distance":0,"side":"left","reasons":[]}"#
        ),
        (
            .arrived(
                .init(
                    sequence: 8, waypoint: 1, at: 6, distance: 12.3, side: .right, reasons: ["within-radius", "slow"])),
            #"{"type":"arrived","sequence":8,"waypoint":1,"at":6,"distance":12.3,"side":"right","#
                + #""reasons":["within-radius","slow"]}"#
        ),
    ]

    static let routes: [Sample] = [
        (
            .route(
                .init(
                    sequence: 2, revision: 1, reason: .start, route: SampleRoute.whole,
                    waypoints: SampleRoute.waypoints,
                    summary: .init(distance: 412.34, duration: 61.25, eta: 1_700_000_061_000, roads: "Mannerheimintie"))
            ),
            #"{"type":"route","sequence":2,"revision":1,"reason":"start","route":\#(routeJSON),"waypoints":\#(waypointsJSON),"#
                + #""summary":{"distance":412.3,"duration":61.3,"eta":1700000061000,"roads":"Mannerheimintie"}}"#
        ),
        (
            .offer(.init(sequence: 3, offer: "off_1", saves: 95.5, route: SampleRoute.whole)),
            #"{"type":"offer","sequence":3,"offer":"off_1","saves":95.5,"route":\#(routeJSON)}"#
        ),
        (
            .update(
                .init(
                    sequence: 4, revision: 2, durationRemaining: 70, eta: 9,
                    legs: [
                        .init(duration: 70.5, steps: [70.5, 0]),
                        .init(
                            duration: 12, steps: [12, 0],
                            annotation: .init(duration: [12], speed: [2.5], congestion: ["severe"])),
                    ])),
            #"{"type":"update","sequence":4,"revision":2,"durationRemaining":70,"eta":9,"#
                + #""legs":[{"duration":70.5,"steps":[70.5,0]},{"duration":12,"steps":[12,0],"annotation":"#
                + #"{"duration":[12],"speed":[2.5],"congestion":["severe"]}}]}"#
        ),
    ]

    static let routeJSON =
        #"{"distance":412.3,"duration":61.3,"weight":70,"weight_name":"routability","geometry":"_iajuBkl}dn@?\\A","#
        + #""legs":[{"distance":412.3,"duration":61.3,"weight":70,"summary":"Mannerheimintie, Kaivokatu","#
        + #""steps":[\#(departJSON),\#(arriveJSON)],"annotation":\#(annotationJSON)}],"voiceLocale":"en-US"}"#

    static let departJSON =
        #"{"distance":412.3,"duration":61.3,"weight":70,"name":"Mannerheimintie","ref":"E 12","#
        + #""pronunciation":"ˈmɑnːerheimintie","#
        + #""destinations":"E 12: Turku","exits":"4","rotary_name":"Erottaja","rotary_pronunciation":"ˈerotːɑjɑ","#
        + #""junction_name":"Kaivokadun risteys","mode":"driving","driving_side":"right","#
        + #""geometry":"_iajuBkl}dn@?\\A","maneuver":{"type":"depart","modifier":"left","bearing_before":0,"#
        + #""bearing_after":182,"location":[24.9384,60.1699],"instruction":"Drive south on \"Mannerheimintie\"."},"#
        + #""intersections":[{"location":[24.9384,60.1699],"bearings":[2,182],"entry":[false,true],"out":1,"#
        + #""lanes":[{"valid":false,"indications":["left"]},"#
        + #"{"valid":true,"active":true,"valid_indication":"straight","indications":["straight","right"]}],"#
        + #""classes":["tunnel"]}],"voiceInstructions":[{"distanceAlongGeometry":200,"announcement":"Turn left & stop","#
        + #""ssmlAnnouncement":"<speak>Turn left &amp; stop</speak>"}],"bannerInstructions":[\#(bannerJSON)]}"#

    static let arriveJSON =
        #"{"distance":0,"duration":0,"weight":0,"name":"","mode":"driving","driving_side":"right","#
        + #""geometry":"_iajuBkl}dn@??","maneuver":{"type":"arrive","bearing_before":182,"bearing_after":0,"#
        + #""location":[24.9401,60.1665],"exit":2,"instruction":"You have arrived."},"#
        + #""intersections":[{"location":[24.9401,60.1665],"bearings":[2],"entry":[true],"in":0}],"#
        + #""voiceInstructions":[],"bannerInstructions":[]}"#

    static let annotationJSON =
        #"{"distance":[12.3,400],"duration":[1.5,59.8],"speed":[8.227,6.695],"nodes":[1,2,9007199254740993],"#
        + #""maxspeed":[{"speed":40,"unit":"km/h"},{"unknown":true},{"none":true}],"congestion":["low","unknown"]}"#

    static let bannerJSON =
        #"{"distanceAlongGeometry":412.3,"primary":{"text":"Kaivokatu / 4","components":[{"type":"text","#
        + #""text":"Kaivokatu","abbr":"Kaivok.","abbr_priority":0},{"type":"delimiter","text":"/"}],"#
        + #""type":"roundabout","modifier":"left","degrees":270,"driving_side":"right"},"#
        + #""secondary":{"text":"Keskusta","components":[{"type":"text","text":"Keskusta"}]},"#
        + #""sub":{"text":"","components":[{"type":"lane","text":"","directions":["left","straight"],"active":true,"#
        + #""active_direction":"left"}]}}"#

    static let waypointsJSON =
        #"[{"location":[24.9384,60.1699],"name":"Mannerheimintie","distance":3.1},"#
        + #"{"location":[24.9401,60.1665],"name":"","distance":0,"hint":"h"}]"#
}
