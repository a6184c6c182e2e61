import Routing
import Testing

@testable import OpenStreetMap

@Suite("Rare signs")
struct RareSignTests {
    private static func rare(_ tags: [String: String]) throws -> RareRoadSigns? {
        try #require(RoadTraits(Tags(tags.merging(["highway": "motorway_link"]) { one, _ in one }))).rareSigns
    }

    @Test("an exit's number belongs to the direction of traffic")
    func exitNumber() throws {
        #expect(
            try Self.rare(["oneway": "yes", "junction:ref": "12B"])?.exitNumber
                == Directed(forward: "12B", backward: ""))
        #expect(
            try Self.rare(["oneway": "-1", "junction:ref": "12B"])?.exitNumber == Directed(forward: "", backward: "12B")
        )
        #expect(
            try Self.rare(["junction:ref:forward": "1", "junction:ref:backward": "2"])?.exitNumber
                == Directed(forward: "1", backward: "2"))
        #expect(try Self.rare(["junction:ref": "12B"])?.exitNumber == Directed(both: ""))
    }

    @Test("names are kept by language where they differ from the common one")
    func names() throws {
        let names = try Self.rare([
            "name": "Mannerheimintie", "name:fi": "Mannerheimintie", "name:sv": "Mannerheimvägen", "name:ru": "?",
            "name:en": "", "name:pronunciation": "ˈmɑnːerheimintie",
        ])?.names
        #expect(names == ["sv": "Mannerheimvägen", RareSigns.pronunciation: "ˈmɑnːerheimintie"])
        #expect(try Self.rare(["name:sv": "Mannerheimvägen"])?.names == [:])
    }

    @Test(
        "every language that directions are to be had in is read",
        arguments: [
            "de", "en", "es", "fi", "fr", "it", "ja", "nl", "pl", "pt", "sv", "uk",
        ])
    func languages(_ language: String) throws {
        #expect(try Self.rare(["name": "A", "name:\(language)": "B"])?.names == [language: "B"])
    }

    @Test("most ways have none")
    func none() throws {
        #expect(try Self.rare(["name": "A", "lanes": "2", "destination": "Turku"]) == nil)
    }

    @Test("a street on a sign stands before the places")
    func destinationStreet() throws {
        func destination(_ tags: [String: String]) throws -> Directed<String> {
            try #require(RoadTraits(Tags(tags.merging(["highway": "motorway_link"]) { one, _ in one }))).signs
                .destination
        }
        #expect(
            try destination(["oneway": "yes", "destination": "Espoo;Turku", "destination:street": "Main Street"])
                == Directed(forward: "Main Street;Espoo;Turku", backward: ""))
        #expect(try destination(["destination:street:backward": "Main Street"]).backward == "Main Street")
    }

    @Test("a motorway's junction says where its exit leads, nothing else does")
    func exitTo() throws {
        let exit = try #require(NodeTraits(Tags(["highway": "motorway_junction", "exit_to": "Lahti;Kotka"])))
        #expect(exit.exitTo == "Lahti;Kotka")
        let signals = try #require(NodeTraits(Tags(["highway": "traffic_signals", "exit_to": "Lahti"])))
        #expect(signals.exitTo == "")
    }

    @Test("a named crossing has its name, also without signals")
    func namedCrossing() throws {
        let crossing = try #require(NodeTraits(Tags(["junction": "yes", "name": "銀座四丁目"])))
        #expect(crossing.name == "銀座四丁目" && crossing.control == .none && crossing.blocked.isEmpty)
        #expect(NodeTraits(Tags(["junction": "yes"])) == nil)
        #expect(NodeTraits(Tags(["name": "銀座四丁目"])) == nil)
    }

    @Test("stand on every road that a way becomes, and on its junctions")
    func imported() async throws {
        var map = DrawnMap(
            """
            A--B--C
               |
               D
            """)
        map.way(
            "ABC",
            [
                "highway": "trunk", "oneway": "yes", "junction:ref": "7", "name": "Kehä", "name:sv": "Ring",
                "turn:lanes": "through|right", "bus:lanes": "|designated",
            ])
        map.way("BD")
        map.tag("B", ["highway": "motorway_junction", "ref": "7", "name": "Risti", "exit_to": "Turku"])
        let imported = try await ImportedMap(map)
        let signs = imported.tables.rareSigns
        let roads = imported.tables.roads.indices.filter { imported.tables.roads[$0].roadClass == .trunk }
        #expect(roads.count == 2 && signs.exitNumbers.count == 2 && signs.laneModes.count == 2)
        for road in roads.map({ RoadID(UInt32($0)) }) {
            #expect(imported.text(signs.exitNumbers[road.arc(.forward)]) == "7")
            #expect(signs.exitNumbers[road.arc(.backward)] == .none)
            #expect(imported.text(signs.laneModes[road.arc(.forward)]) == "74")
            #expect(imported.text(signs.name(of: road, in: "sv")) == "Ring")
        }
        let junction = try #require(imported.junction("B"))
        #expect(imported.text(junction.name) == "Risti")
        #expect(signs.exitDestinations.entries.map { imported.text($0.text) } == ["Turku"])
    }
}
