import Routing

extension SurfaceQuality {
    /// The worst that `surface`, `smoothness`, `tracktype` and `ford` say.
    ///
    /// The grades group what OSRM's profiles list value by value; a track's grade is taken as the surface that its page
    /// describes. Source: https://wiki.openstreetmap.org/wiki/Key:surface, Key:smoothness, Key:tracktype.
    init(_ tags: Tags) {
        let surfaces = (tags[.surface]?.listEntries ?? []).compactMap { Self.bySurface[String($0)] }
        let stated = [
            surfaces.max(), tags[.smoothness].flatMap { Self.bySmoothness[$0] },
            tags[.tracktype]?.listEntries.compactMap { Self.byTrackType[String($0)] }.max(),
            tags[.ford] == "yes" ? .soft : nil,
        ]
        self = stated.compactMap(\.self).max() ?? .unknown
    }

    private static let bySurface: [String: SurfaceQuality] = [
        "asphalt": .smooth, "concrete": .smooth, "paved": .smooth, "chipseal": .smooth, "concrete:plates": .smooth,
        "concrete:lanes": .smooth, "tartan": .smooth, "rubber": .smooth,
        "compacted": .even, "fine_gravel": .even, "cement": .even,
        "paving_stones": .uneven, "metal": .uneven, "metal_grid": .uneven, "bricks": .uneven, "brick": .uneven,
        "wood": .uneven, "cobblestone:flattened": .uneven, "paving_stones:lanes": .uneven,
        "sett": .loose, "grass_paver": .loose, "gravel": .loose, "unpaved": .loose, "ground": .loose, "dirt": .loose,
        "pebblestone": .loose, "grass": .loose, "woodchips": .loose, "salt": .loose, "dirt/sand": .loose,
        "soil": .loose, "artificial_turf": .loose,
        "cobblestone": .rough, "unhewn_cobblestone": .rough, "clay": .rough,
        "earth": .veryRough, "stone": .veryRough, "rock": .veryRough, "rocky": .veryRough, "snow": .veryRough,
        "ice": .veryRough,
        "mud": .soft, "sand": .soft,
    ]

    private static let bySmoothness: [String: SurfaceQuality] = [
        "excellent": .smooth, "good": .smooth, "intermediate": .even, "bad": .loose, "very_bad": .veryRough,
        "horrible": .soft, "very_horrible": .barelyPassable, "impassable": .impassable,
    ]

    private static let byTrackType: [String: SurfaceQuality] = [
        "grade1": .smooth, "grade2": .even, "grade3": .loose, "grade4": .rough, "grade5": .veryRough,
    ]
}
