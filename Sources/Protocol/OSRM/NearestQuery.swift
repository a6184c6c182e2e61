/// What `/nearest/v1` may be asked beside its coordinate.
package struct NearestQuery: Sendable, Equatable, ServiceOptions {
    /// How many roads, at the most.
    package var number = 1

    package init() {}

    mutating func take(_ option: OSRMOption) throws(OSRMError) -> Bool {
        guard option.name == "number" else { return false }
        guard let number = Int(option.value) else { throw option.malformed("is a whole number") }
        guard number >= 1 else { throw OSRMError(.invalidOptions, "number must be >= 1") }
        self.number = number
        return true
    }
}
