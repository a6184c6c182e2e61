// Arrays of what is many in a message, each in one go: room is made once, not for every element.
extension JSONWriter {
    package mutating func array(_ values: [Double], decimals: Int) {
        array(values, elementBytes: longestNumber) { $0.append(number: $1, decimals: decimals) }
    }

    package mutating func array(_ values: [Int64]) {
        array(values, elementBytes: longestNumber) { $0.append(integer: $1) }
    }

    package mutating func array(_ values: [Int]) {
        array(values, elementBytes: longestNumber) { $0.append(integer: Int64($1)) }
    }

    package mutating func array(_ values: [Bool]) {
        array(values, elementBytes: 5) { $0.append($1 ? "true" : "false") }
    }

    package mutating func array(_ values: [Location]) {
        array(values, elementBytes: Location.mostBytes) { $0.append($1) }
    }

    /// - Parameter elementBytes: the most that `write` writes of one element.
    @inline(__always)
    private mutating func array<Element>(
        _ values: [Element], elementBytes: Int, _ write: (inout OutputSpan<UInt8>, Element) -> Void
    ) {
        separate()
        self.write(atMost: values.count * (elementBytes + 1) + 2) { bytes in
            bytes.append(UInt8(ascii: "["))
            for (place, value) in values.enumerated() {
                if place > 0 { bytes.append(UInt8(ascii: ",")) }
                write(&bytes, value)
            }
            bytes.append(UInt8(ascii: "]"))
        }
    }
}
