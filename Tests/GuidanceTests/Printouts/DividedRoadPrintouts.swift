import Routing
import TestSupport

private let ring = SketchRoad.named("Ring").of(.primary).oneWay()
private let street = SketchRoad.named("High Street").of(.secondary)
private let lane = SketchRoad.named("Mill Lane").of(.secondary)

extension Printout {
    static let dividedRoads = [
        Printout("divided-road", "SN", "SD", "SE", "AN") {
            try MapSketch(
                #"""
                          N
                          |
                          |
                D---------C---------F
                          |
                A---------B---------E
                          |
                          |
                          S
                """#, meters: 12, ["ABE": ring, "FCD": ring, "NCBS": lane])
        },
        Printout("two-divided-roads", "AE", "AN", "SD") {
            let cross = SketchRoad.named("Cross").of(.primary).oneWay()
            return try MapSketch(
                #"""
                          M N
                          | |
                D---------p-q-------F
                          | |
                A---------r-s-------E
                          | |
                          T S
                """#, meters: 12, ["ArsE": ring, "FqpD": ring, "SsqN": cross, "MprT": cross])
        },
        Printout("u-turn-over-the-median", "AD") {
            try MapSketch(
                #"""
                D---------C---------F
                          |
                A---------B---------E
                """#, meters: 10, ["ABE": ring, "FCD": ring, "BC": .unnamed.of(.primaryLink)])
        },
        Printout("road-that-divides", "AH", "HA", "AS") {
            try MapSketch(
                #"""
                         D--------F
                       /            \
                A----B                G----H
                     | \            /
                     |   C--------E
                     S
                """#, meters: 12,
                [
                    "AB": .named("Ring").of(.primary), "BCEG": ring, "GFDB": ring, "GH": .named("Ring").of(.primary),
                    "BS": lane,
                ])
        },
        Printout("slip-lane", "~ABLED", "~ABCF", "~NCED") {
            try MapSketch(
                #"""
                                   N
                                   |
                A-------B----------C-------F
                             \     |
                               L   |
                                 \ |
                                   E
                                   |
                                   D
                """#, meters: 10,
                ["ABCF": street, "NCED": lane, "BLE": .unnamed.of(.secondaryLink).oneWay()], controls: ["L": .signals])
        },
        Printout("turn-lane-road", "~ABLMED", "~ABCF") {
            try MapSketch(
                #"""
                                         N
                                         |
                A--------B---------------C-------F
                           \             |
                            L----------M |
                                        \|
                                         E
                                         |
                                         D
                """#, meters: 6, ["ABCF": street.oneWay(), "BLME": street.oneWay(), "NCED": lane])
        },
        Printout("island", "~ABCEF", "~ABDEF") {
            try MapSketch(
                #"""
                            C
                         /     \
                A------B         E------F
                         \     /
                            D
                """#, meters: 5,
                ["AB": street.oneWay(), "BCE": street.oneWay(), "BDE": street.oneWay(), "EF": street.oneWay()])
        },
        Printout("left-hand-divided-road", "SE", "SD", "AN") {
            try MapSketch(
                #"""
                          N
                          |
                A---------C---------E
                          |
                D---------B---------F
                          |
                          S
                """#, meters: 12, ["ACE": ring.leftHand(), "FBD": ring.leftHand(), "NCBS": lane.leftHand()])
        },
    ]
}
