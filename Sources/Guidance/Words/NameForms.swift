/// How names of roads and roundabouts stand in sentences of a language that puts articles before them or inflects them.
///
/// A name is compared with patterns, in order: `*` is one word or a part of one, `…` any text, `#` a road's number such
/// as `A 7`. The first that fits says how the name is spoken, where `{name}` is all of it and `{rest}` what the mark
/// stands for:
///
/// ```swift
/// .init(["*katu"], onto: "{rest}kadulle", along: "{rest}katua")
/// ```
///
/// What fits none is spoken by `otherwise`, which must suit every name.
package struct NameForms: Sendable, Equatable {
    /// The names that one pair of forms is for.
    package struct Rule: Sendable, Equatable {
        package var names: [String]
        package var onto: Form
        package var along: Form

        package init(_ names: [String], onto: Form, along: Form) {
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

    private let rules: [Rule]
    package let otherwise: Rule
    private let patterns: NamePatterns

    package init(_ rules: [Rule] = [], otherwise: (onto: Form, along: Form)) {
        self.rules = rules
        self.otherwise = Rule([], onto: otherwise.onto, along: otherwise.along)
        patterns = NamePatterns(rules.map(\.names))
    }

    /// Writes a name as it stands in the sentence.
    ///
    /// A name whose sound is known stays as it is: it isn't known how it sounds inflected.
    func write(_ name: String, as use: Use, pronunciation: String, to sentence: inout Sentence) {
        guard !name.isEmpty else { return }
        guard pronunciation.isEmpty, let match = patterns.match(name) else {
            return write(name[...], in: use == .onto ? otherwise.onto : otherwise.along, pronunciation, &sentence)
        }
        let form = use == .onto ? rules[match.rule].onto : rules[match.rule].along
        write(form.keepsName ? name[...] : match.rest, in: form, "", &sentence)
    }

    private func write(_ name: Substring, in form: Form, _ pronunciation: String, _ sentence: inout Sentence) {
        sentence.append(form.before)
        sentence.append(name: name, pronunciation: pronunciation)
        sentence.append(form.after)
    }

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
}
