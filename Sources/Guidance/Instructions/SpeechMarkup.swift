/// Speech Synthesis Markup Language 1.1 (W3C): text that a speech engine reads.
enum SpeechMarkup {
    static func document(_ text: String) -> String {
        guard !text.utf8.allSatisfy(isPlain) else { return "<speak>\(text)</speak>" }
        var escaped = ""
        for character in text.unicodeScalars {
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&apos;"
            default: if isAllowed(character) { escaped.unicodeScalars.append(character) }
            }
        }
        return "<speak>\(escaped)</speak>"
    }

    /// Whether the byte is part of nothing that must be escaped or left out. U+FFFE and U+FFFF begin with 0xEF.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"), 0xEF: false
        default: byte >= 0x20
        }
    }

    /// XML 1.0 has no way to write most control characters.
    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }
}
