/// Distances as they are spoken.
package struct DistanceWords: Sendable, Equatable {
    package var plural: PluralRule
    package var decimalSeparator: String
    /// Whether short imperial distances are in yards, as on British signs.
    package var usesYards = false
    /// In the case that `inDistance` and `thenInDistance` need: "in 400 Metern".
    package var ahead: UnitWords
    /// In the case that `continueFor` needs: "400 Meter".
    package var along: UnitWords

    package init(
        plural: PluralRule, decimalSeparator: String, usesYards: Bool = false, ahead: UnitWords,
        along: UnitWords? = nil
    ) {
        self.plural = plural
        self.decimalSeparator = decimalSeparator
        self.usesYards = usesYards
        self.ahead = ahead
        self.along = along ?? ahead
    }
}

extension DistanceWords {
    /// For a language that has one form of metric units wherever they stand.
    mutating func speakMetric(meters: PluralForms, kilometers: PluralForms) {
        for place in [\Self.ahead, \Self.along] {
            self[keyPath: place].meters = meters
            self[keyPath: place].kilometers = kilometers
        }
    }

    package struct UnitWords: Sendable, Equatable {
        package var meters: PluralForms
        package var kilometers: PluralForms
        package var feet: PluralForms
        package var yards: PluralForms
        package var miles: PluralForms
        package var quarterMile: String
        package var halfMile: String
        package var threeQuarterMiles: String
        /// `nil` where one says 1.5 miles.
        package var mixedMiles: MixedMiles?

        package subscript(unit: Unit) -> PluralForms {
            switch unit {
            case .meters: meters
            case .kilometers: kilometers
            case .feet: feet
            case .yards: yards
            case .miles: miles
            }
        }
    }

    package enum Unit: Sendable {
        case meters
        case kilometers
        case feet
        case yards
        case miles
    }

    /// `{count}` whole miles and a fraction.
    package struct MixedMiles: Sendable, Equatable {
        package var andQuarter: Template
        package var andHalf: Template
        package var andThreeQuarters: Template
    }

    /// A unit with its `{count}`, in each form that the language's rule asks for.
    package struct PluralForms: Sendable, Equatable, ExpressibleByStringLiteral {
        package var one: Template
        package var few: Template
        package var many: Template
        package var other: Template

        package init(one: Template, few: Template? = nil, many: Template? = nil, other: Template) {
            self.one = one
            self.few = few ?? other
            self.many = many ?? other
            self.other = other
        }

        package init(stringLiteral text: String) { self.init(one: Template(text), other: Template(text)) }

        package subscript(_ category: PluralRule.Category) -> Template {
            switch category {
            case .one: one
            case .few: few
            case .many: many
            case .other: other
            }
        }
    }
}
