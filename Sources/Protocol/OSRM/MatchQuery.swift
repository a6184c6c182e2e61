/// What `/match/v1` may be asked beside its coordinates: a track's times, how it is taken apart, and what is told of it.
package struct MatchQuery: Sendable, Equatable, ServiceOptions {
    /// Seconds since 1970, one for each coordinate; empty for a track without times.
    package var timestamps: [Double] = []
    package var gaps = Gaps.split
    /// Whether coordinates that lie close together are thinned out first.
    package var tidies = false
    /// As of a route, but without alternatives: what is told, and which coordinates end a leg.
    package var route = RouteQuery()

    package init() {}

    /// What becomes of a track at long silences.
    package enum Gaps: String, Sendable, CaseIterable {
        case split, ignore
    }

    mutating func take(_ option: OSRMOption) throws(OSRMError) -> Bool {
        switch option.name {
        case "timestamps": timestamps = try Self.timestamps(option)
        case "gaps": gaps = try option.choice()
        case "tidy": tidies = try option.flag()
        case "alternatives", "continue_straight": return false
        default: return try route.take(option)
        }
        return true
    }

    /// OSRM reads whole seconds; receivers have parts of them.
    private static func timestamps(_ option: OSRMOption) throws(OSRMError) -> [Double] {
        var timestamps: [Double] = []
        for part in option.value.split(separator: ";", omittingEmptySubsequences: false) {
            guard let seconds = OSRMOption.number(part), (0...latest).contains(seconds) else {
                throw option.malformed("are seconds since 1970, one for each coordinate")
            }
            timestamps.append(seconds)
        }
        return timestamps
    }

    /// The last second that a `Date` of ECMAScript can name.
    private static let latest = WireLimit.timestamp / 1000

    /// Whether there is a time for each coordinate, none earlier than the one before.
    package func check(count: Int) throws(OSRMError) {
        guard timestamps.isEmpty || timestamps.count == count else {
            throw OSRMError(
                .invalidOptions,
                "Number of elements in timestamps size \(timestamps.count) does not match coordinate size \(count)")
        }
        guard zip(timestamps, timestamps.dropFirst()).allSatisfy(<=) else {
            throw OSRMError(.invalidValue, "Timestamps need to be monotonically increasing.")
        }
    }
}
