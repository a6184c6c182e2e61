/// Writes what a client shows while a step lasts: the maneuver at its end.
struct BannerWriter {
    let writer: InstructionWriter

    func write(into steps: inout [DraftStep]) {
        for index in steps.indices.dropLast() {
            let distance = steps[index].step.distance
            steps[index].step.banners = [
                BannerInstruction(distanceAlongGeometry: distance, primary: text(about: steps[index + 1]))
            ]
        }
    }

    private func text(about next: DraftStep) -> BannerText {
        let components = components(of: next)
        let maneuver = next.step.maneuver
        let turnsAround = maneuver.modifier == .uTurn || next.passage != nil
        return BannerText(
            text: components.map(\.text).joined(separator: " "), components: components, type: maneuver.type,
            modifier: next.passage?.modifier ?? maneuver.modifier, degrees: next.passage?.degrees,
            drivingSide: turnsAround ? next.step.drivingSide : nil)
    }

    /// What the signs say, else what the road is called, else what to do.
    private func components(of next: DraftStep) -> [BannerComponent] {
        let words = next.words
        if words.type == .arrive {
            return [BannerComponent(kind: .text, text: writer.announcement(of: words))]
        }
        let readsSigns = [.onRamp, .offRamp, .fork].contains(words.type)
        if readsSigns, !words.destination.isEmpty {
            return [BannerComponent(kind: .text, text: words.destination)]
        }
        let labels = [next.labels.name, next.labels.shownRef].filter { !$0.isEmpty }
        guard let first = labels.first else {
            return [BannerComponent(kind: .text, text: writer.sentence(for: words))]
        }
        return labels.dropFirst().reduce(into: [BannerComponent(kind: .text, text: first)]) { components, label in
            components.append(BannerComponent(kind: .delimiter, text: "/"))
            components.append(BannerComponent(kind: .text, text: label))
        }
    }
}
