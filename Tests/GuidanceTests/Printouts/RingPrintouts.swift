import Routing
import TestSupport

extension Printout {
    private static let drawing = #"""
                   n
                   |
                   |
                   D
                /     \
              h         g
            /             \
        w--E               C--e
            \             /
              i         f
                \     /
                   B
                   |
                   |
                   s
        """#

    private static func ring(_ ring: SketchRoad, meters: Double, leftHand: Bool = false) throws -> MapSketch {
        func side(_ road: SketchRoad) -> SketchRoad { leftHand ? road.leftHand() : road }
        return try MapSketch(
            drawing, meters: meters,
            [
                (leftHand ? "BiEhDgCfB" : "BfCgDhEiB"): side(ring), "sB": side(.named("South")),
                "Ce": side(.named("East")), "Dn": side(.named("North")), "Ew": side(.named("West")),
            ])
    }

    static let rings = [
        Printout("roundabout", "se", "sn", "sw", "~sBCDEBs") { try ring(.unnamed.roundabout(), meters: 8) },
        Printout("rotary", "se", "sw") { try ring(.named("Market Place").roundabout(), meters: 10) },
        Printout("small-roundabout", "se", "sn", "sw") { try ring(.unnamed.roundabout(), meters: 1.8) },
        Printout("left-hand-roundabout", "se", "sn", "sw") {
            try ring(.unnamed.roundabout(), meters: 8, leftHand: true)
        },
        Printout("left-hand-small-roundabout", "se", "sw") {
            try ring(.unnamed.roundabout(), meters: 1.8, leftHand: true)
        },
        Printout("traffic-circle", "se", "sw") {
            try ring(.named("Victory Circle").oneWay().with(.circular), meters: 10)
        },
        Printout("half-way-around", "~CDEw", "~sBCD") { try ring(.unnamed.roundabout(), meters: 8) },
        Printout("mini-roundabout", "WE", "WN", "WS") {
            try MapSketch(
                #"""
                         N
                         |
                W--------X--------E
                         |
                         S
                """#, ["WXE": .named("High Street"), "NXS": .named("Mill Lane")], controls: ["X": .miniRoundabout])
        },
        Printout("two-roundabouts", "we", "wt") {
            try MapSketch(
                #"""
                       n           m
                       |           |
                       D           P
                     /   \       /   \
                w---E     C-----O     Q---e
                     \   /       \   /
                       B           R
                       |           |
                       s           t
                """#, meters: 14,
                [
                    "BCDEB": .unnamed.roundabout(), "RQPOR": .unnamed.roundabout(), "wE": .named("West"),
                    "CO": .named("Middle"), "Qe": .named("East"), "nD": .named("North"), "sB": .named("South"),
                    "mP": .named("Up"), "tR": .named("Down"),
                ])
        },
    ]
}
