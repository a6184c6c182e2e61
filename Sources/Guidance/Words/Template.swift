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

    package func filled(_ values: [Gap: String]) -> String {
        pieces.reduce(into: "") { sentence, piece in
            switch piece {
            case .text(let text): sentence += text
            case .gap(let gap): sentence += values[gap] ?? ""
            }
        }
    }
}
