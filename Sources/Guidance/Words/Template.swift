/// A sentence with gaps: `"Turn {direction} onto {road}"`.
///
/// Filled in one pass, so that a street whose name has braces in it stays what it is. Within another sentence it begins
/// with a small letter, or in other words where the language has another order there: `"[Sla|slaat u] {direction}"`.
package struct Template: Sendable, Equatable, ExpressibleByStringLiteral {
    /// What a gap stands for; the raw value is how it is written between braces.
    package enum Gap: String, Sendable, CaseIterable {
        /// The road's name as it is.
        case road
        /// The road that one gets onto, with the preposition and the case that its name needs: see `NameForms`.
        case onto
        /// The road that one is on, likewise.
        case along
        case destination
        case direction
        /// Left or right, where nothing else can be.
        case side
        case exit
        case exitNumber
        case rotary
        case place
        case heading
        case distance
        case count
        case instruction
        case next
    }

    /// A text and the gap behind it; the last piece has none.
    private struct Piece: Sendable, Equatable {
        let text: String
        let gap: Gap?
    }

    private let pieces: [Piece]
    /// The first piece's text as it begins within another sentence.
    private let startWithin: String

    package init(stringLiteral text: String) { self.init(text) }

    /// Braces around something that is no gap are text.
    package init(_ text: String) {
        let (alone, within, rest) = Self.beginnings(of: text)
        var pieces = Self.pieces(of: alone + rest)
        if pieces.isEmpty { pieces.append(Piece(text: "", gap: nil)) }
        self.pieces = pieces
        startWithin = within + pieces[0].text.dropFirst(alone.count)
    }

    /// How the sentence begins alone and within another, and how it goes on.
    private static func beginnings(of text: String) -> (alone: String, within: String, rest: Substring) {
        guard text.first != "{" else { return ("", "", text[...]) }
        guard text.first == "[", let bar = text.firstIndex(of: "|"), let close = text.firstIndex(of: "]"), bar < close
        else { return (String(text.prefix(1)), text.prefix(1).lowercased(), text.dropFirst(1)) }
        let alone = text[text.index(after: text.startIndex)..<bar]
        return (String(alone), String(text[text.index(after: bar)..<close]), text[text.index(after: close)...])
    }

    private static func pieces(of text: String) -> [Piece] {
        var pieces: [Piece] = []
        var passed = text.startIndex
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            rest = text[text.index(after: close)...]
            guard let gap = Gap(rawValue: String(text[text.index(after: open)..<close])) else { continue }
            pieces.append(Piece(text: String(text[passed..<open]), gap: gap))
            passed = rest.startIndex
        }
        if passed < text.endIndex { pieces.append(Piece(text: String(text[passed...]), gap: nil)) }
        return pieces
    }

    package var gaps: Set<Gap> { Set(pieces.compactMap(\.gap)) }

    /// Writes the sentence, with what `fill` writes in each gap. Nothing in a gap takes the space before it along.
    ///
    /// - Parameter isWithin: whether it is part of another sentence.
    func write(to sentence: inout Sentence, isWithin: Bool = false, _ fill: (Gap, inout Sentence) -> Void) {
        var isStart = isWithin
        for piece in pieces {
            sentence.append(isStart ? startWithin : piece.text)
            isStart = false
            guard let gap = piece.gap else { continue }
            let length = sentence.length
            fill(gap, &sentence)
            if sentence.length == length { sentence.dropSpace() }
        }
    }

    /// The sentence with these values in its gaps; nothing in others.
    package func filled(_ values: KeyValuePairs<Gap, String>) -> String {
        var sentence = Sentence(.text)
        write(to: &sentence) { gap, sentence in sentence.append(values.first { $0.key == gap }?.value ?? "") }
        return sentence.text
    }
}
