/// The texts of a network, each kept once.
@usableFromInline package struct NameTable: Sendable {
    @usableFromInline package private(set) var texts: [String] = [""]
    private var identifiers: [String: NameID] = ["": .none]

    package init() {}

    /// The identifier of `text`, which is added where it is new.
    package mutating func intern(_ text: String) -> NameID {
        if let known = identifiers[text] { return known }
        let identifier = NameID(UInt32(texts.count))
        texts.append(text)
        identifiers[text] = identifier
        return identifier
    }

    @inlinable package subscript(_ identifier: NameID) -> String { texts[Int(identifier.index)] }
}
