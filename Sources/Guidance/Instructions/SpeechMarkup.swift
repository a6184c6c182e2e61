/// Speech Synthesis Markup Language 1.1 (W3C): text that a speech engine reads.
enum SpeechMarkup {
    static func document(_ text: String) -> String {
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

    /// XML 1.0 has no way to write most control characters.
    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }
}
