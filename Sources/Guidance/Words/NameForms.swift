/// How names of roads and roundabouts stand in sentences of a language that puts articles before them or inflects them.
///
/// A name is compared with patterns, in order: `*` is one word or a part of one, `…` any text, `#` a road's number such
/// as `A 7`. The first that fits says how the name is spoken, where `{name}` is all of it and `{rest}` what the mark stands
/// for:
///
/// ```swift
/// .init(["*katu"], onto: "{rest}kadulle", along: "{rest}katua")
/// ```
///
/// What fits none is spoken by `otherwise`, which must suit every name.
package struct NameForms: Sendable, Equatable {
    /// The names that one pair of forms is for.
    package struct Rule: Sendable, Equatable {
        package var names: [Pattern]
        package var onto: Form
        package var along: Form

        package init(_ names: [Pattern], onto: Form, along: Form) {
            self.names = names
            self.onto = onto
            self.along = along
        }
    }

    package enum Use: Sendable {
        /// Onto a road, into a roundabout.
        case onto
        /// Along a road, in a roundabout.
        case along
    }

    package var rules: [Rule]
    package var otherwise: Rule

    package init(_ rules: [Rule] = [], otherwise: (onto: Form, along: Form)) {
        self.rules = rules
        self.otherwise = Rule([], onto: otherwise.onto, along: otherwise.along)
    }

    /// Writes a name as it stands in the sentence.
    ///
    /// A name whose sound is known stays as it is: it isn't known how it sounds inflected.
    func write(_ name: String, as use: Use, pronunciation: String, to sentence: inout Sentence) {
        guard !name.isEmpty else { return }
        let match = pronunciation.isEmpty ? match(name) : nil
        let rule = match?.rule ?? otherwise
        let form = use == .onto ? rule.onto : rule.along
        sentence.append(form.before)
        sentence.append(name: form.keepsName ? name[...] : match?.rest ?? name[...], pronunciation: pronunciation)
        sentence.append(form.after)
    }

    private func match(_ name: String) -> (rule: Rule, rest: Substring)? {
        for rule in rules {
            for pattern in rule.names {
                if let rest = pattern.rest(of: name) { return (rule, rest) }
            }
        }
        return nil
    }
}

extension NameForms {
    /// Text around a name or around a part of it.
    package struct Form: Sendable, Equatable, ExpressibleByStringLiteral {
        let before: String
        let after: String
        /// Whether it is around all of the name.
        let keepsName: Bool

        package init(stringLiteral text: String) {
            keepsName = !text.contains("{rest}")
            let gap = keepsName ? "{name}" : "{rest}"
            var rest = text[...]
            var before = ""
            while !rest.isEmpty, !rest.hasPrefix(gap) { before.append(rest.removeFirst()) }
            self.before = before
            after = String(rest.dropFirst(gap.count))
        }
    }

    /// What a name may look like.
    package struct Pattern: Sendable, Equatable, ExpressibleByStringLiteral {
        private enum Middle: Character, Sendable {
            case word = "*"
            case text = "…"
            case number = "#"
        }

        /// Both spellings: with a capital or a small letter first.
        private let prefixes: [[UInt8]]
        private let suffix: [UInt8]
        private let middle: Middle?

        package init(stringLiteral text: String) {
            let mark = text.firstIndex { Middle(rawValue: $0) != nil }
            let prefix = String(text[..<(mark ?? text.endIndex)])
            middle = mark.flatMap { Middle(rawValue: text[$0]) }
            suffix = mark.map { Array(text[text.index(after: $0)...].utf8) } ?? []
            let spellings = Set([prefix.prefix(1).lowercased(), prefix.prefix(1).uppercased()])
            prefixes = spellings.sorted().map { Array(($0 + prefix.dropFirst()).utf8) }
        }

        /// What the mark stands for in `name`; empty for a name that is written out; `nil` where it doesn't fit.
        func rest(of name: String) -> Substring? {
            let bytes = name.utf8
            guard bytes.ends(with: suffix), let prefix = prefixes.first(where: { bytes.starts(with: $0) }) else {
                return nil
            }
            guard bytes.count >= prefix.count + suffix.count else { return nil }
            let start = bytes.index(bytes.startIndex, offsetBy: prefix.count)
            let rest = name[start..<bytes.index(bytes.endIndex, offsetBy: -suffix.count)]
            return fits(rest) ? rest : nil
        }

        private func fits(_ rest: Substring) -> Bool {
            switch middle {
            case nil: rest.isEmpty
            case .word: !rest.isEmpty && !rest.utf8.contains(UInt8(ascii: " "))
            case .text: !rest.isEmpty
            case .number: rest.isRoadNumber
            }
        }
    }
}

extension Substring {
    /// Whether this is a road's number: at most three capital letters, perhaps a space or hyphen, a digit, and no small
    /// letter behind: `A 7`, `SS36`, `М-06`, not `3 Maja`.
    fileprivate var isRoadNumber: Bool {
        let letters = unicodeScalars.prefix { $0.properties.isUppercase }
        guard letters.count <= 3 else { return false }
        let rest = unicodeScalars[letters.endIndex...].drop { $0 == " " || $0 == "-" }
        guard let digit = rest.first, ("0"..."9").contains(digit) else { return false }
        return !rest.contains { $0.properties.isLowercase }
    }
}

extension String.UTF8View {
    fileprivate func ends(with suffix: [UInt8]) -> Bool {
        guard suffix.count <= count else { return false }
        return self[index(endIndex, offsetBy: -suffix.count)...].elementsEqual(suffix)
    }
}
