/// Says distances as somebody would: 3 kilometers, 1.5 kilometers, 800 meters, a quarter of a mile.
struct DistanceWriter: Sendable {
    let words: DistanceWords
    let units: Units

    /// Where a distance stands, which decides on its case.
    enum Use {
        /// "In 400 meters".
        case ahead
        /// "For 400 meters".
        case along
    }

    /// - Parameter meters: nobody says what isn't finite or is negative: that is the shortest distance there is.
    func write(_ meters: Double, as use: Use, to sentence: inout Sentence) {
        let meters = meters.isFinite ? min(max(meters, 0), Self.farthest) : 0
        let units = use == .ahead ? words.ahead : words.along
        if self.units == .metric {
            writeMetric(meters, units, &sentence)
        } else {
            writeImperial(meters / Self.metersPerMile, units, &sentence)
        }
    }

    /// The distance alone.
    func spoken(_ meters: Double, as use: Use = .ahead) -> String {
        var sentence = Sentence(.text)
        write(meters, as: use, to: &sentence)
        return sentence.text
    }

    /// Around the earth.
    private static let farthest = 4e7
    private static let metersPerMile = 1609.344
    private static let feetPerMile = 5280.0
    private static let yardsPerMile = 1760.0
}

extension DistanceWriter {
    private func writeMetric(_ meters: Double, _ units: DistanceWords.UnitWords, _ sentence: inout Sentence) {
        guard meters >= 950 else {
            return write(Self.rounded(meters, to: Self.meterStep(meters)), units.meters, &sentence)
        }
        let kilometers = meters / 1000
        let halves = kilometers < 9.75 ? Int((kilometers * 2).rounded()) : Int(kilometers.rounded()) * 2
        writeHalves(halves, units.kilometers, &sentence)
    }

    private static func meterStep(_ meters: Double) -> Int {
        switch meters {
        case ..<100: 10
        case ..<300: 50
        default: 100
        }
    }

    private func writeImperial(_ miles: Double, _ units: DistanceWords.UnitWords, _ sentence: inout Sentence) {
        guard miles >= 0.2 else { return writeShort(miles, units, &sentence) }
        let quarters = miles < 2.875 ? Int((miles * 4).rounded()) : Int(miles.rounded()) * 4
        guard quarters >= 4 else { return sentence.append(Self.fraction(quarters, of: units)) }
        guard quarters % 4 != 0 else { return write(quarters / 4, units.miles, &sentence) }
        guard let mixed = units.mixedMiles else {
            return writeHalves(Int((miles * 2).rounded()), units.miles, &sentence)
        }
        let template = [mixed.andQuarter, mixed.andHalf, mixed.andThreeQuarters][quarters % 4 - 1]
        template.write(to: &sentence) { _, sentence in sentence.append(String(quarters / 4)) }
    }

    /// Feet, or yards: in tens up to 100, in fifties up to 500, in hundreds.
    private func writeShort(_ miles: Double, _ units: DistanceWords.UnitWords, _ sentence: inout Sentence) {
        let count = miles * (words.usesYards ? Self.yardsPerMile : Self.feetPerMile)
        let step = count < 100 ? 10 : count < 500 ? 50 : 100
        write(Self.rounded(count, to: step), words.usesYards ? units.yards : units.feet, &sentence)
    }

    private static func fraction(_ quarters: Int, of units: DistanceWords.UnitWords) -> String {
        switch quarters {
        case ...1: units.quarterMile
        case 2: units.halfMile
        default: units.threeQuarterMiles
        }
    }

    private func write(_ count: Int, _ forms: DistanceWords.PluralForms, _ sentence: inout Sentence) {
        let category = words.plural.category(of: count, hasFraction: false)
        forms[category].write(to: &sentence) { _, sentence in sentence.append(String(count)) }
    }

    private func writeHalves(_ halves: Int, _ forms: DistanceWords.PluralForms, _ sentence: inout Sentence) {
        guard halves % 2 == 1 else { return write(halves / 2, forms, &sentence) }
        let category = words.plural.category(of: halves / 2, hasFraction: true)
        forms[category].write(to: &sentence) { _, sentence in
            sentence.append(String(halves / 2))
            sentence.append(words.decimalSeparator)
            sentence.append("5")
        }
    }

    /// At least one step: nobody says "in 0 meters".
    private static func rounded(_ value: Double, to step: Int) -> Int {
        max(Int((value / Double(step)).rounded()) * step, step)
    }
}
