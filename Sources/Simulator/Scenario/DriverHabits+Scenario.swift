extension DriverHabits {
    /// The driver's part of a scenario.
    static func read(_ value: ScenarioValue) throws(ScenarioFault) -> DriverHabits {
        try value.fields { fields throws(ScenarioFault) in
            var habits = DriverHabits()
            habits.wrongTurns = Set(
                try fields.list("wrong-turns-at") { value throws(ScenarioFault) in try value.integer(1...1_000) })
            habits.wrongTurnChance = try fields.number("wrong-turn-chance", 0...1) ?? 0
            habits.ignoringSeconds = try fields.number("ignores-reroutes", 0...3_600) ?? 0
            habits.plans = try plans(&fields)
            habits.passedStops = Set(
                try fields.list("passes-stops") { value throws(ScenarioFault) in try value.integer(1...100) - 1 })
            habits.parking = try fields.optional("parking").map(Parking.read)
            habits.overshoot = try fields.number("overshoots", 1...5_000) ?? 0
            return habits
        }
    }

    private static func plans(_ fields: inout ScenarioFields) throws(ScenarioFault) -> [Plan] {
        let stops = try fields.list("stops") { value throws(ScenarioFault) in
            try plan(value) { fields throws(ScenarioFault) in
                .stop(seconds: try fields.required("seconds").number(1...3_600))
            }
        }
        let detours = try fields.list("detours") { value throws(ScenarioFault) in
            try plan(value) { fields throws(ScenarioFault) in
                .detour(over: try fields.required("over").coordinate())
            }
        }
        let turns = try fields.list("turns-round") { value throws(ScenarioFault) in
            try plan(value) { fields throws(ScenarioFault) in
                .turnRound(meters: try fields.required("meters").number(1...10_000))
            }
        }
        return stops + detours + turns
    }

    /// Something that is done `after` so many meters, or `at` a share of the way.
    private static func plan(
        _ value: ScenarioValue, _ deed: (inout ScenarioFields) throws(ScenarioFault) -> Deed
    ) throws(ScenarioFault) -> Plan {
        try value.fields { fields throws(ScenarioFault) in
            let deed = try deed(&fields)
            let meters = try fields.number("after", 0...1e6)
            let share = try fields.number("at", 0...1)
            switch (meters, share) {
            case (let meters?, nil): return Plan(at: .meters(meters), deed)
            case (nil, let share?): return Plan(at: .share(share), deed)
            default: throw value.fault("needs either 'after' (meters driven) or 'at' (a share of the way)")
            }
        }
    }
}

extension DriverHabits.Parking {
    fileprivate static func read(_ value: ScenarioValue) throws(ScenarioFault) -> Self {
        try value.fields { fields throws(ScenarioFault) in
            Self(
                before: try fields.number("before", 0...1_000) ?? 20, away: try fields.required("away").number(1...500),
                isOnRight: try fields.optional("side")?.choice([("right", true), ("left", false)]) ?? true)
        }
    }
}
