import Foundation

/// The texts of one block, each turned into a `String` at most once, keys into `TagKey`s.
struct BlockStrings {
    private let encoded: [Data]
    private var decoded: [String?]
    /// The outer optional: whether the key was looked up; the inner: whether it is one that the import reads.
    private var keys: [TagKey??]

    init(_ table: PBFStringTable) {
        encoded = table.s
        decoded = Array(repeating: nil, count: encoded.count)
        keys = Array(repeating: nil, count: encoded.count)
    }

    /// The text at `index`; bytes that are not UTF-8 become replacement characters. `nil` off the table.
    mutating func text(at index: Int) -> String? {
        guard decoded.indices.contains(index) else { return nil }
        if let text = decoded[index] { return text }
        let text = String(decoding: encoded[index], as: UTF8.self)
        decoded[index] = text
        return text
    }

    /// The tag key at `index`, `nil` where it is one that the import does not read.
    mutating func key(at index: Int) -> TagKey? {
        guard keys.indices.contains(index) else { return nil }
        if let known = keys[index] { return known }
        let key = text(at: index).flatMap(TagKey.init(name:))
        keys[index] = .some(key)
        return key
    }

    mutating func tags(keys: [UInt32], values: [UInt32]) throws(BlockCensus.Malformed) -> Tags {
        guard keys.count == values.count else { throw .init(message: "an element with keys without values") }
        var tags = Tags()
        for (key, value) in zip(keys, values) { try add(key: Int(key), value: Int(value), to: &tags) }
        return tags
    }

    mutating func add(key: Int, value: Int, to tags: inout Tags) throws(BlockCensus.Malformed) {
        guard encoded.indices.contains(key), encoded.indices.contains(value) else {
            throw .init(message: "a tag that refers to a string that is not there")
        }
        guard let key = self.key(at: key), let text = text(at: value) else { return }
        tags[key] = text
    }
}
