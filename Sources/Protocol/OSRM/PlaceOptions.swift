/// The options that all of OSRM's services take: how each coordinate is brought onto the road network.
///
/// Lists are empty, or have an element for each coordinate; `nil` where that one goes by the default.
package struct PlaceOptions: Sendable, Equatable {
    /// Meters; infinite where any distance is right.
    package var radiuses: [Double?] = []
    package var bearings: [BearingRange?] = []
    package var hints: [String?] = []
    package var approaches: [Approach?] = []
    /// Names of classes of roads never to use.
    package var exclude: [String] = []
    package var snapping = Snapping.default
    package var generatesHints = true
    package var skipsWaypoints = false
    /// What proves who asks, for those who can't set headers; Waymark's `token` and Mapbox's `access_token`.
    package var token: String?

    package init() {}

    package struct BearingRange: Sendable, Equatable {
        /// Degrees clockwise from north.
        package var bearing: Double
        /// Degrees to both sides.
        package var tolerance: Double
    }

    package enum Approach: String, Sendable, CaseIterable {
        case unrestricted, curb, opposite
    }

    package enum Snapping: String, Sendable, CaseIterable {
        /// Onto roads where a trip may well begin.
        case `default`
        /// Onto all, ferries among them.
        case any
    }

    /// - Returns: whether the option is one of these.
    mutating func take(_ option: OSRMOption) throws(OSRMError) -> Bool {
        switch option.name {
        case "radiuses":
            radiuses = try option.each("are meters, or unlimited") { text in
                text == "unlimited" ? .infinity : OSRMOption.number(text).flatMap { $0 >= 0 ? $0 : nil }
            }
        case "bearings":
            bearings = try option.each("are {0 to 360},{0 to 180}", BearingRange.init)
        case "hints":
            hints = try option.each("are what waypoints had") { text in text.utf8.count <= 256 ? String(text) : nil }
        case "approaches":
            approaches = try option.each("are unrestricted, curb or opposite") { Approach(rawValue: String($0)) }
        case "exclude": exclude = option.value.split(separator: ",").map(String.init)
        case "snapping": snapping = try option.choice()
        case "generate_hints": generatesHints = try option.flag()
        case "skip_waypoints": skipsWaypoints = try option.flag()
        case "token", "access_token": token = String(option.value)
        default: return false
        }
        return true
    }

    /// Whether each list has as many elements as there are coordinates.
    package func check(count: Int) throws(OSRMError) {
        let sizes = [
            ("radiuses", radiuses.count), ("bearings", bearings.count), ("hints", hints.count),
            ("approaches", approaches.count),
        ]
        for (name, size) in sizes where size != 0 && size != count {
            throw OSRMError(
                .invalidOptions, "Number of elements in \(name) size \(size) does not match coordinate size \(count)")
        }
    }
}

extension PlaceOptions.BearingRange {
    init?(_ text: Substring) {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count == 2, let bearing = OSRMOption.number(parts[0]), let tolerance = OSRMOption.number(parts[1]),
            (0...360).contains(bearing), (0...180).contains(tolerance)
        else { return nil }
        self.init(bearing: bearing, tolerance: tolerance)
    }
}
