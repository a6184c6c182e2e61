@testable import Protocol

/// A made-up route that uses every field of its shape once.
enum SampleRoute {
    static let whole = RouteObject(
        distance: 412.34, duration: 61.25, weight: 70, geometry: .polyline(#"_iajuBkl}dn@?\A"#), legs: [leg],
        voiceLocale: "en-US")

    static let leg = RouteLeg(
        distance: 412.34, duration: 61.25, weight: 70, summary: "Mannerheimintie, Kaivokatu", steps: [depart, arrive],
        annotation: RouteAnnotation(
            distance: [12.34, 400], duration: [1.5, 59.75], speed: [8.2266, 6.6946],
            nodes: [1, 2, 9_007_199_254_740_993],
            maxspeed: [.limit(speed: 40, unit: "km/h"), .unknown, .none], congestion: ["low", "unknown"]))

    static let depart = RouteStep(
        distance: 412.34, duration: 61.25, weight: 70, name: "Mannerheimintie", ref: "E 12",
        destinations: "E 12: Turku",
        exits: "4", mode: "driving", drivingSide: "right", geometry: .polyline(#"_iajuBkl}dn@?\A"#),
        maneuver: Maneuver(
            type: "depart", modifier: "left", bearingBefore: 0, bearingAfter: 182,
            location: Location(longitude: 24.9384, latitude: 60.1699),
            instruction: "Drive south on \"Mannerheimintie\"."),
        intersections: [
            Intersection(
                location: Location(longitude: 24.9384, latitude: 60.1699), bearings: [2, 182], entry: [false, true],
                outgoing: 1,
                lanes: [
                    Lane(valid: false, indications: ["left"]),
                    Lane(
                        valid: true, active: true, validIndication: "straight", indications: ["straight", "right"]),
                ],
                classes: ["tunnel"])
        ],
        voiceInstructions: [voice], bannerInstructions: [banner], pronunciation: "ˈmɑnːerheimintie",
        rotaryName: "Erottaja", rotaryPronunciation: "ˈerotːɑjɑ", junctionName: "Kaivokadun risteys")

    static let arrive = RouteStep(
        distance: 0, duration: 0, weight: 0, name: "", mode: "driving", drivingSide: "right",
        geometry: .polyline("_iajuBkl}dn@??"),
        maneuver: Maneuver(
            type: "arrive", bearingBefore: 182, bearingAfter: 0,
            location: Location(longitude: 24.9401, latitude: 60.1665),
            exit: 2, instruction: "You have arrived."),
        intersections: [
            Intersection(
                location: Location(longitude: 24.9401, latitude: 60.1665), bearings: [2], entry: [true], incoming: 0)
        ],
        voiceInstructions: [], bannerInstructions: [])

    static let voice = VoiceInstruction(
        distanceAlongGeometry: 200.04, announcement: "Turn left & stop",
        ssmlAnnouncement: "<speak>Turn left &amp; stop</speak>")

    static let banner = BannerInstruction(
        distanceAlongGeometry: 412.34,
        primary: BannerText(
            text: "Kaivokatu / 4",
            components: [
                BannerComponent(type: "text", text: "Kaivokatu", abbreviation: "Kaivok.", abbreviationPriority: 0),
                BannerComponent(type: "delimiter", text: "/"),
            ],
            type: "roundabout", modifier: "left", degrees: 270, drivingSide: "right"),
        secondary: BannerText(text: "Keskusta", components: [BannerComponent(type: "text", text: "Keskusta")]),
        sub: BannerText(
            text: "",
            components: [
                BannerComponent(
                    type: "lane", text: "", directions: ["left", "straight"], active: true, activeDirection: "left")
            ]))

    static let waypoints = [
        RouteWaypoint(
            location: Location(longitude: 24.9384, latitude: 60.1699), name: "Mannerheimintie", distance: 3.14),
        RouteWaypoint(location: Location(longitude: 24.9401, latitude: 60.1665), name: "", distance: 0, hint: "h"),
    ]
}
