/// The tags of one element, as far as the import reads them.
///
/// An array, since elements have few: looking through five entries is faster than hashing one key.
struct Tags: Sendable, Equatable, ExpressibleByDictionaryLiteral {
    private var entries: [(key: TagKey, value: String)] = []

    init() {}

    init(dictionaryLiteral elements: (TagKey, String)...) {
        for (key, value) in elements { self[key] = value }
    }

    var isEmpty: Bool { entries.isEmpty }
    var keys: some Sequence<TagKey> { entries.lazy.map(\.key) }

    /// The value of `key`. Setting a key twice keeps the last value, as all readers do.
    subscript(_ key: TagKey) -> String? {
        get { entries.first { $0.key == key }?.value }
        set {
            entries.removeAll { $0.key == key }
            if let newValue { entries.append((key, newValue)) }
        }
    }

    static func == (one: Tags, other: Tags) -> Bool {
        one.entries.count == other.entries.count && one.entries.allSatisfy { other[$0.key] == $0.value }
    }
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
