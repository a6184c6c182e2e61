import Routing
import Testing

@testable import Guidance

@Suite("Distances as they are spoken")
struct DistanceTests {
    @Test(
        "metric",
        arguments: [
            (0.0, "10 meters"), (4, "10 meters"), (37, "40 meters"), (99, "100 meters"), (130, "150 meters"),
            (290, "300 meters"),
            (430, "400 meters"), (760, "800 meters"), (949, "900 meters"), (950, "1 kilometer"), (1240, "1 kilometer"),
            (1260, "1.5 kilometers"), (2900, "3 kilometers"), (9700, "9.5 kilometers"), (9800, "10 kilometers"),
            (12_600, "13 kilometers"),
        ])
    func metric(meters: Double, words: String) {
        #expect(DistanceWriter(language: .english, units: .metric).spoken(meters) == words)
    }

    @Test(
        "imperial",
        arguments: [
            (0.0, "10 feet"), (20, "70 feet"), (100, "350 feet"), (250, "800 feet"), (400, "a quarter of a mile"),
            (805, "half a mile"), (1207, "three quarters of a mile"), (1609, "1 mile"), (2000, "1 and a quarter miles"),
            (2414, "1 and a half miles"), (2820, "1 and three quarter miles"), (3219, "2 miles"), (5000, "3 miles"),
            (16_093, "10 miles"),
        ])
    func imperial(meters: Double, words: String) {
        #expect(DistanceWriter(language: .english, units: .imperial).spoken(meters) == words)
    }

    @Test(
        "British signs count yards, and people say fractions of miles",
        arguments: [
            (0.0, "10 yards"), (45, "50 yards"), (91, "100 yards"), (130, "150 yards"), (300, "350 yards"),
            (330, "a quarter of a mile"), (805, "half a mile"), (1609, "1 mile"), (2414, "1 and a half miles"),
            (4828, "3 miles"),
        ])
    func british(meters: Double, words: String) {
        #expect(DistanceWriter(language: .british, units: .imperial).spoken(meters) == words)
        #expect(DistanceWriter(language: .british, units: .metric).spoken(400) == "400 metres")
    }

    @Test(
        "where miles are foreign they have decimals",
        arguments: [
            (Language.german, 100.0, "350 Fuß"), (.german, 402, "einer Viertelmeile"), (.german, 1609, "1 Meile"),
            (.german, 2414, "1,5 Meilen"), (.german, 2012, "1,5 Meilen"), (.german, 8047, "5 Meilen"),
            (.polish, 3219, "2 mile"), (.polish, 8047, "5 mil"), (.polish, 2414, "1,5 mili"),
            (.japanese, 805, "2分の1マイル"),
        ])
    func foreignMiles(language: Language, meters: Double, words: String) {
        #expect(DistanceWriter(language: language, units: .imperial).spoken(meters) == words)
    }

    @Test(
        "what is no distance is the shortest one",
        arguments: [-1.0, .nan, .infinity, -.infinity])
    func noDistance(meters: Double) {
        let writer = DistanceWriter(language: .english, units: .metric)
        #expect(writer.spoken(meters) == "10 meters")
        #expect(writer.spoken(1e300) == "40000 kilometers")
    }

    @Test("a sentence begins small, or in another order, within another one")
    func beginnings() {
        func within(_ template: Template) -> String {
            var sentence = Sentence(.text)
            template.write(to: &sentence, isWithin: true) { _, sentence in sentence.append("Up") }
            return sentence.text
        }
        #expect(within("Turn {direction}") == "turn Up" && within("{direction}!") == "Up!")
        #expect(within("[Sla|slaat u] {direction}") == "slaat u Up")
        #expect(Template("[Sla|slaat u] {direction}").filled([.direction: "om"]) == "Sla om")
        #expect(within("") == "" && within("[a] b") == "[a] b")
    }

    @Test("a gap without a value takes the space before it along")
    func emptyGaps() {
        let template = Template("Take the exit {side} onto {road}")
        #expect(template.filled([.road: "A1"]) == "Take the exit onto A1")
    }

    @Test("templates fill their gaps once, and leave other braces alone")
    func templates() {
        let template = Template("{road} {unknown} {direction}{")
        #expect(template.gaps == [.road, .direction])
        #expect(template.filled([.road: "{direction}", .direction: "left"]) == "{direction} {unknown} left{")
    }
}
