/// Says distances as somebody would: 3 kilometers, 1.5 kilometers, 800 meters, a quarter of a mile.
struct DistanceWriter: Sendable {
    let language: Language
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
        if units == .metric {
            writeMetric(meters, use, &sentence)
        } else {
            writeImperial(meters / Self.metersPerMile, use, &sentence)
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
    private func writeMetric(_ meters: Double, _ use: Use, _ sentence: inout Sentence) {
        guard meters >= 950 else {
            return write(Self.rounded(meters, to: Self.meterStep(meters)), .meters, use, &sentence)
        }
        let kilometers = meters / 1000
        let halves = kilometers < 9.75 ? Int((kilometers * 2).rounded()) : Int(kilometers.rounded()) * 2
        writeHalves(halves, .kilometers, use, &sentence)
    }

    private static func meterStep(_ meters: Double) -> Int {
        switch meters {
        case ..<100: 10
        case ..<300: 50
        default: 100
        }
    }

    private func writeImperial(_ miles: Double, _ use: Use, _ sentence: inout Sentence) {
        guard miles >= 0.2 else { return writeShort(miles, use, &sentence) }
        let quarters = miles < 2.875 ? Int((miles * 4).rounded()) : Int(miles.rounded()) * 4
        guard quarters >= 4 else { return sentence.append(fraction(quarters, use)) }
        guard quarters % 4 != 0 else { return write(quarters / 4, .miles, use, &sentence) }
        guard let template = mixedMiles(quarters % 4, use) else {
            return writeHalves(Int((miles * 2).rounded()), .miles, use, &sentence)
        }
        template.write(to: &sentence) { _, sentence in sentence.append(String(quarters / 4)) }
    }

    /// Feet, or yards: in tens up to 100, in fifties up to 500, in hundreds.
    private func writeShort(_ miles: Double, _ use: Use, _ sentence: inout Sentence) {
        let isInYards = language.phrasebook.distances.usesYards
        let count = miles * (isInYards ? Self.yardsPerMile : Self.feetPerMile)
        let step = count < 100 ? 10 : count < 500 ? 50 : 100
        write(Self.rounded(count, to: step), isInYards ? .yards : .feet, use, &sentence)
    }

    private func fraction(_ quarters: Int, _ use: Use) -> String {
        let distances = language.phrasebook.distances
        let units = use == .ahead ? distances.ahead : distances.along
        return quarters <= 1 ? units.quarterMile : quarters == 2 ? units.halfMile : units.threeQuarterMiles
    }

    private func mixedMiles(_ quarters: Int, _ use: Use) -> Template? {
        let distances = language.phrasebook.distances
        guard let mixed = use == .ahead ? distances.ahead.mixedMiles : distances.along.mixedMiles else { return nil }
        return quarters == 1 ? mixed.andQuarter : quarters == 2 ? mixed.andHalf : mixed.andThreeQuarters
    }

    private func write(_ count: Int, _ unit: DistanceWords.Unit, _ use: Use, _ sentence: inout Sentence) {
        template(for: count, hasFraction: false, unit, use).write(to: &sentence) { _, sentence in
            sentence.append(String(count))
        }
    }

    private func writeHalves(_ halves: Int, _ unit: DistanceWords.Unit, _ use: Use, _ sentence: inout Sentence) {
        guard halves % 2 == 1 else { return write(halves / 2, unit, use, &sentence) }
        template(for: halves / 2, hasFraction: true, unit, use).write(to: &sentence) { _, sentence in
            sentence.append(String(halves / 2))
            sentence.append(language.phrasebook.distances.decimalSeparator)
            sentence.append("5")
        }
    }

    private func template(for whole: Int, hasFraction: Bool, _ unit: DistanceWords.Unit, _ use: Use) -> Template {
        let category = language.phrasebook.distances.plural.category(of: whole, hasFraction: hasFraction)
        return use == .ahead
            ? language.phrasebook.distances.ahead[unit][category] : language.phrasebook.distances.along[unit][category]
    }

    /// At least one step: nobody says "in 0 meters".
    private static func rounded(_ value: Double, to step: Int) -> Int {
        max(Int((value / Double(step)).rounded()) * step, step)
    }
}
