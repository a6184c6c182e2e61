import Guidance
import Routing
import TestSupport
import Testing

@Suite("Divided roads")
struct DividedRoadTests {
    private static let ring = SketchRoad.named("Ring").of(.primary).oneWay()

    /// The ring's carriageways, ABE eastward and FCD westward, crossed by Mill Lane.
    private static func crossed(_ lane: SketchRoad = .named("Mill Lane")) throws -> MapSketch {
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
    }

    @Test(
        "turning across two carriageways is one turn, crossing them nothing",
        arguments: [
            ("SN", [String]()), ("NS", []), ("SE", ["turn right Ring"]), ("SD", ["turn left Ring"]),
            ("NE", ["turn left Ring"]), ("ND", ["turn right Ring"]), ("AN", ["turn left Mill Lane"]),
            ("AS", ["turn right Mill Lane"]), ("FS", ["turn left Mill Lane"]), ("AE", []),
        ])
    func crossed(places: String, turns: [String]) throws {
        #expect(try Drive(Self.crossed(), places).turns == turns)
    }

    @Test(
        "the same without a name on the crossing street",
        arguments: [("SN", [String]()), ("SD", ["turn left Ring"]), ("AN", ["turn left"])])
    func namelessStreet(places: String, turns: [String]) throws {
        #expect(try Drive(Self.crossed(.unnamed), places).turns == turns)
    }

    @Test(
        "the piece between the carriageways may be called otherwise",
        arguments: [("SN", [String]()), ("SD", ["turn left Ring"]), ("AN", ["turn left Mill Lane"])])
    func namelessMiddle(places: String, turns: [String]) throws {
        let map = try MapSketch(
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
            """#, meters: 12,
            [
                "ABE": Self.ring, "FCD": Self.ring, "NC": .named("Mill Lane"), "CB": .unnamed,
                "BS": .named("Mill Lane"),
            ])
        #expect(try Drive(map, places).turns == turns)
    }

    @Test(
        "two divided roads that cross: four places, one turn",
        arguments: [
            ("AE", [String]()), ("SN", []), ("AN", ["turn left Cross"]), ("AT", ["turn right Cross"]),
            ("SD", ["turn left Ring"]), ("SE", ["turn right Ring"]),
        ])
    func bothDivided(places: String, turns: [String]) throws {
        let cross = SketchRoad.named("Cross").of(.primary).oneWay()
        let map = try MapSketch(
            #"""
                      M N
                      | |
                      | |
            D---------p-q-------F
                      | |
            A---------r-s-------E
                      | |
                      | |
                      T S
            """#, meters: 12, ["ArsE": Self.ring, "FqpD": Self.ring, "SsqN": cross, "MprT": cross])
        #expect(try Drive(map, places).turns == turns)
    }

    @Test("a road that comes together and goes apart just goes on", arguments: ["AH", "HA"])
    func apart(places: String) throws {
        let map = try MapSketch(
            #"""
                     D--------F
                   /            \
            A----B                G----H
                   \            /
                     C--------E
            """#, meters: 12,
            [
                "AB": .named("Ring").of(.primary), "BCEG": Self.ring, "GFDB": Self.ring,
                "GH": .named("Ring").of(.primary),
            ])
        #expect(try Drive(map, places).turns == [])
    }

    @Test(
        "a side street at the place where a road divides",
        arguments: [("AE", [String]()), ("AS", ["turn right Mill Lane"]), ("SE", ["turn right Ring"])])
    func sideStreetAtSplit(places: String, turns: [String]) throws {
        let map = try MapSketch(
            #"""
                       D---------F
                     /
            A------B
                   | \
                   |   C---------E
                   |
                   S
            """#, meters: 12,
            ["AB": .named("Ring").of(.primary), "BCE": Self.ring, "FDB": Self.ring, "BS": .named("Mill Lane")])
        #expect(try Drive(map, places).turns == turns)
    }

    @Test(
        "a divided street that ends at another",
        arguments: [
            ("AN", ["end of road left High Street"]), ("AS", ["end of road right High Street"]),
            ("NC", ["turn right Ring"]), ("SC", ["turn left Ring"]),
        ])
    func endsDivided(places: String, turns: [String]) throws {
        let map = try MapSketch(
            #"""
                     P   N
                     |   |
                     |   |
            C--------c---d
                     |   |
            A--------a---b
                     |   |
                     |   |
                     Q   S
            """#, meters: 12,
            [
                "Aab": Self.ring, "dcC": Self.ring, "NdbS": .named("High Street").of(.primary),
                "PcaQ": .named("Lane").of(.residential),
            ])
        #expect(try Drive(map, places).turns == turns)
    }

    @Test("the wrong carriageway is no choice")
    func oneCarriagewayOnly() throws {
        let map = try Self.crossed()
        let crossing = try Drive(map, "SN").steps[0].intersections
        #expect(crossing.count == 3)
        #expect(crossing[1].entry.filter { $0 }.count == 2)
    }
}
