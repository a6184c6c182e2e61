import Testing

@testable import Guidance

/// All that there can be to say, in all languages.
@Suite("Every sentence of every language")
struct EverySentenceTests {
    @Test("is whole, well spaced and of one language", arguments: Language.all)
    func sentences(language: Language) {
        let speaker = Speaker(language: language, street: "", number: "", sign: "", rotary: "", place: "")
        var heard: Set<String> = []
        for words in Self.allWords {
            for place in [InstructionWriter.Place.destination, .stop, .numberedStop(3), .named("Qxz")] {
                for text in [speaker.sentence(words, at: place), speaker.ahead(words, by: 400, at: place)]
                where heard.insert(text).inserted {
                    check(text, words, language)
                }
                guard words.type == .arrive else { break }
            }
        }
    }

    private func check(_ text: String, _ words: ManeuverWords, _ language: Language) {
        for flaw in flaws(of: text, in: language) { Issue.record("\(language.tag): \(flaw) in '\(text)', of \(words)") }
    }

    private func flaws(of text: String, in language: Language) -> [String] {
        guard let first = text.first, let last = text.last else { return ["nothing"] }
        var flaws = Self.misprints.filter(text.contains)
        if first == " " || last == " " { flaws.append("a space at an end") }
        if first.isLowercase { flaws.append("a small letter at the start") }
        guard language.primaryTag != "en" else { return flaws }
        let spoken = Set(text.lowercased().split { !$0.isLetter }.map(String.init))
        return flaws + spoken.intersection(Self.englishWords)
    }

    private static let misprints = ["{", "}", "[", "]", "|", "  ", " ,", " .", ",,", ", .", "。。", "、、", "。、"]

    private static let englishWords: Set = [
        "the", "turn", "left", "right", "onto", "toward", "towards", "road", "ramp", "exit", "keep", "straight", "head",
        "then", "roundabout", "arrive", "arrived", "meters", "take", "merge", "stop", "your", "lane", "lanes", "north",
    ]

    /// Each type of maneuver with each modifier and none, and with all that can be named and nothing.
    private static let allWords: [ManeuverWords] = ManeuverType.allCases.flatMap { type in
        (ManeuverModifier.allCases + [nil]).flatMap { modifier in
            [("", ""), ("Qxz", ""), ("", "Vwk"), ("Qxz", "Vwk")].flatMap { road, destination in
                variants(type).map { variant in
                    var words = variant
                    (words.modifier, words.road, words.destination) = (modifier, road, destination)
                    return words
                }
            }
        }
    }

    private static func variants(_ type: ManeuverType) -> [ManeuverWords] {
        let plain = ManeuverWords(type: type, heading: 200)
        func with<Value>(_ path: WritableKeyPath<ManeuverWords, Value>, _ values: [Value]) -> [ManeuverWords] {
            values.map { value in
                var words = plain
                words[keyPath: path] = value
                return words
            }
        }
        switch type {
        case .offRamp: return [plain] + with(\.exitNumber, ["12B"])
        case .notification: return [plain] + with(\.notice, ManeuverWords.Notice.allCases)
        case .depart: return with(\.heading, [0, 45, 90, 180, 359, 720])
        case .turn: return [plain] + with(\.lanes, [.left(1), .middle(2), .right(3), .left(0)])
        case .roundabout, .rotary, .roundaboutTurn:
            let exits = with(\.exit, [nil, 1, 2, 10, 11, 0, -1])
            return exits
                + exits.map { words in
                    var words = words
                    words.rotaryName = "Zyx"
                    return words
                }
        default: return [plain]
        }
    }
}
