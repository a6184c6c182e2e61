import Routing
import Testing

@testable import OpenStreetMap

struct RestrictionRuleTests {
    private func read(_ tags: [String: String]) -> RestrictionRule.Reading? {
        RestrictionRule.read(Tags(["type": "restriction"].merging(tags) { $1 }))
    }

    private func only(_ reading: RestrictionRule.Reading?) throws -> RestrictionRule {
        let reading = try #require(reading)
        #expect(reading.problems.isEmpty)
        return try #require(reading.rules.count == 1 ? reading.rules.first : nil)
    }

    @Test(
        "kinds",
        arguments: [
            ("no_left_turn", TurnRestriction.Kind.no), ("no_right_turn", .no), ("no_straight_on", .no),
            ("no_u_turn", .no),
            ("no_entry", .no), ("no_exit", .no), ("only_left_turn", .only), ("only_right_turn", .only),
            ("only_straight_on", .only), ("only_u_turn", .only),
        ])
    func kinds(_ value: String, _ kind: TurnRestriction.Kind) throws {
        let rule = try only(read(["restriction": value]))
        #expect(rule.kind == kind)
        #expect(rule.modes == [.car, .bicycle])
        #expect(rule.shape == (value == "no_entry" ? .manyToOne : value == "no_exit" ? .oneToMany : .oneToOne))
        #expect(rule.hours.isEmpty)
        let turn = value.split(separator: "_", maxSplits: 1).last.map(String.init) ?? ""
        #expect(rule.turn?.rawValue == (["entry", "exit"].contains(turn) ? nil : turn))
    }

    struct ModeCase: Sendable {
        var tags: [String: String]
        var modes: TravelModes
    }

    @Test(
        "exceptions and vehicles decide who must obey",
        arguments: [
            ModeCase(tags: ["restriction": "no_u_turn", "except": "bicycle"], modes: .car),
            ModeCase(tags: ["restriction": "no_u_turn", "except": "psv;motorcar"], modes: .bicycle),
            ModeCase(tags: ["restriction": "no_u_turn", "except": "psv; bicycle"], modes: .car),
            ModeCase(tags: ["restriction:bicycle": "no_u_turn"], modes: .bicycle),
            ModeCase(tags: ["restriction:motorcar": "no_u_turn"], modes: .car),
            ModeCase(tags: ["restriction:motor_vehicle": "no_u_turn"], modes: .car),
            ModeCase(tags: ["restriction:vehicle": "no_u_turn"], modes: [.car, .bicycle]),
            ModeCase(tags: ["restriction:foot": "no_left_turn"], modes: .foot),
            ModeCase(tags: ["type": "restriction:bicycle", "restriction": "no_u_turn"], modes: .bicycle),
        ])
    func modes(_ tested: ModeCase) throws { #expect(try only(read(tested.tags)).modes == tested.modes) }

    @Test("what is not applied says why")
    func notApplied() {
        func problems(_ tags: [String: String]) -> [ImportReport.Reason]? {
            let reading = read(tags)
            #expect(reading?.rules.isEmpty != false)
            return reading?.problems
        }
        #expect(problems(["restriction:hgv": "no_left_turn"]) == [.otherVehicles])
        #expect(problems(["restriction:hgv:conditional": "no_left_turn @ (22:00-06:00)"]) == [.otherVehicles])
        #expect(problems(["type": "restriction:hgv", "restriction": "no_left_turn"]) == [.otherVehicles])
        #expect(problems(["restriction": "no_u_turn", "except": "vehicle"]) == [.otherVehicles])
        #expect(problems(["restriction": "no_u_turn", "except": "bicycle;motorcar"]) == [.otherVehicles])
        #expect(problems(["restriction": "maybe_left"]) == [.unknownRestriction])
        #expect(problems(["restriction:conditional": "left @ (Mo)"]) == [.unknownRestriction])
        #expect(problems([:]) == [.missingKind])
        #expect(problems(["except": "bicycle"]) == [.missingKind])
        #expect(problems(["restriction:conditional": "no_left_turn @ (sunrise-sunset)"]) == [.conditional])
        #expect(problems(["restriction:conditional": "no_left_turn"]) == [.conditional])
        #expect(problems(["restriction:conditional": "no_left_turn @ (weight>7.5)"]) == [.otherCondition])
        #expect(problems(["restriction:conditional": "no_left_turn @ (PH)"]) == [.otherCondition])
        #expect(read(["type": "route"]) == nil)
        #expect(read(["type": "multipolygon", "restriction": "no_u_turn"]) == nil)
    }

    @Test("a relation may have rules for several vehicles")
    func severalRules() throws {
        let reading = try #require(
            read(["restriction:motorcar": "no_left_turn", "restriction:bicycle": "only_straight_on"]))
        #expect(reading.rules.map(\.modes) == [.car, .bicycle])
        #expect(reading.rules.map(\.kind) == [.no, .only])
    }

    struct HoursCase: CustomTestStringConvertible, Sendable {
        var tags: [String: String]
        /// `no car 07:00-09:00`: kind, modes, hours.
        var rules: [String]
        var problems: [ImportReport.Reason]

        init(_ tags: [String: String], _ rules: String..., problems: [ImportReport.Reason] = []) {
            self.tags = tags
            self.rules = rules
            self.problems = problems
        }

        var testDescription: String { tags.sorted(by: <).map { "\($0.key)=\($0.value)" }.joined(separator: " ") }
    }

    @Test(
        "a rule may hold at times",
        arguments: [
            HoursCase(["restriction:conditional": "no_left_turn @ (07:00-09:00)"], "no 3 07:00-09:00"),
            HoursCase(["restriction:conditional": "no_left_turn @ Mo-Fr 07:00-09:00"], "no 3 Mo-Fr 07:00-09:00"),
            HoursCase(
                ["restriction:conditional": "no_left_turn @ (07:00-09:00); only_straight_on @ (Sa; Su)"],
                "no 3 07:00-09:00", "only 3 Sa; Su"),
            HoursCase(["restriction:bicycle:conditional": "no_left_turn @ (Sa)"], "no 2 Sa"),
            HoursCase(["restriction:motorcar:conditional": "no_left_turn @ (Sa)"], "no 1 Sa"),
            HoursCase(["restriction:conditional": "no_left_turn @ (Sa)", "except": "bicycle"], "no 1 Sa"),
            HoursCase(
                ["restriction": "no_u_turn", "restriction:conditional": "no_left_turn @ (Sa)"], "no 3 ", "no 3 Sa"),
            // Lifted at times: all but those.
            HoursCase(
                ["restriction": "no_u_turn", "restriction:conditional": "none @ (Mo-Su 23:00-06:00)"],
                "no 3 24/7; Mo-Su 23:00-06:00 off"),
            HoursCase(
                ["restriction": "no_u_turn", "restriction:conditional": "none @ (Sa; Su)"], problems: [.conditional]),
            HoursCase(
                ["restriction": "no_u_turn", "restriction:conditional": "none @ (Sa AND 08:00-12:00)"],
                problems: [.conditional]),
            HoursCase(
                ["restriction:conditional": "no_left_turn @ (Mo-Fr AND 07:00-09:00)"], "no 3 Mo-Fr AND 07:00-09:00"),
            HoursCase(
                ["restriction": "no_u_turn", "restriction:conditional": "none @ (weight<3.5)"], "no 3 ",
                problems: [.otherCondition]),
            HoursCase(
                ["restriction:conditional": "no_left_turn @ (Sa); no_right_turn @ (wet)"], "no 3 Sa",
                problems: [.otherCondition]),
            // The spelling before there were conditional tags.
            HoursCase(
                [
                    "restriction": "no_left_turn", "day_on": "Monday", "day_off": "Friday", "hour_on": "07:00",
                    "hour_off": "09:30",
                ], "no 3 Mo-Fr 07:00-09:30"),
            HoursCase(
                [
                    "restriction": "no_u_turn", "restriction:conditional": "none @ (23:00-06:00)", "hour_on": "06",
                    "hour_off": "what",
                ], "no 3 24/7; 23:00-06:00 off"),
            HoursCase(["restriction": "no_left_turn", "day_on": "Su"], "no 3 Su"),
            HoursCase(["restriction": "no_left_turn", "hour_on": "7", "hour_off": "18"], "no 3 7:00-18:00"),
            HoursCase(
                ["restriction": "no_left_turn", "hour_on": "07:30-09:30,17:30-19:30"], "no 3 07:30-09:30,17:30-19:30"),
            HoursCase(["restriction": "no_left_turn", "day_on": "M", "day_off": "F"], "no 3 Mo-Fr"),
            HoursCase(["restriction": "no_left_turn", "day_on": "T", "day_off": "F"], problems: [.conditional]),
            HoursCase(["restriction": "no_left_turn", "hour_on": "noon", "hour_off": "18"], problems: [.conditional]),
            HoursCase(["restriction": "no_left_turn", "hour_off": "18"], problems: [.conditional]),
        ])
    func hours(_ tested: HoursCase) throws {
        let reading = try #require(read(tested.tags))
        #expect(reading.rules.map { "\($0.kind) \($0.modes.rawValue) \($0.hours)" } == tested.rules)
        #expect(reading.problems == tested.problems)
        #expect(reading.rules.allSatisfy { $0.hours.isEmpty || OpeningHours($0.hours) != nil })
    }
}
