/// Writes what a client shows while a step lasts: the maneuver at its end, and near it the lanes to take.
struct BannerWriter {
    let writer: InstructionWriter

    /// In meters before the maneuver: from here on lanes are shown, for here they begin to be painted.
    private static let lanesAhead = 400.0

    func write(into steps: inout [DraftStep]) {
        for index in steps.indices.dropLast() {
            steps[index].step.banners = banners(about: steps[index + 1], ahead: steps[index].step.distance)
        }
    }

    private func banners(about next: DraftStep, ahead distance: Double) -> [BannerInstruction] {
        let components = BannerComponents(of: next, writer)
        let banner = BannerInstruction(
            distanceAlongGeometry: distance, primary: text(components.primary, about: next),
            secondary: components.secondary.isEmpty ? nil : text(components.secondary, about: next))
        guard let lanes = lanes(before: next) else { return [banner] }
        var withLanes = banner
        withLanes.distanceAlongGeometry = min(distance, Self.lanesAhead)
        withLanes.sub = lanes
        return distance > Self.lanesAhead ? [banner, withLanes] : [withLanes]
    }

    private func text(_ components: [BannerComponent], about next: DraftStep) -> BannerText {
        let maneuver = next.step.maneuver
        let turnsAround = maneuver.modifier == .uTurn || next.passage != nil
        return BannerText(
            text: components.map(\.text).joined(separator: " "), components: components, type: maneuver.type,
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
