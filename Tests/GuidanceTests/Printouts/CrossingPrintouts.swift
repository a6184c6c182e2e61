import Routing
import TestSupport

extension Printout {
    private static let street = SketchRoad.named("High Street").of(.secondary)
    private static let lane = SketchRoad.named("Mill Lane")

    static let crossings = [
        Printout("crossroads", "AD", "AC", "AE") {
            try MapSketch(
                #"""
                           C
                           |
                A----------B----------D
                           |
                           E
                """#, ["ABD": street, "CBE": lane])
        },
        Printout("side-street", "AC", "CD") {
            try MapSketch(
                #"""
                           C
                           |
                           |
                A----------B----------D
                """#, ["ABD": street, "BC": lane])
        },
        Printout("end-of-road", "AC", "AD", "EC") {
            try MapSketch(
                #"""
                     E          C
                     |          |
                A----F----------B
                     |          |
                     G          D
                """#, ["AFB": street, "EFG": lane, "CBD": .named("Ring").of(.primary)])
        },
        Printout("bending-main-road", "WN", "WE", "EW") {
            try MapSketch(
                #"""
                           N
                           |
                           |
                W----------X----------E
                """#, ["WXN": .named("Ring").of(.secondary), "XE": lane])
        },
        Printout("five-arms", "WF", "SF", "WE") {
            try MapSketch(
                #"""
                       N    F
                       |   /
                       |  /
                       | /
                W------X------E
                       |
                       S
                """#, ["WXE": street, "XN": .named("North"), "XF": .named("Slant"), "XS": .named("South")])
        },
        Printout("small-step", "SN", "SE") {
            try MapSketch(
                #"""
                                       N
                                       |
                                       |
                                       |
                W---------------------BC---------------------E
                                      |
                                      |
                                      |
                                      S
                """#, meters: 4, ["WBCE": street, "CN": lane, "SB": lane])
        },
        Printout("large-step", "SN") {
            try MapSketch(
                #"""
                              N
                              |
                              |
                W--------B----C--------E
                         |
                         |
                         S
                """#, ["WBCE": street, "CN": lane, "SB": lane])
        },
        Printout("driveway", "aD", "Da") {
            try MapSketch(
                #"""
                     a
                     |
                A----B-------------X
                                   |
                                   C--D
                                   |
                                   E
                """#,
                [
                    "ABX": street, "XCE": lane, "Ba": .unnamed.of(.service).with(.minorService),
                    "CD": .unnamed.of(.service).with(.minorService),
                ])
        },
        Printout("private-road", "AC", "AD") {
            try MapSketch(
                #"""
                           C
                           |
                A----------B----------D
                """#, ["ABD": street, "BC": .named("Manor Drive").restricted()])
        },
        Printout("no-left-turn", "AC") {
            try MapSketch(
                #"""
                           C----------F
                           |          |
                A----------B----------D
                           |          |
                           E          G
                """#, ["ABD": street, "CBE": lane, "CF": .named("Hill"), "FDG": .named("Dale")],
                restrictions: [.no("AB", "BC")])
        },
        Printout("waypoints-on-a-street", "A1C", "C2A") {
            try MapSketch(
                #"""
                            1
                A-----------B----------C
                            2
                """#, ["ABC": street])
        },
    ]
}
