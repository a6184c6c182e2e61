/// The tags of one element, as far as the import reads them.
///
/// An array, since elements have few: looking through five entries is faster than hashing one key. Rules ask for many more
/// keys than an element has, so that most of those that are absent are told apart by one bit.
struct Tags: Sendable, Equatable, ExpressibleByDictionaryLiteral {
    private var entries: [(key: TagKey, value: String)] = []
    /// The bits of all keys; keys share bits.
    private var bits: UInt64 = 0

    init() {}

    init(dictionaryLiteral elements: (TagKey, String)...) {
        for (key, value) in elements { self[key] = value }
    }

    var isEmpty: Bool { entries.isEmpty }
    var keys: some Sequence<TagKey> { entries.lazy.map(\.key) }

    /// The value of `key`. Setting a key twice keeps the last value, as all readers do.
    subscript(_ key: TagKey) -> String? {
        get { mayHave(key) ? entries.first { $0.key == key }?.value : nil }
        set {
            if mayHave(key) { entries.removeAll { $0.key == key } }
            guard let newValue else { return }
            entries.append((key, newValue))
            bits |= key.bit
        }
    }

    /// Whether any of `keys` is there.
    func has(anyOf keys: [TagKey]) -> Bool { keys.contains { mayHave($0) && self[$0] != nil } }

    private func mayHave(_ key: TagKey) -> Bool { bits & key.bit != 0 }

    static func == (one: Tags, other: Tags) -> Bool {
        one.entries.count == other.entries.count && one.entries.allSatisfy { other[$0.key] == $0.value }
    }
}

extension TagKey {
    fileprivate var bit: UInt64 { 1 &<< UInt64(number & 63) }
}

extension String {
    /// The entries of a list such as `destination;delivery`.
    var listEntries: [Substring] {
        utf8.contains(UInt8(ascii: ";")) ? split(separator: ";").map(\.trimmed) : [self[...]]
    }
}

extension Substring {
    var trimmed: Substring {
        var rest = self
        while rest.first == " " { rest.removeFirst() }
        while rest.last == " " { rest.removeLast() }
        return rest
    }
}
