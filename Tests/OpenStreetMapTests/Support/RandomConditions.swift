@testable import OpenStreetMap
@testable import Routing

/// A way with conditional tags, made up at random. The same generator makes the same way.
struct RandomConditions {
    struct Entry {
        var value: String
        /// What has to hold all at once.
        var hours: [String]
    }

    private(set) var base: [String: String]
    /// By the tag that they override, in the order of the tag.
    private(set) var entries: [String: [Entry]] = [:]

    init(using generator: inout SeededGenerator) {
        base = ["highway": Self.highways.randomElement(using: &generator) ?? "residential"]
        for _ in 0..<Int.random(in: 0...3, using: &generator) {
            let key = Self.keys.randomElement(using: &generator) ?? "access"
            base[key] = Self.value(of: key, using: &generator)
        }
        if Int.random(in: 0..<6, using: &generator) == 0 { base["cycleway"] = "opposite_lane" }
        if Int.random(in: 0..<8, using: &generator) == 0 { base["junction"] = "roundabout" }
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
            let key = Self.keys.randomElement(using: &generator) ?? "access"
            entries[key] = (0..<Int.random(in: 1...2, using: &generator)).map { _ in
                Entry(value: Self.value(of: key, using: &generator), hours: Self.hours(using: &generator))
            }
        }
    }

    /// The tags as a map has them, with signs between that say nothing to us.
    var tags: [String: String] {
        entries.reduce(into: base) { tags, conditional in
            let signs = conditional.value.map { "\($0.value) @ (\($0.hours.joined(separator: " AND ")))" }
            let noise = ["no @ (wet)", "yes @ (weight>7.5)", "nonsense @ (Mo)", "no @ (PH)", "no @ (dusk-dawn)"]
            let others = conditional.key.count.isMultiple(of: 2) ? noise : []
            tags[conditional.key + ":conditional"] = (others + signs).joined(separator: "; ")
        }
    }

    /// The tags at one time: what holds then has replaced what it overrides.
    func tags(at time: LocalTime) -> [String: String] {
        entries.reduce(into: base) { tags, conditional in
            let holding = conditional.value.last { $0.hours.allSatisfy { OpeningHours($0)?.contains(time) == true } }
            if let holding { tags[conditional.key] = holding.value }
        }
    }

    private static let highways = [
        "residential", "primary", "trunk", "motorway", "track", "cycleway", "footway", "pedestrian", "path", "steps",
        "service", "bridleway", "busway",
    ]

    private static let accessKeys = ["access", "vehicle", "motor_vehicle", "motorcar", "bicycle", "foot"]
    private static let flowKeys = [
        "oneway", "oneway:vehicle", "oneway:motor_vehicle", "oneway:motorcar", "oneway:bicycle", "oneway:foot",
    ]
    private static let speedKeys = ["maxspeed", "maxspeed:forward", "maxspeed:backward"]
    private static let keys =
        accessKeys + accessKeys.flatMap { ["\($0):forward", "\($0):backward"] } + flowKeys + speedKeys + [
            "oneway", "hov",
        ]

    private static func value(of key: String, using generator: inout SeededGenerator) -> String {
        let values =
            if speedKeys.contains(key) {
                ["30", "50", "20 mph", "none", "walk", "DE:urban"]
            } else if flowKeys.contains(key) {
                ["yes", "no", "-1", "reversible", "alternating"]
            } else if key == "hov" {
                ["designated", "no"]
            } else {
                [
                    "yes", "no", "destination", "private", "designated", "agricultural", "dismount",
                    "agricultural;delivery",
                ]
            }
        return values.randomElement(using: &generator) ?? "yes"
    }

    private static func hours(using generator: inout SeededGenerator) -> [String] {
        (0..<Int.random(in: 0..<4, using: &generator) / 3 + 1).map { _ in
            signs.randomElement(using: &generator) ?? "24/7"
        }
    }

    private static let signs = [
        "Mo-Fr", "Sa-Su", "We", "07:00-19:00", "22:00-06:00", "Jun-Aug", "Nov-Mar", "24/7",
        "Mo-Fr 07:00-09:30,16:00-18:00", "Mo-Fr 08:00-18:00; We off", "Oct-Mar Su 10:00-18:00",
        "Mo-Sa 08:00-20:00; PH off",
    ]
}
