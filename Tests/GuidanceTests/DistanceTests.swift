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
        #expect(DistanceWriter(words: Phrasebook.english.distances, units: .metric).spoken(meters) == words)
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
        #expect(DistanceWriter(words: Phrasebook.english.distances, units: .imperial).spoken(meters) == words)
    }

    @Test("templates fill their gaps once, and leave other braces alone")
    func templates() {
        let template = Template("{road} {unknown} {direction}{")
        #expect(template.gaps == [.road, .direction])
        #expect(template.filled([.road: "{direction}", .direction: "left"]) == "{direction} {unknown} left{")
    }
}
