/// What a banner about a maneuver says: what the signs say, else what the road is called, else what to do.
struct BannerComponents {
    private(set) var primary: [BannerComponent] = []
    /// What the road is called, where the signs stand above; else empty.
    private(set) var secondary: [BannerComponent] = []

    init(of next: DraftStep, _ writer: InstructionWriter) {
        let words = next.words
        guard words.type != .arrive else {
            primary = [BannerComponent(kind: .text, text: writer.announcement(of: words))]
            return
        }
        var signs: [BannerComponent] = []
        Self.append(next.signs.numbers, as: .icon, to: &signs)
        Self.append(next.signs.places, as: .text, to: &signs)
        var road: [BannerComponent] = []
        Self.append([next.labels.name], as: .text, to: &road)
        Self.append(next.labels.numbers, as: .icon, to: &road)
        let abbreviations = writer.phrasebook.abbreviations
        let readsSigns = [.onRamp, .offRamp, .fork].contains(words.type) || road.isEmpty
        (primary, secondary) = readsSigns && !signs.isEmpty ? (signs, road) : (road, [])
        Self.abbreviate(&primary, by: abbreviations)
        Self.abbreviate(&secondary, by: abbreviations)
        if words.type == .offRamp, let exits = next.step.exits {
            // Clients know the word by its kind, and draw a sign.
            let sign = BannerComponent(kind: .exit, text: writer.phrasebook.exitSign)
            primary = [sign, BannerComponent(kind: .exitNumber, text: exits)] + primary
        }
        if primary.isEmpty { primary = [BannerComponent(kind: .text, text: writer.sentence(for: words))] }
    }

    /// Each behind a delimiter but for the first. Road numbers are icons, which clients draw as shields.
    private static func append(
        _ texts: [String], as kind: BannerComponent.Kind, to components: inout [BannerComponent]
    ) {
        for text in texts where !text.isEmpty {
            if !components.isEmpty { components.append(BannerComponent(kind: .delimiter, text: "/")) }
            components.append(BannerComponent(kind: kind, text: text))
        }
    }

    /// What stands first on the line is what one looks for: it is abbreviated last.
    private static func abbreviate(_ components: inout [BannerComponent], by abbreviations: Abbreviations) {
        var priority = 0
        for index in components.indices.reversed() where components[index].kind == .text {
            guard let short = abbreviations.shortened(components[index].text) else { continue }
            components[index].abbreviation = short
            components[index].abbreviationPriority = priority
            priority += 1
        }
    }
}
