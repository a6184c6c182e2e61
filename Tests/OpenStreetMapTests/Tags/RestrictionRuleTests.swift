import Routing
import Testing

@testable import OpenStreetMap

struct RestrictionRuleTests {
    private func read(_ tags: [String: String]) -> RestrictionRule.Reading? {
        RestrictionRule.read(Tags(["type": "restriction"].merging(tags) { $1 }))
    }

    private func only(_ reading: RestrictionRule.Reading?) throws -> RestrictionRule {
        guard case .rules(let rules) = reading else { throw UnexpectedSuccess() }
        return try #require(rules.count == 1 ? rules.first : nil)
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
        #expect(rule.isFan == ["no_entry", "no_exit"].contains(value))
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
        #expect(read(["restriction:conditional": "no_left_turn @ (Mo-Fr 07:00-09:00)"]) == .conditional)
        #expect(read(["restriction:hgv": "no_left_turn"]) == .otherVehicles)
        #expect(read(["type": "restriction:hgv", "restriction": "no_left_turn"]) == .otherVehicles)
        #expect(read(["restriction": "no_u_turn", "except": "vehicle"]) == .otherVehicles)
        #expect(read(["restriction": "maybe_left"]) == .unknown("maybe_left"))
        #expect(read(["type": "route"]) == nil)
        #expect(read(["type": "multipolygon", "restriction": "no_u_turn"]) == nil)
    }

    @Test("a relation may have rules for several vehicles")
    func severalRules() {
        let reading = read(["restriction:motorcar": "no_left_turn", "restriction:bicycle": "only_straight_on"])
        guard case .rules(let rules) = reading else {
            Issue.record("expected rules, got \(String(describing: reading))")
            return
        }
        #expect(rules.map(\.modes) == [.car, .bicycle])
        #expect(rules.map(\.kind) == [.no, .only])
    }
}
