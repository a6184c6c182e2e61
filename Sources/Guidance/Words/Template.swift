/// A sentence with gaps: `"Turn {direction} onto {road}"`.
///
/// Filled in one pass, so that a street whose name has braces in it stays what it is.
package struct Template: Sendable, Equatable, ExpressibleByStringLiteral {
    /// What a gap stands for; the raw value is how it is written between braces.
    package enum Gap: String, Sendable, CaseIterable {
        case road
        case destination
        case direction
        case exit
        case place
        case heading
        case distance
        case count
        case instruction
        case next
    }

    private enum Piece: Sendable, Equatable {
        case text(String)
        case gap(Gap)
    }

    private let pieces: [Piece]

    package init(stringLiteral text: String) { self.init(text) }

    /// Braces around something that is no gap are text.
    package init(_ text: String) {
        var pieces: [Piece] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            if let gap = Gap(rawValue: String(rest[rest.index(after: open)..<close])) {
                pieces.append(.text(String(rest[..<open])))
                pieces.append(.gap(gap))
            } else {
                pieces.append(.text(String(rest[...close])))
            }
            rest = rest[rest.index(after: close)...]
        }
        pieces.append(.text(String(rest)))
        self.pieces = pieces
    }

    package var gaps: Set<Gap> {
        Set(pieces.compactMap { if case .gap(let gap) = $0 { gap } else { nil } })
    }

    /// The sentence with `value` in each gap.
    package func filled(_ value: (Gap) -> String) -> String {
        var sentence = ""
        for piece in pieces {
            switch piece {
            case .text(let text): sentence += text
            case .gap(let gap): sentence += value(gap)
            }
        }
        return sentence
    }

    /// The sentence with these values in its gaps; nothing in others.
    package func filled(_ values: KeyValuePairs<Gap, String>) -> String {
        filled { gap in values.first { $0.key == gap }?.value ?? "" }
    }
}
