extension ReceiverModel {
    /// The receiver's part of a scenario: the keys `noise`, `dropouts`, `tunnels`, `clock` and `fixes`.
    init(_ fields: inout ScenarioFields) throws(ScenarioFault) {
        self.init()
        try fields.optional("noise").map { value throws(ScenarioFault) in try readNoise(value) }
        dropouts = try fields.optional("dropouts").map(Dropouts.read) ?? Dropouts()
        tunnels = try fields.list("tunnels") { value throws(ScenarioFault) in try value.stretch() }
        clock = try fields.optional("clock").map(ClockError.read) ?? ClockError()
        try fields.optional("fixes").map { value throws(ScenarioFault) in try readFixes(value) }
    }

    private mutating func readNoise(_ value: ScenarioValue) throws(ScenarioFault) {
        (noise, drift, canyon) = try value.fields { fields throws(ScenarioFault) in
            (
                try fields.number("white", 0...200) ?? 4, try fields.optional("drift").map(Drift.read),
                try fields.optional("canyon").map(Canyon.read)
            )
        }
    }

    private mutating func readFixes(_ value: ScenarioValue) throws(ScenarioFault) {
        self = try value.fields { [self] fields throws(ScenarioFault) in
            var model = self
            model.duplicates = try fields.number("duplicates", 0...1) ?? 0
            model.reordering = try fields.optional("reordering")?.integer(0...60) ?? 0
            model.withoutHeading = try fields.number("without-heading", 0...1) ?? 0
            model.withoutSpeed = try fields.number("without-speed", 0...1) ?? 0
            model.withoutAccuracy = try fields.number("without-accuracy", 0...1) ?? 0
            model.accuracyFactor = try fields.number("accuracy-factor", 0.01...100) ?? 1
            model.speedFactor = try fields.number("speed-factor", 0...100) ?? 1
            model.stuckHeading = try fields.number("stuck-heading", 0...360)
            return model
        }
    }
}

extension ReceiverModel.Drift {
    fileprivate static func read(_ value: ScenarioValue) throws(ScenarioFault) -> Self {
        try value.fields { fields throws(ScenarioFault) in
            Self(
                meters: try fields.required("meters").number(0...200),
                seconds: try fields.required("seconds").number(1...3_600))
        }
    }
}

extension ReceiverModel.Canyon {
    fileprivate static func read(_ value: ScenarioValue) throws(ScenarioFault) -> Self {
        try value.fields { fields throws(ScenarioFault) in
            var canyon = Self(
                meters: try fields.required("meters").number(1...500), decay: try fields.number("decay", 1...600) ?? 15)
            canyon.stretches = try fields.list("stretches") { value throws(ScenarioFault) in try value.stretch() }
            canyon.chance = try fields.number("chance", 0...1) ?? 0
            canyon.accuracy = try fields.number("accuracy", 1...1_000)
            return canyon
        }
    }
}

extension ReceiverModel.Dropouts {
    fileprivate static func read(_ value: ScenarioValue) throws(ScenarioFault) -> Self {
        try value.fields { fields throws(ScenarioFault) in
            var dropouts = Self()
            dropouts.share = try fields.number("share", 0...1) ?? 0
            dropouts.burst = try fields.optional("bursts").map { value throws(ScenarioFault) in
                try value.fields { fields throws(ScenarioFault) in
                    (
                        every: try fields.required("every").number(1...86_400),
                        seconds: try fields.required("seconds").number(1...3_600)
                    )
                }
            }
            dropouts.stretches = try fields.list("stretches") { value throws(ScenarioFault) in try value.stretch() }
            return dropouts
        }
    }
}

extension ReceiverModel.ClockError {
    fileprivate static func read(_ value: ScenarioValue) throws(ScenarioFault) -> Self {
        try value.fields { fields throws(ScenarioFault) in
            var clock = Self()
            clock.offset = try fields.number("offset", -86_400...86_400) ?? 0
            clock.drift = try fields.number("drift", -0.5...0.5) ?? 0
            clock.jump = try fields.optional("jump").map { value throws(ScenarioFault) in
                try value.fields { fields throws(ScenarioFault) in
                    (
                        at: try fields.required("at").number(0...86_400),
                        seconds: try fields.required("seconds").number(-86_400...86_400)
                    )
                }
            }
            return clock
        }
    }
}
