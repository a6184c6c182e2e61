/// Text as a terminal shows it: which columns it takes, and nothing in it that would move the cursor.
enum TerminalText {
    /// Without control characters: names come from a map that anybody may edit, and from a server.
    static func safe(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { isControl($0) ? " " : $0 }))
    }

    /// Columns that the text takes.
    static func width(_ text: String) -> Int { text.reduce(0) { $0 + width($1) } }

    /// The text in at most so many columns, with an ellipsis where something was left out.
    static func fit(_ text: String, in columns: Int) -> String {
        guard width(text) > columns else { return text }
        var kept = ""
        var used = 1
        for character in text {
            used += width(character)
            guard used <= columns else { break }
            kept.append(character)
        }
        return columns > 0 ? kept + "…" : ""
    }

    /// The text in exactly so many columns.
    static func column(_ text: String, _ columns: Int, alignRight: Bool = false) -> String {
        let fitted = fit(text, in: columns)
        let padding = String(repeating: " ", count: max(columns - width(fitted), 0))
        return alignRight ? padding + fitted : fitted + padding
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        // Overrides of the writing direction would turn the rest of the line around.
        default: (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
        }
    }

    /// Two columns for East Asian wide characters and emoji (Unicode Standard Annex 11), none for marks on the one before.
    private static func width(_ character: Character) -> Int {
        guard let first = character.unicodeScalars.first else { return 0 }
        switch first.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }
}
