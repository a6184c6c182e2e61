/// Writes what a client shows while a step lasts: the maneuver at its end, and near it the lanes to take, or what follows
/// so soon that it is spoken of together.
struct BannerWriter {
    let writer: InstructionWriter
    let rules: AnnouncementRules

    /// In meters before the maneuver: from here on lanes are shown, for here they begin to be painted.
    private static let subAhead = 400.0

    func write(into steps: [DraftStep]) {
        for index in steps.indices.dropLast() {
            let later = index + 2 < steps.count ? steps[index + 2] : nil
            steps[index].step.banners = banners(
                about: steps[index + 1], then: later, ahead: steps[index].step.distance)
        }
    }

    private func banners(
        about next: DraftStep, then later: DraftStep?, ahead distance: Double
    ) -> [BannerInstruction] {
        let components = BannerComponents(of: next, writer)
        let banner = BannerInstruction(
            distanceAlongGeometry: distance, primary: text(components.primary, about: next),
            secondary: components.secondary.isEmpty ? nil : text(components.secondary, about: next))
        guard let sub = lanes(before: next) ?? later.flatMap({ self.sub(about: $0, rightBehind: next) }) else {
            return [banner]
        }
        var withSub = banner
        withSub.distanceAlongGeometry = min(distance, Self.subAhead)
        withSub.sub = sub
        return distance > Self.subAhead ? [banner, withSub] : [withSub]
    }

    /// Clients write "then" before it. `nil` where there is time to show it later.
    private func sub(about later: DraftStep, rightBehind next: DraftStep) -> BannerText? {
        let between = next.step
        guard rules.chains(distance: between.distance, duration: between.duration, next: later.words.type) else {
            return nil
        }
        return text(BannerComponents(of: later, writer).primary, about: later)
    }

    private func text(_ components: [BannerComponent], about next: DraftStep) -> BannerText {
        let maneuver = next.step.maneuver
        let turnsAround = maneuver.modifier == .uTurn || next.passage != nil
        return BannerText(
            text: components.count == 1 ? components[0].text : components.map(\.text).joined(separator: " "),
            components: components, type: maneuver.type,
            modifier: next.passage?.modifier ?? maneuver.modifier, degrees: next.passage?.degrees,
            drivingSide: turnsAround ? next.step.drivingSide : nil)
    }

    /// `nil` where one may take any, or none is known to be right.
    private func lanes(before next: DraftStep) -> BannerText? {
        guard let lanes = next.step.intersections.first?.lanes, lanes.contains(where: \.isActive),
            !lanes.allSatisfy(\.isActive)
        else { return nil }
        return BannerText(text: "", components: lanes.map { BannerComponent($0) })
    }
}
