import Protocol

/// What came of a scenario's drive.
package struct ScenarioOutcome: Sendable {
    package var scenario: Scenario
    package var report: DriveReport
    /// Why the drive broke off, where it did.
    package var failure: DriveFailure?
    var witness: DriveWitness

    package var hasPassed: Bool { unmet.isEmpty }

    /// What was expected and isn't so, each in a sentence.
    package var unmet: [String] { [arrival].compactMap(\.self) + amounts + problems }

    private var arrival: String? {
        guard report.hasArrived != scenario.expectations.arrives else { return nil }
        let why = failure.map { ": \($0)" } ?? report.endReason.map { ": the trip was \($0)" } ?? ""
        return report.hasArrived ? "arrives: expected no arrival, but arrived" : "arrives: did not arrive\(why)"
    }

    private var amounts: [String] {
        Expectations.Subject.allCases.compactMap { subject in
            guard let expected = scenario.expectations.amounts[subject] else { return nil }
            let found = amount(of: subject)
            guard !expected.contains(found) else { return nil }
            return "\(subject.rawValue): expected \(expected), found \(Expectations.Amount.short(found))"
        }
    }

    private var problems: [String] {
        let expected = scenario.expectations.problems
        let missing = expected.subtracting(witness.problems).sorted().map {
            "problems: expected \($0), which wasn't told"
        }
        let others = witness.problems.subtracting(expected).sorted()
        return missing + others.map { "problems: the server told \(TerminalText.safe($0)), which wasn't expected" }
    }

    func amount(of subject: Expectations.Subject) -> Double {
        switch subject {
        case .stopsReached: Double(report.stopsReached)
        case .reroutes: Double(report.reroutes)
        case .deviations: Double(report.deviations)
        case .wrongTurns: Double(report.wrongTurns)
        case .instructions: Double(report.instructions)
        case .repeatedAnnouncements: Double(witness.repeatedAnnouncements)
        case .falseArrivals: Double(witness.falseArrivals)
        case .seconds: report.seconds
        case .meters: report.meters
        case .matchedWithin: witness.matchedWithin
        case .estimated: Double(witness.estimated)
        }
    }
}

extension ScenarioOutcome {
    /// A line for people: the name, how it went, and each expectation that wasn't met on a line of its own.
    package var text: String {
        let counts = Expectations.Subject.allCases.map {
            "\($0.rawValue) \(Expectations.Amount.short(amount(of: $0)))"
        }
        let head = "\(hasPassed ? "✓" : "✗") \(scenario.name) (seed \(scenario.seed)): \(report.sentence)"
        return
            ([head] + unmet.map { "    \($0)" } + (hasPassed ? [] : ["    found: \(counts.joined(separator: ", "))"]))
            .joined(separator: "\n")
    }

    package var json: String {
        var writer = JSONWriter()
        writer.object { json in
            json.field("type", "scenario")
            json.field("scenario", scenario.name)
            json.field("seed", Int(scenario.seed))
            json.field("passed", hasPassed)
            json.field("unmet", unmet)
            json.field("problems", witness.problems.sorted())
            json.field("repeatedAnnouncements", witness.repeatedAnnouncements)
            json.field("falseArrivals", witness.falseArrivals)
            json.field("matchedWithin", witness.matchedWithin, decimals: 1)
            json.field("estimated", witness.estimated)
            json.field("report", report)
        }
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
