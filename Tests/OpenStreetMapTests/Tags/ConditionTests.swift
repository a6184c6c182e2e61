import Routing
import Testing

@testable import OpenStreetMap

struct ConditionTests {
    // MARK: - The value of a tag

    struct ValueCase: CustomTestStringConvertible, Sendable {
        var text: String
        /// `no: Mo-Fr`
        var entries: [String]

        init(_ text: String, _ entries: String...) {
            self.text = text
            self.entries = entries
        }

        var testDescription: String { text }
    }

    @Test(
        "values and their hours",
        arguments: [
            ValueCase("no @ (Mo-Fr 07:00-09:00)", "no: Mo-Fr 07:00-09:00"),
            ValueCase("no@Mo-Fr", "no: Mo-Fr"),
            ValueCase("no @ 18:00-06:00", "no: 18:00-06:00"),
            ValueCase(" 30 mph @ ( 22:00-06:00 ) ", "30 mph: 22:00-06:00"),
            ValueCase("no @ (07:00-10:00); no @ (15:00-18:00)", "no: 07:00-10:00", "no: 15:00-18:00"),
            ValueCase("yes @ (Mo-Sa 19:00-07:00; Su);no @ (We)", "yes: Mo-Sa 19:00-07:00; Su", "no: We"),
            ValueCase("no @ (Mo);", "no: Mo"),
            // Parentheses that were forgotten.
            ValueCase("yes @ Mo-Fr 09:00-15:00;Sa-Su;no @ Mo", "yes: Mo-Fr 09:00-15:00;Sa-Su", "no: Mo"),
            ValueCase("no @ (Mo-Fr 07:45-09:15; SH off)", "no: Mo-Fr 07:45-09:15; SH off (holidays)"),
            ValueCase("no @ (PH)", "no: holidays"),
            ValueCase("no @ (weight>7.5)", "no: other"),
            ValueCase("no @ (7:30-19:00 AND weight>7.5)", "no: other"),
            ValueCase("no @ (weight>7.5 and Mo)", "no: other"),
            ValueCase("80 @ wet", "80: other"),
            ValueCase("yes @ destination; no @ (Su)", "yes: other", "no: Su"),
            ValueCase("yes @ FI:valtion_virka-auto", "yes: other"),
            ValueCase("no @ (sunset-sunrise)", "no: unreadable"),
            ValueCase("no @ (Mo-Fr 08:15-09:15 \"term times\")", "no: unreadable"),
            ValueCase("no @ (15 Mar - 30 Sep)", "no: unreadable"),
            ValueCase("no @ (Mo AND sunset)", "no: unreadable"),
            ValueCase("no @ (Mo) AND (Tu)", "no: Mo AND Tu"),
            ValueCase("no @ (Mo-Fr 07:00-09:00 AND Jun-Aug)", "no: Mo-Fr 07:00-09:00 AND Jun-Aug"),
            ValueCase("no @ (Mo-Fr and 07:00-09:00)", "no: Mo-Fr AND 07:00-09:00"),
            ValueCase("no @ (Jul AND PH)", "no: holidays"),
            ValueCase("no @ (Jul AND Mo-Fr,PH)", "no: Jul AND Mo-Fr,PH (holidays)"),
            ValueCase("no @ (Jul AND )", "no: unreadable"),
            ValueCase("no @ ((Mo))", "no: Mo"),
            ValueCase("yes", "yes: unreadable"),
            ValueCase("@ (Mo)", ": unreadable"),
            ValueCase("no @ ()", "no: unreadable"),
            ValueCase("no @", "no: unreadable"),
            ValueCase(")(;@", ")(;: unreadable"),
            // Several values at the same time.
            ValueCase("agricultural;delivery @ (Mo)", "agricultural;delivery: Mo"),
            ValueCase("no @ (Mo); agricultural; delivery @ (Tu)", "no: Mo", "agricultural;delivery: Tu"),
            ValueCase("no @ (Mo); yes", "no: Mo", "yes: unreadable"),
            ValueCase("yes; no @ (Mo); ", "yes: unreadable", "no: Mo"),
            ValueCase(""),
            ValueCase(";;"),
        ])
    func values(_ tested: ValueCase) { #expect(ConditionalValue(tested.text).entries.map(Self.text) == tested.entries) }

    private static func text(_ entry: ConditionalValue.Entry) -> String {
        switch entry.condition {
        case .hours(let hours, let ignoresHolidays): "\(entry.value): \(hours)\(ignoresHolidays ? " (holidays)" : "")"
        case .holidays: "\(entry.value): holidays"
        case .otherThanTime: "\(entry.value): other"
        case .unreadable: "\(entry.value): unreadable"
        }
    }

    @Test("a value longer than any sign is one unreadable entry", arguments: [17, 1000])
    func longValue(_ count: Int) {
        let long = Array(repeating: "no @ (Mo)", count: count).joined(separator: ";")
        #expect(ConditionalValue(long).entries.map(\.condition) == [.unreadable])
        #expect(ConditionalValue("no @ (\(String(repeating: "(", count: count)))").entries.count == 1)
    }

    // MARK: - What it means for a way

    struct WayCase: CustomTestStringConvertible, Sendable {
        var tags: [String: String]
        /// `> closed cb @ Mo`: direction, effect, whom, when.
        var conditions: [String]

        init(_ tags: [String: String], _ conditions: String...) {
            self.tags = tags
            self.conditions = conditions
        }

        var testDescription: String { tags.sorted(by: <).map { "\($0.key)=\($0.value)" }.joined(separator: " ") }
    }

    static let access = [
        WayCase(["access:conditional": "no @ (Mo)"], "> closed cbf @ Mo", "< closed cbf @ Mo"),
        WayCase(["vehicle:conditional": "no @ (Mo)"], "> closed cb @ Mo", "< closed cb @ Mo"),
        WayCase(["motor_vehicle:conditional": "no @ (Mo)"], "> closed c @ Mo", "< closed c @ Mo"),
        WayCase(["motorcar:conditional": "no @ (Mo)"], "> closed c @ Mo", "< closed c @ Mo"),
        WayCase(["bicycle:conditional": "no @ (Mo)"], "> closed b @ Mo", "< closed b @ Mo"),
        WayCase(["foot:conditional": "no @ (Mo)"], "> closed f @ Mo", "< closed f @ Mo"),
        WayCase(["motor_vehicle:forward:conditional": "no @ (Mo)"], "> closed c @ Mo"),
        WayCase(["motor_vehicle:backward:conditional": "no @ (Mo)"], "< closed c @ Mo"),
        WayCase(["access:conditional": "destination @ (Mo)"], "> restricted cbf @ Mo", "< restricted cbf @ Mo"),
        WayCase(
            ["motor_vehicle": "no", "motor_vehicle:conditional": "delivery @ (07:00-11:00)"],
            "> restricted c @ 07:00-11:00", "< restricted c @ 07:00-11:00"),
        WayCase(
            ["motor_vehicle": "private", "motor_vehicle:conditional": "yes @ (Su)"], "> opened c @ Su",
            "< opened c @ Su"),
        // In the order of the tag.
        WayCase(
            ["motorcar:forward:conditional": "no @ (Mo-Fr); destination @ (We)"], "> closed c @ Mo-Fr",
            "> restricted c @ We"),
        WayCase(
            ["motorcar:forward:conditional": "no @ (Mo-Fr); yes @ (We)"], "> closed c @ Mo-Fr", "> opened c @ We"),
        // From the general to the specific.
        WayCase(
            [
                "oneway": "yes", "bicycle:conditional": "yes @ (Su)", "access:conditional": "no @ (Mo)",
                "motorcar:conditional": "destination @ (Mo)", "motor_vehicle:conditional": "no @ (Tu)",
            ],
            "> closed cbf @ Mo", "< closed f @ Mo", "> closed c @ Tu", "> restricted c @ Mo", "> opened b @ Su"),
        // A specific tag that holds always shields its mode.
        WayCase(
            ["access:forward:conditional": "no @ (Mo)", "foot": "yes", "bicycle": "designated"], "> closed c @ Mo"),
        WayCase(["vehicle:conditional": "no @ (Mo)", "motor_vehicle": "yes", "bicycle": "yes"]),
        WayCase(["access:forward:conditional": "no @ (Mo)", "foot": "unheard of"], "> closed cbf @ Mo"),
        // What changes nothing.
        WayCase(["access:conditional": "yes @ (Mo)"]),
        WayCase(["access": "no", "access:conditional": "no @ (Mo)", "foot": "yes"]),
        WayCase(["access:conditional": "nonsense @ (Mo)"]),
        WayCase(["access:conditional": "no @ (weight>7.5)"]),
        WayCase(["access:conditional": "no @ (PH)"]),
        // Only where traffic flows.
        WayCase(["oneway": "yes", "motor_vehicle:conditional": "no @ (Mo)"], "> closed c @ Mo"),
        WayCase(
            ["oneway": "yes", "motor_vehicle": "no", "motor_vehicle:conditional": "yes @ (Mo)"], "> opened c @ Mo"),
        // As always, a tag must name the mode to open an unusual road for it.
        WayCase(["highway": "track", "access:conditional": "yes @ (Mo)"]),
        WayCase(
            ["highway": "track", "motor_vehicle:conditional": "yes @ (Mo)"], "> opened c @ Mo", "< opened c @ Mo"),
        WayCase(["highway": "steps", "motorcar:conditional": "yes @ (Mo)"]),
        // A tag for one direction counts more than one for both.
        WayCase(["motorcar:conditional": "no @ (Mo)", "motorcar:forward": "yes"], "< closed c @ Mo"),
        WayCase(
            ["motorcar:conditional": "no @ (Mo)", "motorcar:forward:conditional": "destination @ (Mo)"],
            "> closed c @ Mo", "< closed c @ Mo", "> restricted c @ Mo"),
        WayCase(["hov:conditional": "designated @ (Mo-Fr)"], "> closed c @ Mo-Fr", "< closed c @ Mo-Fr"),
        WayCase(
            ["access:conditional": "no @ (Mo-Fr 07:00-09:00 AND Jun-Aug)", "oneway": "yes", "foot": "yes"],
            "> closed cb @ Mo-Fr 07:00-09:00 AND Jun-Aug"),
    ]

    static let flow = [
        WayCase(["oneway:conditional": "yes @ (Mo)"], "< closed cb @ Mo"),
        WayCase(["oneway:conditional": "-1 @ (Mo)"], "> closed cb @ Mo"),
        WayCase(["oneway": "yes", "oneway:conditional": "no @ (Mo)"], "< opened cb @ Mo"),
        WayCase(
            ["oneway": "yes", "access": "private", "oneway:conditional": "no @ (Mo)"], "< restricted cb @ Mo"),
        WayCase(["oneway": "yes", "oneway:conditional": "-1 @ (Mo)"], "> closed cb @ Mo", "< opened cb @ Mo"),
        WayCase(["oneway": "yes", "oneway:bicycle:conditional": "no @ (Su)"], "< opened b @ Su"),
        WayCase(["oneway:conditional": "yes @ (Mo)", "oneway:bicycle": "no"], "< closed c @ Mo"),
        WayCase(["oneway:conditional": "yes @ (Mo)", "cycleway": "opposite_lane"], "< closed c @ Mo"),
        WayCase(["oneway:motor_vehicle:conditional": "yes @ (Mo)"], "< closed c @ Mo"),
        WayCase(["oneway:conditional": "yes @ (Mo-Fr); no @ (We)"], "< closed cb @ Mo-Fr", "< opened cb @ We"),
        WayCase(["oneway": "yes", "oneway:conditional": "yes @ (Mo)"]),
        WayCase(["oneway:conditional": "schooldays only"]),
        // Lanes that change their direction: open when the condition says which one holds.
        WayCase(
            ["oneway": "reversible", "oneway:conditional": "yes @ (00:00-12:00); -1 @ (12:00-24:00)"],
            "> opened cb @ 00:00-12:00", "> closed cb @ 12:00-24:00", "< opened cb @ 12:00-24:00"),
        WayCase(
            ["oneway": "alternating", "oneway:conditional": "yes @ (00:00-12:00); -1 @ (12:00-24:00)"],
            "< closed cb @ 00:00-12:00", "> closed cb @ 12:00-24:00", "< opened cb @ 12:00-24:00"),
        // One-way rules and access tags that change the same direction.
        WayCase(
            [
                "motor_vehicle": "no", "motor_vehicle:conditional": "yes @ (Tu)", "oneway": "yes",
                "oneway:bicycle:conditional": "no @ (Mo)",
            ],
            "> opened c @ Tu", "< opened b @ Mo"),
        WayCase(
            ["oneway:conditional": "yes @ (Mo)", "vehicle:conditional": "no @ (Su); destination @ (Sa)"],
            "> closed cb @ Su", "< closed cb @ Su", "> restricted cb @ Sa", "< restricted cb @ Sa",
            "< closed cb @ Mo"),
        WayCase(
            ["oneway": "yes", "oneway:conditional": "no @ (Sa-Su)", "vehicle:conditional": "destination @ (Jul)"],
            "> restricted cb @ Jul", "< opened cb @ Sa-Su", "< restricted cb @ Jul AND Sa-Su"),
        WayCase(
            ["oneway:conditional": "yes @ (Mo)", "oneway:bicycle:conditional": "no @ (Mo)"], "< closed cb @ Mo",
            "< opened b @ Mo"),
        WayCase(["oneway": "yes", "bicycle:backward:conditional": "yes @ (Su)"], "< opened b @ Su"),
        WayCase(["oneway:vehicle:conditional": "yes @ (Mo)"], "< closed cb @ Mo"),
        WayCase(["oneway:motorcar:conditional": "yes @ (Mo)"], "< closed c @ Mo"),
        WayCase(["oneway:foot:conditional": "yes @ (Mo)"], "< closed f @ Mo"),
    ]

    static let speed = [
        WayCase(["maxspeed:conditional": "30 @ (22:00-06:00)"], "> 30 @ 22:00-06:00", "< 30 @ 22:00-06:00"),
        WayCase(["maxspeed:conditional": "20 mph @ (Mo)", "oneway": "yes"], "> 32 @ Mo"),
        WayCase(["maxspeed:conditional": "none @ (22:00-06:00)", "oneway": "-1"], "< 255 @ 22:00-06:00"),
        WayCase(["maxspeed:forward:conditional": "30 @ (Mo)"], "> 30 @ Mo"),
        WayCase(
            ["maxspeed:backward:conditional": "30 @ (Mo)", "maxspeed:conditional": "50 @ (Nov-Mar)"],
            "> 50 @ Nov-Mar", "< 50 @ Nov-Mar", "< 30 @ Mo"),
        WayCase(["maxspeed:conditional": "80 @ wet"]),
        WayCase(["maxspeed:conditional": "30 @ (Mo)", "maxspeed:forward": "50"], "< 30 @ Mo"),
        WayCase(["maxspeed:conditional": "30 @ (Mo)", "maxspeed": "30"]),
        WayCase(["route": "ferry", "highway": "", "maxspeed:conditional": "30 @ (Mo)"]),
        WayCase(["maxspeed:conditional": "slow @ (Mo)"]),
        WayCase(["highway": "footway", "bicycle": "no", "maxspeed:conditional": "30 @ (Mo)"]),
        WayCase(
            ["oneway": "yes", "oneway:conditional": "no @ (Su)", "maxspeed:conditional": "30 @ (Mo)"],
            "< opened cb @ Su", "> 30 @ Mo", "< 30 @ Mo"),
    ]

    @Test("tags become conditions", arguments: access + flow + speed)
    func ways(_ tested: WayCase) throws {
        let traits = try #require(RoadTraits(Tags(["highway": "residential"].merging(tested.tags) { $1 })))
        #expect(traits.conditions.map(Self.text) == tested.conditions)
    }

    private static func text(_ condition: WayCondition) -> String {
        let effect =
            switch condition.effect {
            case .opened(let modes): "opened \(letters(modes))"
            case .restricted(let modes): "restricted \(letters(modes))"
            case .closed(let modes): "closed \(letters(modes))"
            case .speedLimit(let limit): "\(limit)"
            }
        return "\(condition.direction == .forward ? ">" : "<") \(effect) @ \(condition.hours)"
    }

    private static func letters(_ modes: TravelModes) -> String {
        zip(TravelMode.allCases, ["c", "b", "f"]).map { modes.contains($0) ? $1 : "" }.joined()
    }

    @Test(
        "a way that is closed to all is a road where a condition can open it",
        arguments: [
            (["access": "no", "access:conditional": "yes @ (Su)"], true),
            (["access": "no", "motorcar:conditional": "destination @ (Su)"], true),
            (["access": "no", "access:conditional": "yes @ (PH)"], false),
            (["access": "no", "access:conditional": "yes @ permit_holder"], false),
            (["access": "no", "maxspeed:conditional": "30 @ (Su)"], false),
            (["highway": "motorway", "oneway": "reversible"], false),
            (["highway": "motorway", "oneway": "reversible", "oneway:conditional": "yes @ (06:00-10:00)"], true),
        ] as [([String: String], Bool)])
    func closedWays(_ tags: [String: String], _ isRoad: Bool) {
        #expect((RoadTraits(Tags(["highway": "residential"].merging(tags) { $1 })) != nil) == isRoad)
    }

    // MARK: - What becomes of it in a network

    @Test("every road of the way has the conditions, with hours among the network's texts")
    func network() async throws {
        var map = DrawnMap("A--B--C\n   |\n   D")
        map.way(
            "ABC", ["highway": "residential", "oneway": "yes", "motor_vehicle:conditional": "no @ (Mo); yes @ (We)"])
        map.way("BD", ["highway": "residential", "access": "no", "access:conditional": "yes @ (Mo)"])
        let imported = try await ImportedMap(map)
        #expect(
            imported.conditions == [
                "A-B forward closed(1) Mo", "A-B forward opened(1) We", "B-C forward closed(1) Mo",
                "B-C forward opened(1) We", "B-D forward opened(7) Mo", "B-D backward opened(7) Mo",
            ])
        #expect(imported.road("B-D")?.access == Directed(both: []))
        #expect(imported.report.counts.conditions == 6)
    }

    @Test("what is left out is counted, for roads only")
    func counts() async throws {
        var map = DrawnMap("A--B--C--D")
        map.way(
            "AB",
            [
                "highway": "residential", "access:conditional": "no @ (Mo); no @ (wet); no @ (dusk-dawn)",
                "maxspeed:conditional": "what @ (Mo)", "oneway:conditional": "yes @ (Mo-Fr; PH off)",
                "motorcar:conditional": "no @ (PH)",
            ])
        map.way("BC", ["highway": "residential", "bicycle:conditional": "no @ (Mo)"])
        map.way("CD", ["railway": "tram", "bicycle:conditional": "no @ (dusk)"])
        let counts = try await ImportedMap(map).report.counts
        #expect(counts.conditionalWays == 2)
        #expect(counts.conditionsOtherThanTime == 1)
        #expect(counts.unreadableConditions == 2)
        #expect(counts.conditionsAboutHolidays == 2)
    }
}

extension ImportedMap {
    /// `A-B forward closed(1) Mo`
    fileprivate var conditions: [String] {
        tables.conditions.map { condition in
            let effect =
                switch condition.effect {
                case .opened(let modes): "opened(\(modes.rawValue))"
                case .restricted(let modes): "restricted(\(modes.rawValue))"
                case .closed(let modes): "closed(\(modes.rawValue))"
                case .speedLimit(let limit): "limit(\(limit))"
                }
            let road = name(tables.roads[Int(condition.road.index)])
            return "\(road) \(condition.direction) \(effect) \(text(condition.hours))"
        }
    }
}
