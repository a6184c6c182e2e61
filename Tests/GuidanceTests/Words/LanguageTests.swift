import Testing

@testable import Guidance

@Suite("Languages and their tags")
struct LanguageTests {
    @Test(
        "a language is found by its tag, and spoken as in the region where that is known",
        arguments: [
            ("en", "en"), ("EN", "en"), ("en-US", "en"), ("en-GB", "en-GB"), ("en_gb", "en-GB"),
            ("en-Latn-GB", "en-GB"),
            ("pt", "pt"), ("pt-PT", "pt"), ("pt-BR", "pt-BR"), ("pt-AO", "pt"), ("de_AT", "de"), ("de-CH-1901", "de"),
            ("fr-CA", "fr"), ("es-419", "es"), ("ja-JP", "ja"), ("uk-UA", "uk"), ("fi", "fi"), ("sv-FI", "sv"),
        ])
    func matching(tag: String, found: String) {
        #expect(Language.matching(tag)?.tag == found)
    }

    @Test(
        "what isn't spoken here isn't found",
        arguments: ["", "-", "tlh", "gb", "e", "eng", "x-en", "GB-en", "en,de", "🇫🇮"])
    func unknown(tag: String) {
        #expect(Language.matching(tag) == nil)
    }

    @Test("a language's names are those of its language, whatever the region")
    func primary() {
        #expect(Language.british.primaryTag == "en" && Language.brazilian.primaryTag == "pt")
        #expect(Language.finnish.primaryTag == "fi")
    }

    @Test("there are twelve languages, each with a tag of its own")
    func all() {
        #expect(Set(Language.all.map(\.primaryTag)).count == 12)
        #expect(Set(Language.all.map(\.tag)).count == Language.all.count)
        for language in Language.all { #expect(Language.matching(language.tag) == language) }
    }
}
