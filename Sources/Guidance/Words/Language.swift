/// A language in which directions are given.
package struct Language: Sendable, Equatable {
    /// BCP 47.
    package let tag: String
    package let phrasebook: Phrasebook

    /// All languages that directions can be had in.
    package static let all: [Language] = [.english]

    /// The language for a tag such as `en-GB`, by its primary subtag; `nil` where it is not spoken here.
    package static func matching(_ tag: String) -> Language? {
        let primary = tag.lowercased().split { $0 == "-" || $0 == "_" }.first ?? ""
        return all.first { $0.tag == primary }
    }
}
