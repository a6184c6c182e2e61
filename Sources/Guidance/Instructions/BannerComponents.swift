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
        let signs = Self.delimited(Self.icons(next.signs.numbers) + Self.texts(next.signs.places))
        let road = Self.delimited(Self.texts([next.labels.name]) + Self.icons(next.labels.numbers))
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

    private static func texts(_ texts: [String]) -> [BannerComponent] {
        texts.filter { !$0.isEmpty }.map { BannerComponent(kind: .text, text: $0) }
    }

    /// Road numbers, which clients draw as shields.
    private static func icons(_ numbers: [String]) -> [BannerComponent] {
        numbers.filter { !$0.isEmpty }.map { BannerComponent(kind: .icon, text: $0) }
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

    private static func delimited(_ components: [BannerComponent]) -> [BannerComponent] {
        Array(components.map { [$0] }.joined(separator: [BannerComponent(kind: .delimiter, text: "/")]))
    }
}
