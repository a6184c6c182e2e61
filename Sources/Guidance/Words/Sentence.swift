/// A sentence as it grows: words of ours, and names that come from the map and from clients.
///
/// Templates write into it directly, so that a sentence within a sentence takes no string of its own.
struct Sentence {
    enum Medium {
        /// To be shown, or read by an engine that knows no markup.
        case text
        /// The inside of a `<speak>` document.
        case markup
    }

    private(set) var text = ""
    let medium: Medium
    /// Whether markup of this sentence is more than its text, escaped.
    private(set) var needsMarkup = false

    init(_ medium: Medium) {
        self.medium = medium
        text.reserveCapacity(Self.usualLength)
    }

    /// In bytes: most sentences fit, so that they are allocated once.
    private static let usualLength = 96

    /// In bytes.
    var length: Int { text.utf8.count }

    /// Appends words that are ours.
    mutating func append(_ words: String) {
        if medium == .text { text += words } else { SpeechMarkup.append(words[...], to: &text) }
    }

    /// Appends a name.
    ///
    /// Names in right-to-left scripts are isolated, or else they would change places with the words around them.
    /// Control characters and marks of direction, which could turn the rest of the sentence around, are left out.
    ///
    /// - Parameter pronunciation: how the name sounds, in the International Phonetic Alphabet; empty where unknown.
    mutating func append(name: Substring, pronunciation: String = "") {
        guard pronunciation.isEmpty, name.utf8.allSatisfy(Self.isHarmless) else {
            return append(cleaned: Self.cleaned(name)[...], pronunciation)
        }
        append(harmless: name)
    }

    private mutating func append(harmless name: Substring) {
        if medium == .text { text += name } else { SpeechMarkup.append(name, to: &text) }
    }

    private mutating func append(cleaned name: Substring, _ pronunciation: String) {
        guard !name.isEmpty else { return }
        let isIsolated = name.unicodeScalars.contains(where: Self.isRightToLeft)
        if isIsolated || !pronunciation.isEmpty { needsMarkup = true }
        switch medium {
        case .text where isIsolated: text += "\u{2068}\(name)\u{2069}"
        case .markup where !pronunciation.isEmpty:
            SpeechMarkup.appendPhoneme(name, pronunciation: pronunciation, to: &text)
        case .text, .markup: append(harmless: name)
        }
    }

    /// Takes back a space at the end.
    mutating func dropSpace() {
        if text.utf8.last == UInt8(ascii: " ") { text.removeLast() }
    }
}

extension Sentence {
    /// Whether no character with this byte can be a control character, a mark of direction or of a right-to-left
    /// script.
    private static func isHarmless(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x20..<0x7F, 0x80...0xC1, 0xC3...0xD5, 0xE1, 0xE3...0xEE: true
        default: false
        }
    }

    private static func cleaned(_ name: Substring) -> String {
        var cleaned = ""
        for scalar in name.unicodeScalars {
            switch scalar.value {
            case 0x9, 0xA, 0xD, 0x2028, 0x2029: cleaned += " "
            case 0x0...0x1F, 0x7F...0x9F, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0x061C: break
            default: cleaned.unicodeScalars.append(scalar)
            }
        }
        return cleaned
    }

    /// By Unicode's blocks.
    private static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFE, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
        default: false
        }
    }
}
