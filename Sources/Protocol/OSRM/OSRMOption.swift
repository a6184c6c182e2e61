/// One `name=value` of an address's query string, and where it stands.
struct OSRMOption {
    let name: Substring
    let value: Substring
    /// Where the value begins in the whole address.
    let position: Int

    /// - Parameters:
    ///   - query: percent-decoded; what follows the question mark.
    ///   - start: where it begins in the whole address.
    static func all(in query: Substring, at start: Int) throws(OSRMError) -> [OSRMOption] {
        guard !query.isEmpty else { return [] }
        var options: [OSRMOption] = []
        for pair in query.parts(between: "&") {
            let position = start + query.utf8.distance(from: query.startIndex, to: pair.startIndex)
            guard let equals = pair.utf8.firstIndex(of: UInt8(ascii: "=")) else {
                throw .malformedQuery(at: position, "an option is {name}={value}")
            }
            let value = Substring(pair.utf8[pair.utf8.index(after: equals)...])
            options.append(
                OSRMOption(
                    name: pair[..<equals], value: value,
                    position: position + pair.utf8.distance(from: pair.startIndex, to: value.startIndex)))
        }
        return options
    }

    func malformed(_ reason: String) -> OSRMError { .malformedQuery(at: position, "\(name.prefix(40)) \(reason)") }

    // MARK: - Values

    func flag() throws(OSRMError) -> Bool {
        switch value {
        case "true": return true
        case "false": return false
        default: throw malformed("is true or false")
        }
    }

    func choice<Choice: RawRepresentable & CaseIterable>() throws(OSRMError) -> Choice
    where Choice.RawValue == String {
        guard let choice = Choice(rawValue: String(value)) else {
            throw malformed("is one of \(Choice.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return choice
    }

    /// One for each coordinate, `nil` for those that say nothing.
    func each<Element>(_ reason: String, _ element: (Substring) -> Element?) throws(OSRMError) -> [Element?] {
        var elements: [Element?] = []
        for part in value.parts(between: ";") {
            guard !part.isEmpty else {
                elements.append(nil)
                continue
            }
            guard let element = element(part) else { throw malformed(reason) }
            elements.append(element)
        }
        return elements
    }

    /// Places in the list of coordinates.
    func places() throws(OSRMError) -> [Int] {
        var places: [Int] = []
        for part in value.parts(between: ";") {
            guard let place = Int(part), place >= 0 else { throw malformed("lists numbers of coordinates, from 0") }
            places.append(place)
        }
        return places
    }

    func number() throws(OSRMError) -> Double {
        guard let number = Self.number(value) else { throw malformed("is a number") }
        return number
    }

    /// Finite, in decimal digits: no `inf`, no `0x10`.
    static func number(_ text: Substring) -> Double? {
        if let plain = plainNumber(text) { return plain }
        guard text.utf8.allSatisfy(isOfNumber), let number = Double(text), number.isFinite else { return nil }
        return number
    }

    /// As JSON would write it, as almost all are; `nil` for any other.
    private static func plainNumber(_ text: Substring) -> Double? {
        let number = text.utf8.withContiguousStorageIfAvailable { bytes -> Double? in
            var cursor = ByteCursor(UnsafeRawBufferPointer(bytes))
            let number = cursor.number()
            return cursor.isAtEnd ? number : nil
        }
        return number ?? nil
    }

    private static func isOfNumber(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"),
            UInt8(ascii: "e"), UInt8(ascii: "E"):
            true
        default: false
        }
    }
}
