/// A language in which directions are given.
package struct Language: Sendable, Equatable {
    /// BCP 47: the language, with a region where it isn't the same everywhere, such as `en-GB`.
    package let tag: String
    private let book: Book

    /// A phrasebook is large: it is kept in one place, and languages point to it.
    private final class Book: Sendable {
        let phrasebook: Phrasebook

        init(_ phrasebook: Phrasebook) { self.phrasebook = phrasebook }
    }

    init(tag: String, phrasebook: Phrasebook) {
        self.tag = tag
        book = Book(phrasebook)
    }

    package var phrasebook: Phrasebook { book.phrasebook }

    /// The tag's first part, without a region: the language of names that go with it.
    package var primaryTag: String { String(tag.prefix { $0 != "-" }) }

    package static func == (one: Language, other: Language) -> Bool { one.tag == other.tag }
}

extension Language {
    /// Each is parsed when it is first asked for. A language comes before its regional forms.
    private static let spoken: [(tag: String, language: @Sendable () -> Language)] = [
        ("en", { .english }), ("en-GB", { .british }), ("de", { .german }), ("fr", { .french }), ("es", { .spanish }),
        ("it", { .italian }), ("nl", { .dutch }), ("pl", { .polish }), ("pt", { .portuguese }),
        ("pt-BR", { .brazilian }), ("fi", { .finnish }), ("sv", { .swedish }), ("uk", { .ukrainian }),
        ("ja", { .japanese }),
    ]

    /// All languages that directions can be had in.
    package static let all: [Language] = spoken.map { $0.language() }

    /// The language for a tag such as `en-GB`, `pt_BR` or `de-AT`: as it is spoken in the region where that is known
    /// here, or else the language as such; `nil` where it is not spoken here.
    package static func matching(_ tag: String) -> Language? {
        let parts = tag.lowercased().split { $0 == "-" || $0 == "_" }
        guard let primary = parts.first else { return nil }
        let regional = spoken.first { tag, _ in
            let own = tag.lowercased().split(separator: "-")
            return own.count == 2 && own[0] == primary && parts.dropFirst().contains(own[1])
        }
        return (regional ?? spoken.first { $0.tag == primary })?.language()
    }
}
