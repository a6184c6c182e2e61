import Guidance
import Routing
import TestSupport
import Testing

@testable import struct Guidance.InstructionWriter
@testable import struct Guidance.ManeuverWords
@testable import struct Guidance.Sentence

@Suite("Names within sentences")
struct NamesInSentencesTests {
    private static func spoken(_ name: String, pronunciation: String = "", _ language: Language = .english) -> [String]
    {
        let words = ManeuverWords(type: .turn, modifier: .left, heading: 0, road: name, pronunciation: pronunciation)
        return [Sentence.Medium.text, .markup].map { medium in
            var sentence = Sentence(medium)
            InstructionWriter(language: language, place: .destination).write(words, .here, to: &sentence)
            return sentence.text
        }
    }

    @Test("a name in a right-to-left script is isolated in text, not in markup", arguments: ["شارع الحمرا", "דיזנגוף"])
    func rightToLeft(name: String) {
        #expect(Self.spoken(name) == ["Turn left onto \u{2068}\(name)\u{2069}", "Turn left onto \(name)"])
    }

    @Test(
        "other scripts are left alone", arguments: ["Mannerheimintie", "вулиця Хрещатик", "青山通り", "Calle Nº 5", "Ağaç"])
    func leftToRight(name: String) {
        #expect(Self.spoken(name) == ["Turn left onto \(name)", "Turn left onto \(name)"])
    }

    @Test(
        "characters that control or turn text around are left out",
        arguments: [
            "Mill\u{0} Lane", "Mill\nLane", "Mill\u{2028}Lane", "\u{202E}Mill Lane", "Mill \u{2066}Lane",
            "Mill\u{85} Lane",
            "Mill\u{7F} Lane",
        ])
    func controls(name: String) {
        #expect(Self.spoken(name) == ["Turn left onto Mill Lane", "Turn left onto Mill Lane"])
    }

    @Test("an isolate can't be closed from within")
    func escapingIsolate() {
        #expect(Self.spoken("א\u{2069}ב")[0] == "Turn left onto \u{2068}אב\u{2069}")
    }

    @Test("a known sound is marked up, escaped")
    func phoneme() {
        #expect(
            Self.spoken("Leicester & Sq", pronunciation: "ˈlɛstə\"<")[1]
                == "Turn left onto <phoneme alphabet=\"ipa\" ph=\"ˈlɛstə&quot;&lt;\">Leicester &amp; Sq</phoneme>")
        #expect(Self.spoken("Leicester Sq", pronunciation: "ˈlɛstə")[0] == "Turn left onto Leicester Sq")
    }

    @Test("a name can't bring markup along, in whatever language", arguments: Language.all)
    func injection(language: Language) {
        let markup = Self.spoken("</speak><audio src='x'/>א&", language)[1]
        #expect(!markup.contains("<") && !markup.contains(">") && !markup.contains("'"))
        #expect(markup.contains("&lt;/speak&gt;&lt;audio src=&apos;x&apos;/&gt;א&amp;"))
    }

    @Test("abbreviations are read out in speech, and stay in instructions and on banners")
    func abbreviations() throws {
        let map = try MapSketch(
            """
                 C
                 |
            A----B----D
            """, meters: 100, ["ABD": .named("N Main St"), "BC": .named("Oak Ave")])
        let drive = try Drive(map, "AC", names: ["St. Mary's"])
        #expect(drive.instructions[0...1] == ["Head east on N Main St", "Turn left onto Oak Ave"])
        #expect(drive.instructions[2] == "You have arrived at St. Mary's")
        #expect(drive.steps[0].banners[0].primary.text == "Oak Ave")
        let said = drive.steps.flatMap(\.voice).map(\.announcement)
        #expect(said.first == "Head east on North Main Street. In 500 meters, turn left onto Oak Avenue")
        #expect(said.contains("Turn left onto Oak Avenue"))
        #expect(said.last == "You have arrived at Saint Mary's")
        #expect(drive.steps.last?.voice.isEmpty == true)
    }

    @Test("announcements with names in right-to-left scripts have markup without isolates")
    func announcements() throws {
        let map = try MapSketch("A--------------------B", ["AB": .named("דיזנגוף & בן")])
        let voice = try Drive(map, "AB").steps[0].voice[0]
        #expect(voice.announcement.contains("on \u{2068}דיזנגוף & בן\u{2069}"))
        #expect(voice.ssml.hasPrefix("<speak>") && voice.ssml.contains("on דיזנגוף &amp; בן"))
        #expect(!voice.ssml.unicodeScalars.contains("\u{2068}"))
    }
}
