/// Says distances as somebody would: 3 kilometers, 1.5 kilometers, 800 meters, a quarter of a mile.
struct DistanceWriter: Sendable {
    let words: Phrasebook.DistanceWords
    let units: Units

    /// - Parameter meters: finite and not negative.
    func spoken(_ meters: Double) -> String {
        units == .metric ? metric(meters) : imperial(meters / Self.metersPerMile)
    }

    private static let metersPerMile = 1609.344
    private static let feetPerMile = 5280.0

    private func metric(_ meters: Double) -> String {
        guard meters >= 950 else { return filled(words.meters, Self.rounded(meters, to: Self.meterStep(meters))) }
        let kilometers = meters / 1000
        let halves = kilometers < 9.75 ? Int((kilometers * 2).rounded()) : Int(kilometers.rounded()) * 2
        if halves == 2 { return filled(words.kilometer, 1) }
        guard halves % 2 == 1 else { return filled(words.kilometers, halves / 2) }
        return words.kilometers.filled([.count: "\(halves / 2)\(words.decimalSeparator)5"])
    }

    private static func meterStep(_ meters: Double) -> Int {
        switch meters {
        case ..<100: 10
        case ..<300: 50
        default: 100
        }
    }

    private func imperial(_ miles: Double) -> String {
        guard miles >= 0.2 else {
            let feet = miles * Self.feetPerMile
            return filled(words.feet, Self.rounded(feet, to: feet < 100 ? 10 : feet < 500 ? 50 : 100))
        }
        let quarters = miles < 2.875 ? Int((miles * 4).rounded()) : Int(miles.rounded()) * 4
        let whole = quarters / 4
        switch (whole, quarters % 4) {
        case (0, 1): return words.quarterMile
        case (0, 2): return words.halfMile
        case (0, _): return words.threeQuarterMiles
        case (_, 0): return filled(whole == 1 ? words.mile : words.miles, whole)
        case (_, 1): return filled(words.milesAndQuarter, whole)
        case (_, 2): return filled(words.milesAndHalf, whole)
        default: return filled(words.milesAndThreeQuarters, whole)
        }
    }

    private func filled(_ template: Template, _ count: Int) -> String { template.filled([.count: String(count)]) }

    /// At least one step: nobody says "in 0 meters".
    private static func rounded(_ value: Double, to step: Int) -> Int {
        max(Int((value / Double(step)).rounded()) * step, step)
    }
}
