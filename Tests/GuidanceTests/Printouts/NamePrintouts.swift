import Routing
import TestSupport

extension Printout {
    private static let street = SketchRoad.named("High Street").ref("51").of(.primary)

    static let namesAndModes = [
        Printout("new-name", "AC") {
            try MapSketch(
                "A---------B---------C", meters: 40, ["AB": .named("High Street"), "BC": .named("Long Road")])
        },
        Printout("trivial-names", "AE") {
            try MapSketch(
                "A------B------C------D------E", meters: 40,
                [
                    "AB": .named("Main Street"), "BC": .named("Main Street North"), "CD": .unnamed,
                    "DE": .named("Main Street").ref("51"),
                ])
        },
        Printout("bridge", "AD") {
            try MapSketch(
                "A-----B-----C-----D", meters: 100,
                ["AB": street, "BC": .named("Long Bridge").ref("51").of(.primary).with(.bridge), "CD": street])
        },
        Printout("toll-tunnel", "AD") {
            try MapSketch(
                "A-----B-----C-----D", meters: 100,
                [
                    "AB": street, "BC": .named("Deep Tunnel").ref("51").of(.primary).with([.tunnel, .toll]),
                    "CD": street,
                ])
        },
        Printout("name-behind-a-turn", "AD") {
            try MapSketch(
                #"""
                               D
                               |
                               |
                               C
                               |
                A--------------B----E
                """#, ["ABE": .named("High Street"), "BC": .unnamed, "CD": .named("Mill Lane")])
        },
        Printout("dead-end", "~ABCBE") {
            try MapSketch(
                #"""
                          E
                          |
                A---------B---------C
                """#, ["ABC": .named("Dead Lane"), "BE": .named("Mill Lane")])
        },
        Printout("ferry", "AD", "EF") {
            try MapSketch(
                #"""
                     E                  F
                     |                  |
                A----B----P========Q----C----D
                """#, meters: 60,
                [
                    "ABP": .named("Pier Road"), "PQ": .named("Island Line").of(.ferry).with(.ferry),
                    "QCD": .named("Island Road"), "BE": .named("Hill"), "CF": .named("Dale"),
                ])
        },
        Printout("pushing-a-bicycle", "AD", mode: .bicycle) {
            try MapSketch(
                "A--------B--------C--------D",
                [
                    "AB": .named("High Street"), "BC": .named("Market").of(.pedestrian).with(.dismount),
                    "CD": .named("High Street"),
                ])
        },
        Printout("steps-on-foot", "AD", mode: .foot) {
            try MapSketch(
                "A--------B--C--------D",
                [
                    "AB": .named("Hill Walk").of(.footway), "BC": .unnamed.of(.steps),
                    "CD": .named("Hill Walk").of(.footway),
                ])
        },
        Printout("long-road", "AC") {
            try MapSketch(
                #"""
                                     C
                                     |
                A--------------------B----------D
                """#, meters: 250, ["ABD": street.limit(80), "BC": .named("Mill Lane").of(.tertiary)])
        },
    ]
}
