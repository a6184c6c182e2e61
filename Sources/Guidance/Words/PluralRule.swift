/// Which form of a unit goes with a number, with the categories and rules of Unicode's CLDR.
package enum PluralRule: Sendable, CaseIterable {
    /// 1 meter; 0, 1.5, 2 meters.
    case oneAlone
    /// 1 and 1,5 kilomètre; 2 kilomètres.
    case belowTwo
    /// 1 kilometr; 2–4 kilometry, but 12–14 kilometrów; 5 kilometrów; 1,5 kilometra.
    case polish
    /// 1, 21 кілометр; 2–4 кілометри, but 12–14 кілометрів; 5 кілометрів; 1,5 кілометра.
    case eastSlavic
    /// One form for all.
    case none

    package enum Category: Sendable, CaseIterable {
        case one
        case few
        case many
        case other
    }

    /// - Parameters:
    ///   - whole: the number's whole part, not negative.
    ///   - hasFraction: whether something follows the decimal separator.
    package func category(of whole: Int, hasFraction: Bool) -> Category {
        switch self {
        case .oneAlone: !hasFraction && whole == 1 ? .one : .other
        case .belowTwo: whole < 2 ? .one : .other
        case .polish: hasFraction ? .other : whole == 1 ? .one : Self.isFew(whole) ? .few : .many
        case .eastSlavic: hasFraction ? .other : Self.isOne(whole) ? .one : Self.isFew(whole) ? .few : .many
        case .none: .other
        }
    }

    private static func isOne(_ whole: Int) -> Bool { whole % 10 == 1 && whole % 100 != 11 }

    private static func isFew(_ whole: Int) -> Bool {
        (2...4).contains(whole % 10) && !(12...14).contains(whole % 100)
    }
}
