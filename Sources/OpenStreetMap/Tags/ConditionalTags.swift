import Routing

/// The tags of a way as they are while some of its conditional tags hold.
///
/// A conditional tag overrides the one that it is named for: `access:conditional=no @ (Mo)` makes it `access=no` on Mondays.
/// So what holds then is what the plain rules make of the changed tags, and no rule needs to know of conditions. Several
/// tags may hold at once, of each the last entry that does; every choice of entries is one combination, numbered so that
/// of those that hold, the one with the highest number is all that holds.
///
/// Source: https://wiki.openstreetmap.org/wiki/Conditional_restrictions
struct ConditionalTags {
    /// One conditional tag.
    private struct Choice {
        var key: TagKey
        var entries: [(value: String, hours: String)]
        /// How far the number grows with each entry.
        var stride: Int
    }

    private let tags: Tags
    /// The weightiest last.
    private var choices: [Choice] = []
    /// How many combinations there are; 0 is the tags as they are.
    private(set) var count = 1
    /// Entries that are left out, since with them there would be too many combinations.
    private(set) var leftOut = 0

    /// More than any real way has; a limit on what a hostile file can make a way cost.
    static let mostCombinations = 128

    /// - Parameter keys: the conditional tags that matter, the more specific ones last: what they say weighs more.
    init(_ tags: Tags, _ keys: [TagKey]) {
        self.tags = tags
        for key in keys {
            guard let text = tags[key], let overridden = key.overridden else { continue }
            let entries = ConditionalValue(text).timed.filter { overridden.understands($0.value) }
            guard !entries.isEmpty else { continue }
            guard count * (entries.count + 1) <= Self.mostCombinations else {
                leftOut += entries.count
                continue
            }
            choices.append(Choice(key: overridden, entries: Array(entries), stride: count))
            count *= entries.count + 1
        }
    }

    /// The tags while the combination holds.
    func tags(in combination: Int) -> Tags {
        var changed = tags
        for choice in choices {
            if let entry = entry(of: choice, in: combination) { changed[choice.key] = entry.value }
        }
        return changed
    }

    /// When it may hold, as `OpeningHours` reads it: only those above it can hold instead.
    func hours(of combination: Int) -> String {
        var hours: [String] = []
        for choice in choices {
            guard let entry = entry(of: choice, in: combination), !hours.contains(entry.hours) else { continue }
            hours.append(entry.hours)
        }
        return hours.joined(separator: OpeningHours.conjunction)
    }

    private func entry(of choice: Choice, in combination: Int) -> (value: String, hours: String)? {
        let digit = digit(of: choice, in: combination)
        return digit > 0 ? choice.entries[digit - 1] : nil
    }

    private func digit(of choice: Choice, in combination: Int) -> Int {
        combination / choice.stride % (choice.entries.count + 1)
    }
}

extension ConditionalTags {
    /// The combinations that have to be told apart to know something at any time, ascending: where several hold at once the
    /// last one counts, and where none holds the tags as they are.
    ///
    /// - Parameter values: what is to be known, for each combination.
    func changes<Value: Equatable>(of values: [Value]) -> [Int] {
        let idle = choices.filter { !matters($0, to: values) }
        var changes: [Int] = []
        for combination in 1..<max(count, 1) where idle.allSatisfy({ digit(of: $0, in: combination) == 0 }) {
            let parent = parent(of: combination)
            let isKnown =
                values[parent] == values[combination]
                && changes.reversed().prefix { $0 > parent }.allSatisfy { values[$0] == values[combination] }
            if !isKnown { changes.append(combination) }
        }
        return changes
    }

    private func matters<Value: Equatable>(_ choice: Choice, to values: [Value]) -> Bool {
        values.indices.contains { combination in
            values[combination] != values[combination - digit(of: choice, in: combination) * choice.stride]
        }
    }

    /// The combination without the entry that weighs least: it holds whenever `combination` does.
    private func parent(of combination: Int) -> Int {
        for choice in choices {
            let digit = digit(of: choice, in: combination)
            if digit > 0 { return combination - digit * choice.stride }
        }
        return 0
    }
}

extension TagKey {
    /// Whether a value of the tag says something that the rules know.
    func understands(_ value: String) -> Bool {
        switch self {
        case .oneway, .onewayVehicle, .onewayMotorVehicle, .onewayMotorcar, .onewayBicycle, .onewayFoot:
            TrafficFlow(oneway: value) != nil
        case .maxspeed, .maxspeedForward, .maxspeedBackward: SpeedLimit.parse(value) != nil
        case .hov: true
        default: Permission(value) != nil
        }
    }
}
