/// Speech Synthesis Markup Language 1.1 (W3C): text that a speech engine reads.
enum SpeechMarkup {
    /// A document that says `text` and nothing more.
    static func document(_ text: String) -> String {
        guard !isPlain(text[...]) else { return document(markup: text) }
        var markup = ""
        append(text[...], to: &markup)
        return document(markup: markup)
    }

    /// A document around markup that is escaped already.
    static func document(markup: String) -> String {
        var document = ""
        document.reserveCapacity(markup.utf8.count + "<speak></speak>".utf8.count)
        document += "<speak>"
        document += markup
        document += "</speak>"
        return document
    }

    /// Appends `text`, escaped.
    static func append(_ text: Substring, to markup: inout String) {
        guard !isPlain(text) else {
            markup += text
            return
        }
        for character in text.unicodeScalars {
            switch character {
            case "&": markup += "&amp;"
            case "<": markup += "&lt;"
            case ">": markup += "&gt;"
            case "\"": markup += "&quot;"
            case "'": markup += "&apos;"
            default: if isAllowed(character) { markup.unicodeScalars.append(character) }
            }
        }
    }

    /// Appends `name` with how it sounds, in the International Phonetic Alphabet.
    static func appendPhoneme(_ name: Substring, pronunciation: String, to markup: inout String) {
        markup += "<phoneme alphabet=\"ipa\" ph=\""
        append(pronunciation[...], to: &markup)
        markup += "\">"
        append(name, to: &markup)
        markup += "</phoneme>"
    }

    private static func isPlain(_ text: Substring) -> Bool {
        text.utf8.withContiguousStorageIfAvailable { $0.allSatisfy(isPlain) } ?? text.utf8.allSatisfy(isPlain)
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
