/// What abbreviations in names of streets are read as. Signs and maps shorten; a voice would spell.
///
/// Whole words only, and only where they stand in the name as the abbreviation does: `St` is a street at the end and a
/// saint before it.
package struct Abbreviations: Sendable, Equatable {
    private enum Place: Sendable {
        case anywhere
        case first
        case last
        case beforeOthers
        case compassPoint
    }

    private struct Expansion: Sendable, Equatable {
        let place: Place
        let text: String
    }

    private struct ShortEnding: Sendable, Equatable {
        let full: String
        let short: String
    }

    private let expansions: [String: [Expansion]]
    /// Ends of words: `str.` of `Hauptstr.`
    private let endings: [String: String]
    private let lettered: Set<String>
    /// The other way round: what a word is shortened to, as the first abbreviation for it says.
    private let shortForms: [String: [Expansion]]
    private let shortEndings: [ShortEnding]
    private let abbreviated: WordFilter
    private let unabbreviated: WordFilter

    /// A key that ends with a dot is for a word with it; any other is for the word with and without one.
    ///
    /// Of several for one word the first is the usual one, to which a name is shortened.
    ///
    /// - Parameters:
    ///   - lettered: words behind which a single letter is a name, not a point of the compass.
    package init(
        anywhere: KeyValuePairs<String, String> = [:], first: KeyValuePairs<String, String> = [:],
        last: KeyValuePairs<String, String> = [:], beforeOthers: KeyValuePairs<String, String> = [:],
        compassPoints: KeyValuePairs<String, String> = [:], endings: KeyValuePairs<String, String> = [:],
        lettered: Set<String> = []
    ) {
        var expansions: [String: [Expansion]] = [:]
        var shortForms: [String: [Expansion]] = [:]
        func add(_ words: KeyValuePairs<String, String>, _ place: Place) {
            for (word, text) in words {
                expansions[word, default: []].append(Expansion(place: place, text: text))
                shortForms[text, default: []].append(Expansion(place: place, text: word))
            }
        }
        add(anywhere, .anywhere)
        add(first, .first)
        add(last, .last)
        add(beforeOthers, .beforeOthers)
        add(compassPoints, .compassPoint)
        self.expansions = expansions
        self.shortForms = shortForms
        self.endings = Dictionary(endings.map { ($0.key, $0.value) }) { first, _ in first }
        shortEndings = endings.map { ShortEnding(full: $0.value, short: $0.key) }
        self.lettered = lettered
        abbreviated = WordFilter(words: expansions.keys, endings: endings.map(\.key))
        unabbreviated = WordFilter(words: shortForms.keys, endings: endings.map(\.value))
    }

    /// The name as it is read.
    package func expanded(_ name: String) -> String {
        guard abbreviated.mayFind(in: name) else { return name }
        return replacing(in: name, text(for:at:among:))
    }

    /// The name as it is written where there is little room; `nil` where nothing in it is usually shortened.
    package func shortened(_ name: String) -> String? {
        guard unabbreviated.mayFind(in: name) else { return nil }
        let short = replacing(in: name, shortForm(of:at:among:))
        return short == name ? nil : short
    }

    /// The text to put in the place of a word that stands at an index among others.
    private typealias Replacement = (Substring, Int, ArraySlice<Substring>) -> String?

    private func replacing(in name: String, _ replacement: Replacement) -> String {
        let words = name.split(separator: " ", omittingEmptySubsequences: false)
        var start = 0
        var replaced: [String] = []
        for index in words.indices where index == words.count - 1 || Self.endsPart(words[index]) {
            replaced += Self.replacing(in: words[start...index], replacement)
            start = index + 1
        }
        return replaced.joined(separator: " ")
    }

    /// Signs list places: `E 75: Lahti, Kotka`.
    private static func endsPart(_ word: Substring) -> Bool {
        word == "/" || word.last.map { ",:;".contains($0) } ?? false
    }

    private static func withoutMark(_ word: Substring) -> Substring { endsPart(word) ? word.dropLast() : word }
}

extension Abbreviations {
    /// One name among those of a sign.
    private static func replacing(in words: ArraySlice<Substring>, _ replacement: Replacement) -> [String] {
        words.indices.map { index in
            let word = words[index]
            let bare = withoutMark(word)
            guard let text = replacement(bare, index, words) else { return String(word) }
            return text + word[bare.endIndex...]
        }
    }

    private func text(for word: Substring, at index: Int, among words: ArraySlice<Substring>) -> String? {
        if let found = expansions(of: word) {
            for expansion in found where fits(expansion.place, index, words) { return expansion.text }
            return nil
        }
        for (ending, text) in endings where word.hasSuffix(ending) && word.count > ending.count {
            return word.dropLast(ending.count) + text
        }
        return nil
    }

    private func shortForm(of word: Substring, at index: Int, among words: ArraySlice<Substring>) -> String? {
        if let found = shortForms[String(word)]?.first(where: { fits($0.place, index, words) }) { return found.text }
        return shortEndings.first { word.hasSuffix($0.full) && word.count > $0.full.count }.map {
            String(word.dropLast($0.full.count)) + $0.short
        }
    }

    private func expansions(of word: Substring) -> [Expansion]? {
        expansions[String(word)] ?? (word.last == "." ? expansions[String(word.dropLast())] : nil)
    }

    private func fits(_ place: Place, _ index: Int, _ words: ArraySlice<Substring>) -> Bool {
        let isFirst = index == words.startIndex
        switch place {
        case .anywhere: return true
        case .first: return isFirst && words.count > 1
        case .last: return !isFirst && words[(index + 1)...].allSatisfy(isCompassPoint)
        case .beforeOthers: return !words[(index + 1)...].allSatisfy(isCompassPoint)
        case .compassPoint:
            guard !isFirst else { return words.count > 1 && !Self.isNumber(words[index + 1]) }
            return index == words.endIndex - 1 && words.count > 2 && !lettered.contains(String(words[index - 1]))
        }
    }

    /// Whether a letter before this is part of a road's number: `E 75`, but `W 42nd St`.
    private static func isNumber(_ word: Substring) -> Bool {
        word.isEmpty || word.first?.isNumber == true && word.count(where: \.isLetter) < 2
    }

    private func isCompassPoint(_ word: Substring) -> Bool {
        let bare = Self.withoutMark(word)
        let known = (expansions(of: bare) ?? []) + (shortForms[String(bare)] ?? [])
        return known.contains { $0.place == .compassPoint }
    }
}
