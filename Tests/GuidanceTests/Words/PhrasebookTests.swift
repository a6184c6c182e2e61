import Testing

@testable import Guidance

@Suite("What every phrasebook holds")
struct PhrasebookTests {
    @Test("sentences have the gaps that they must have, and no others", arguments: Language.all)
    func gaps(language: Language) {
        for rule in PhraseRule.all(of: language.phrasebook) { rule.check(language) }
    }

    @Test("lists are complete and say different things", arguments: Language.all)
    func lists(language: Language) {
        let book = language.phrasebook
        #expect(book.compass.count == 8 && Set(book.compass).count == 8)
        #expect(book.exits.count == 10 && Set(book.exits).count == 10)
        #expect(Set(ManeuverModifier.allCases.map { book.directions[$0] }).count == 8)
        #expect(book.sides.left != book.sides.right)
        #expect(Set([book.arrivalSides.left, book.arrivalSides.right, book.arrivalSides.ahead]).count == 3)
        let hints = [1, 2, 3].flatMap { [LaneHint.left($0), .middle($0), .right($0)] }
        #expect(Set(hints.map { book.lanes[$0] }).count == 9)
        let notices = book.notices
        let told = [notices.dismount, notices.remount, notices.stairs]
        #expect(Set(told.map { $0.filled([:]) }).count == 3)
        #expect((book.compass + book.exits).allSatisfy { !$0.isEmpty } && !book.exitSign.isEmpty)
    }

    @Test("no two languages say the same")
    func different() {
        for (index, language) in Language.all.enumerated() {
            for other in Language.all[(index + 1)...] {
                #expect(language.phrasebook != other.phrasebook, "\(language.tag) and \(other.tag)")
            }
        }
    }

    @Test("names stand in sentences whole or in part, and every name does", arguments: Language.all)
    func names(language: Language) {
        let book = language.phrasebook
        for forms in [book.roads, book.rotaries] {
            #expect(forms.otherwise.onto.keepsName && forms.otherwise.along.keepsName)
            for use in [NameForms.Use.onto, .along] {
                var sentence = Sentence(.text)
                forms.write("Qxz", as: use, pronunciation: "", to: &sentence)
                #expect(sentence.text.contains("Qxz"))
            }
        }
    }
}

/// The gaps that a template must have, and those that it may have besides.
private struct PhraseRule {
    var name: String
    var template: Template
    var must: Set<Template.Gap> = []
    var may: Set<Template.Gap> = []
    /// Of these it must have one.
    var oneOf: Set<Template.Gap> = []
    /// Whether it must name the road, in whatever form.
    var namesRoad = false

    private static let roadGaps: Set<Template.Gap> = [.road, .onto, .along]

    func check(_ language: Language) {
        let label = Comment(rawValue: "\(language.tag): \(name)")
        let road = template.gaps.intersection(Self.roadGaps)
        #expect(road.count == (namesRoad ? 1 : 0), label)
        let others = template.gaps.subtracting(Self.roadGaps)
        #expect(others.isSuperset(of: must), label)
        #expect(others.isSubset(of: must.union(may).union(oneOf)), label)
        #expect(oneOf.isEmpty || !others.isDisjoint(with: oneOf), label)
        #expect(!template.filled([:]).isEmpty, label)
    }

    static func all(of book: Phrasebook) -> [PhraseRule] {
        let side: Set<Template.Gap> = [.side, .direction]
        return [
            rules("depart", book.depart, must: [.heading]), rules("turn", book.turn, must: [.direction]),
            rules("straight", book.straight), rules("endOfRoad", book.endOfRoad, must: [.direction]),
            rules("stayOn", book.stayOn, must: [.direction]), rules("stayStraight", book.stayStraight),
            rules("uTurn", book.uTurn), rules("newName", book.newName, may: [.direction]),
            rules("merge", book.merge, may: side), rules("onRamp", book.onRamp, may: side),
            rules("offRamp", book.offRamp, may: side), rules("numberedExit", book.numberedExit, must: [.exitNumber]),
            rules("fork", book.fork, oneOf: side), rules("forkMiddle", book.forkMiddle),
            rules("roundabout", book.roundabout, must: [.exit]), rules("rotary", book.rotary, must: [.exit, .rotary]),
            rules("roundaboutTurn", book.roundaboutTurn, must: [.direction]),
            rules("roundaboutStraight", book.roundaboutStraight), rules("exitRoundabout", book.exitRoundabout),
            rules("ferry", book.ferry), rules("arrived", book.arrived), rules("arriving", book.arriving),
            rules("distances ahead", book.distances.ahead), rules("distances along", book.distances.along),
            single(of: book),
        ].flatMap(\.self)
    }

    private static func rules(
        _ name: String, _ phrase: Phrasebook.Phrase, must: Set<Template.Gap> = [], may: Set<Template.Gap> = [],
        oneOf: Set<Template.Gap> = []
    ) -> [PhraseRule] {
        [
            PhraseRule(name: "\(name), plain", template: phrase.plain, must: must, may: may, oneOf: oneOf),
            PhraseRule(
                name: "\(name), with road", template: phrase.road, must: must, may: may, oneOf: oneOf, namesRoad: true),
            PhraseRule(
                name: "\(name), with destination", template: phrase.destination, must: must.union([.destination]),
                may: may, oneOf: oneOf),
        ]
    }

    private static func rules(_ name: String, _ arrival: Phrasebook.Arrival) -> [PhraseRule] {
        [
            PhraseRule(name: "\(name) at destination", template: arrival.destination),
            PhraseRule(name: "\(name) at stop", template: arrival.stop),
            PhraseRule(name: "\(name) at numbered stop", template: arrival.numberedStop, must: [.count]),
            PhraseRule(name: "\(name) at a place", template: arrival.named, must: [.place]),
        ]
    }

    private static func rules(_ name: String, _ units: DistanceWords.UnitWords) -> [PhraseRule] {
        let forms = [units.meters, units.kilometers, units.feet, units.yards, units.miles]
        return forms.flatMap { forms in
            PluralRule.Category.allCases.map {
                PhraseRule(name: "\(name), \($0)", template: forms[$0], must: [.count])
            }
        }
    }

    private static func single(of book: Phrasebook) -> [PhraseRule] {
        [
            PhraseRule(name: "laterExit", template: book.laterExit, must: [.count]),
            PhraseRule(name: "enterRoundabout", template: book.enterRoundabout),
            PhraseRule(name: "enterRotary", template: book.enterRotary, must: [.rotary]),
            PhraseRule(name: "inDistance", template: book.inDistance, must: [.distance, .instruction]),
            PhraseRule(name: "then", template: book.then, must: [.instruction, .next]),
            PhraseRule(
                name: "thenInDistance", template: book.thenInDistance, must: [.instruction, .distance, .next]),
            PhraseRule(name: "continueFor, plain", template: book.continueFor.plain, must: [.distance]),
            PhraseRule(
                name: "continueFor, with road", template: book.continueFor.road, must: [.distance], namesRoad: true),
            PhraseRule(name: "sequence", template: book.sequence, must: [.instruction, .next]),
        ]
    }
}
