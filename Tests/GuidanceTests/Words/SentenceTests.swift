import Testing

@testable import Guidance

/// What a speaker says in each situation.
struct SpokenSentences: CustomTestStringConvertible, Sendable {
    let speaker: Speaker
    let sentences: [(situation: Speaker.Situation, text: String)]

    init(_ speaker: Speaker, _ sentences: [(situation: Speaker.Situation, text: String)]) {
        self.speaker = speaker
        self.sentences = sentences
    }

    var testDescription: String { speaker.language.tag }

    static let all = [
        english, british, german, french, spanish, italian, dutch, polish, portuguese, brazilian, finnish, swedish,
        ukrainian, japanese,
    ]
}

@Suite("Sentences of each language")
struct SentenceTests {
    @Test("a good navigator says it so", arguments: SpokenSentences.all)
    func sentences(spoken: SpokenSentences) {
        for (situation, text) in spoken.sentences {
            #expect(spoken.speaker.says(in: situation) == text, "\(situation)")
        }
    }

    @Test("every language is heard in every situation")
    func complete() {
        #expect(SpokenSentences.all.map(\.speaker.language) == Language.all)
        for spoken in SpokenSentences.all {
            #expect(spoken.sentences.map(\.situation) == Speaker.Situation.allCases)
        }
    }
}
