import Routing
import TestSupport

private let motorway = SketchRoad.unnamed.ref("E 75").of(.motorway).oneWay().limit(120)
private let ramp = SketchRoad.unnamed.of(.motorwayLink).oneWay()

extension Printout {
    static let forksAndRamps = [
        Printout("fork", "AC", "AD") {
            try MapSketch(
                #"""
                               C
                          /
                A------B
                          \
                               D
                """#, ["AB": .named("High Street"), "BC": .named("Left Road"), "BD": .named("Right Road")])
        },
        Printout("fork-of-three", "AC", "AD", "AE") {
            try MapSketch(
                #"""
                             C
                         /
                A------B------D
                         \
                             E
                """#, ["AB": .unnamed, "BC": .named("Left"), "BD": .named("Middle"), "BE": .named("Right")])
        },
        Printout("motorway-fork", "AC", "AD") {
            try MapSketch(
                #"""
                                  C
                          /
                A-------B
                          \
                                  D
                """#, meters: 100,
                [
                    "AB": motorway.toward("Lahti;Turku"),
                    "BC": .unnamed.ref("E 12").of(.motorway).oneWay().toward("Turku"),
                    "BD": .unnamed.ref("E 75").of(.motorway).oneWay().toward("Lahti", ref: "E 75"),
                ])
        },
        Printout("interchange", "ad", "an", "as", "nd", "sd") {
            try MapSketch(
                #"""
                                   n
                                   |
                a-----b------------|-------c-------d
                         \         |    /
                            e------x-f
                                   |
                                   s
                """#, meters: 60,
                [
                    "abcd": motorway, "bex": ramp.toward("Lahti;Kotka", ref: "E 75"), "xfc": ramp.toward("Helsinki"),
                    "nxs": .named("Bridge Street").of(.secondary),
                ])
        },
        Printout("two-exits", "ad", "ae", "af") {
            try MapSketch(
                #"""
                a-----b--------c---------f
                         \        \
                            d        e
                """#, meters: 80,
                ["abcf": motorway, "bd": ramp.toward("North"), "ce": ramp.toward("South")])
        },
        Printout("exit-to-the-left", "ad") {
            try MapSketch(
                #"""
                            d
                         /
                a-----b--------c
                """#, meters: 80, ["abc": motorway, "bd": ramp.toward("Harbour")])
        },
        Printout("ramp-that-splits", "ae", "af") {
            try MapSketch(
                #"""
                a-----b-------------c
                         \
                            d-------e
                               \
                                  g------f
                """#, meters: 50,
                ["abc": motorway, "bd": ramp, "de": ramp.toward("Lahti"), "dgf": ramp.toward("Kotka")])
        },
        Printout("motorway-to-motorway", "ah") {
            try MapSketch(
                #"""
                a-----b----------c
                         \
                            d
                              \
                               |
                               e
                               | g
                               | |
                               |/
                               f
                               |
                               |
                               |
                               h
                """#, meters: 60,
                [
                    "abc": motorway, "bdef": ramp.toward("Airport", ref: "A 1"),
                    "gfh": .unnamed.ref("A 1").of(.motorway).oneWay(),
                ])
        },
        Printout("motorway-that-ends", "ac") {
            try MapSketch(
                "a--------b--------c", meters: 100, ["ab": motorway, "bc": .named("Harbour Road").of(.primary)])
        },
        Printout("ramp-to-a-street", "as", "an") {
            try MapSketch(
                #"""
                              n
                              |
                a---b---------x
                              |
                              s
                """#, meters: 60, ["ab": motorway, "bx": ramp, "nxs": .named("Bridge Street").of(.secondary)])
        },
    ]
}
