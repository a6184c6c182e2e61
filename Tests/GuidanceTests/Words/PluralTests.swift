import Testing

@testable import Guidance

@Suite("Plural forms")
struct PluralTests {
    @Test(
        "categories are Unicode's",
        arguments: [
            (PluralRule.oneAlone, [PluralRule.Category.other, .one, .other, .other, .other, .other, .other]),
            (.belowTwo, [.one, .one, .other, .other, .other, .other, .other]),
            (.polish, [.many, .one, .few, .many, .many, .many, .few]),
            (.eastSlavic, [.many, .one, .few, .many, .many, .one, .few]),
            (.none, [.other, .other, .other, .other, .other, .other, .other]),
        ])
    func categories(rule: PluralRule, categories: [PluralRule.Category]) {
        #expect([0, 1, 2, 5, 12, 21, 22].map { rule.category(of: $0, hasFraction: false) } == categories)
    }

    @Test(
        "a number with a fraction has a form of its own",
        arguments: [
            (PluralRule.oneAlone, PluralRule.Category.other), (.belowTwo, .one), (.polish, .other),
            (.eastSlavic, .other), (.none, .other),
        ])
    func fractions(rule: PluralRule, category: PluralRule.Category) {
        #expect(rule.category(of: 1, hasFraction: true) == category)
    }

    @Test(
        "kilometers in each language, ahead and along",
        arguments: [
            (Language.english, "1 kilometer", "1.5 kilometers", "3 kilometers", "12 kilometers", "22 kilometers"),
            (.german, "1 Kilometer", "1,5 Kilometern", "3 Kilometern", "12 Kilometern", "22 Kilometern"),
            (.french, "1 kilomètre", "1,5 kilomètre", "3 kilomètres", "12 kilomètres", "22 kilomètres"),
            (.brazilian, "1 quilômetro", "1,5 quilômetro", "3 quilômetros", "12 quilômetros", "22 quilômetros"),
            (.polish, "1 kilometr", "1,5 kilometra", "3 kilometry", "12 kilometrów", "22 kilometry"),
            (.ukrainian, "1 кілометр", "1,5 кілометра", "3 кілометри", "12 кілометрів", "22 кілометри"),
            (.finnish, "1 kilometrin", "1,5 kilometrin", "3 kilometrin", "12 kilometrin", "22 kilometrin"),
            (.swedish, "1 kilometer", "1,5 kilometer", "3 kilometer", "12 kilometer", "22 kilometer"),
            (.japanese, "1キロ", "1.5キロ", "3キロ", "12キロ", "22キロ"),
        ])
    func ahead(language: Language, one: String, half: String, three: String, twelve: String, many: String) {
        let writer = DistanceWriter(language: language, units: .metric)
        let said = [1000, 1500, 3000, 12000, 22000].map { writer.spoken($0) }
        #expect(said == [one, half, three, twelve, many])
    }

    @Test("a distance to go along may be in another case than one that lies ahead")
    func along() {
        func spoken(_ language: Language, _ meters: Double) -> [String] {
            let writer = DistanceWriter(language: language, units: .metric)
            return [writer.spoken(meters, as: .ahead), writer.spoken(meters, as: .along)]
        }
        #expect(spoken(.finnish, 2000) == ["2 kilometrin", "2 kilometriä"])
        #expect(spoken(.finnish, 1000) == ["1 kilometrin", "1 kilometri"])
        #expect(spoken(.german, 400) == ["400 Metern", "400 Meter"])
        #expect(spoken(.ukrainian, 21000) == ["21 кілометр", "21 кілометр"])
    }
}
