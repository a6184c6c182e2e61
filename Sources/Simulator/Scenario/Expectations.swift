/// What must come of a scenario's drive.
package struct Expectations: Sendable, Equatable {
    /// How many, or how much: exactly, at least, at most.
    package struct Amount: Sendable, Equatable, CustomStringConvertible {
        package var least = 0.0
        package var most = Double.infinity

        package init(least: Double = 0, most: Double = .infinity) {
            self.least = least
            self.most = most
        }

        package static func exactly(_ number: Double) -> Amount { Amount(least: number, most: number) }

        func contains(_ number: Double) -> Bool { (least...most).contains(number) }

        package var description: String {
            if least == most { return Self.short(least) }
            if most == .infinity { return "at least \(Self.short(least))" }
            return least == 0 ? "at most \(Self.short(most))" : "\(Self.short(least)) to \(Self.short(most))"
        }

        static func short(_ number: Double) -> String {
            guard number.isFinite, abs(number) < 1e12 else { return "\(number)" }
            let rounded = (number * 10).rounded() / 10
            return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
        }
    }

    /// Something that a drive can be counted by, in the order of the report.
    package enum Subject: String, Sendable, CaseIterable {
        /// Stops on the way and the destination.
        case stopsReached = "stops-reached"
        case reroutes, deviations
        case wrongTurns = "wrong-turns"
        /// Announcements.
        case instructions
        /// Said twice about the same thing.
        case repeatedAnnouncements = "repeated-announcements"
        /// A stop that was told to be reached though the vehicle wasn't there, or never slowed down.
        case falseArrivals = "false-arrivals"
        /// Simulated.
        case seconds
        /// Driven.
        case meters
        /// Meters within which 19 of 20 matched places lie to where the vehicle was.
        case matchedWithin = "matched-within"
        /// Progress that was reckoned without a fix.
        case estimated
    }

    package var arrives = true
    /// What is not named is free, but for what nobody wants.
    package var amounts: [Subject: Amount] = [.repeatedAnnouncements: .exactly(0), .falseArrivals: .exactly(0)]
    /// The codes of the errors that the server must tell; others it must not.
    package var problems: Set<String> = []

    package init() {}

    static func read(_ value: ScenarioValue) throws(ScenarioFault) -> Expectations {
        try value.fields { fields throws(ScenarioFault) in
            var expectations = Expectations()
            expectations.arrives = try fields.optional("arrives")?.flag() ?? true
            for subject in Subject.allCases {
                let amount = try fields.optional(subject.rawValue).map(Amount.read)
                if let amount { expectations.amounts[subject] = amount }
            }
            expectations.problems = Set(
                try fields.list("problems") { value throws(ScenarioFault) in try value.text(atMost: 60) })
            return expectations
        }
    }
}

extension Expectations: CustomStringConvertible {
    package var description: String {
        let counted = Subject.allCases.compactMap { subject in amounts[subject].map { "\(subject.rawValue) \($0)" } }
        let told = problems.sorted().map { "problem \($0)" }
        return ([arrives ? "arrives" : "does not arrive"] + counted + told).joined(separator: ", ")
    }
}

extension Expectations.Amount {
    /// A number, or a mapping with `least`, `most` or both.
    fileprivate static func read(_ value: ScenarioValue) throws(ScenarioFault) -> Self {
        guard value.isMapping else { return .exactly(try value.number(0...1e9)) }
        return try value.fields { fields throws(ScenarioFault) in
            let least = try fields.number("least", 0...1e9)
            let most = try fields.number("most", 0...1e9)
            guard least != nil || most != nil, least ?? 0 <= most ?? .infinity else {
                throw value.fault("needs 'least', 'most' or both, in that order")
            }
            return Self(least: least ?? 0, most: most ?? .infinity)
        }
    }
}
