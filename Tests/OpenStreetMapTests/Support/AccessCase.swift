import Routing
import Testing

@testable import OpenStreetMap

/// A way's tags, and who may travel along it.
struct AccessCase: CustomTestStringConvertible, Sendable {
    var tags: [String: String]
    /// `c`, `b`, `f` for who may travel; upper case where only at the ends of a trip. Forward, then backward.
    var expected: String

    init(_ tags: [String: String], _ forward: String, _ backward: String? = nil) {
        self.tags = tags
        expected = "\(forward)|\(backward ?? forward)"
    }

    var testDescription: String {
        tags.sorted(by: <).map { "\($0.key)=\($0.value)" }.joined(separator: " ") + " → \(expected)"
    }

    /// What the rules make of the tags; `no road` where nobody may travel at any time.
    var found: String {
        guard let kind = HighwayKind(Tags(tags)) else { return "no road" }
        let access = RoadAccess(Tags(tags), kind: kind)
        return "\(Self.text(access, .forward))|\(Self.text(access, .backward))"
    }

    private static func text(_ access: RoadAccess, _ direction: Direction) -> String {
        zip(TravelMode.allCases, ["c", "b", "f"]).map { mode, letter in
            switch access.permission(mode, direction) {
            case .closed: ""
            case .ends: letter.uppercased()
            case .open: letter
            }
        }.joined()
    }
}
