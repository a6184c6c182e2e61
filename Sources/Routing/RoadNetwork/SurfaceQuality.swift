/// How a road's surface lets one travel, from the best down; a profile says how fast. Raw values are stored in the
/// database.
package enum SurfaceQuality: UInt8, Sendable, CaseIterable, BitwiseCopyable, Comparable {
    /// Nothing is known; nothing is assumed.
    case unknown = 0
    /// Asphalt, concrete.
    case smooth = 1
    /// Compacted or fine gravel, worn asphalt.
    case even = 2
    /// Paving stones, bricks, wood, metal.
    case uneven = 3
    /// Setts, gravel, bare ground, grass, and what is only said to be unpaved.
    case loose = 4
    /// Cobblestones, clay.
    case rough = 5
    /// Earth, rock, stones.
    case veryRough = 6
    /// Mud, sand, shallow water.
    case soft = 7
    /// For vehicles made for it.
    case barelyPassable = 8
    /// For nothing on wheels.
    case impassable = 9

    package static func < (one: SurfaceQuality, other: SurfaceQuality) -> Bool { one.rawValue < other.rawValue }
}
