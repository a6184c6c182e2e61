/// What a hierarchy orders: a search's state, and where in a trip it stands.
///
/// Roads of restricted access may be travelled where a trip begins and where it ends, so they are there twice, and a way
/// into the one never leads out of the other.
struct HierarchyNode: Hashable, Sendable, BitwiseCopyable {
    enum Part: UInt8, Sendable, CaseIterable {
        /// In the restricted zone where the trip began.
        case leaving
        /// On roads that are open to all.
        case open
        /// In the restricted zone where the trip ends.
        case entering

        func leads(to next: Part) -> Bool {
            switch (self, next) {
            case (.leaving, .leaving), (.leaving, .open), (.open, .open), (.open, .entering), (.entering, .entering):
                true
            case (.leaving, .entering), (.open, .leaving), (.entering, .open), (.entering, .leaving): false
            }
        }

        /// Whether it exists only while its arc is restricted, or else only while it isn't.
        var isRestricted: Bool { self != .open }
    }

    var state: SearchState
    var arc: ArcID
    var part: Part
}
