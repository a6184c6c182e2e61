import Routing

/// What tags make of a road, for whoever has some of them and no map file: a topology that another program has made.
package enum TaggedRoad {
    /// A road without ends, names and length; keys that the import doesn't read say nothing.
    ///
    /// - Returns: `nil` where nobody can travel along what has these tags.
    package static func road(_ tags: [String: String]) -> Road? {
        var known = Tags()
        for (key, value) in tags {
            if let key = TagKey(name: key) { known[key] = value }
        }
        return RoadTraits(known).map { Road($0) }
    }

    /// What a road has by where it lies: traffic keeps left in some countries.
    package static func attributes(at place: FixedCoordinate) -> RoadAttributes {
        DrivingSide(at: place) == .left ? .leftHand : []
    }
}
