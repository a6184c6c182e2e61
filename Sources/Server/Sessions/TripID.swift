import Webhooks

/// Names a trip: `trp_` and a part that sorts by time.
struct TripID: PrefixedIdentifier {
    static let prefix = "trp_"
    let rawValue: String

    init(unchecked rawValue: String) { self.rawValue = rawValue }
}
