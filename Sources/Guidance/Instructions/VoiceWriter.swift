/// Decides what is said on each step, and says it.
struct VoiceWriter {
    let writer: InstructionWriter
    let distances: DistanceWriter
    let rules: AnnouncementRules

    func write(into steps: inout [DraftStep]) {
        for index in steps.indices.dropLast() { steps[index].step.voice = voice(on: index, of: steps) }
    }

    private func voice(on index: Int, of steps: [DraftStep]) -> [VoiceInstruction] {
        let draft = steps[index]
        let next = steps[index + 1].words
        let plan = AnnouncementPlan(
            .init(
                distance: draft.step.distance, duration: draft.step.duration, isDeparture: index == 0,
                endsInArrival: next.type == .arrive, isChained: index > 0 && isChained(index - 1, in: steps),
                isJustANewName: next.type == .newName && next.modifier?.isBend != true, isMotorway: draft.isMotorway),
            rules: rules)
        let closing = closing(at: index, of: steps)
        var voice = opening(plan.opening, draft, isDeparture: index == 0, next: next, closing: closing)
        if let far = plan.far { voice.append(instruction(.far, at: far, ahead(of: next, by: far))) }
        if let prepare = plan.prepare { voice.append(instruction(.prepare, at: prepare, ahead(of: next, by: prepare))) }
        if let final = plan.final { voice.append(instruction(.final, at: final, closing)) }
        return voice
    }

    /// What is said as the step begins.
    private func opening(
        _ opening: AnnouncementPlan.Opening, _ draft: DraftStep, isDeparture: Bool, next: ManeuverWords, closing: String
    ) -> [VoiceInstruction] {
        let distance = draft.step.distance
        guard opening != .none else { return [] }
        let start = isDeparture ? writer.sentence(for: draft.words) : nil
        switch opening {
        case .none: return []
        case .continuing:
            return [instruction(.far, at: distance, start ?? continuing(draft))]
        case .preparing:
            let ahead = ahead(of: next, by: distance)
            return [instruction(.prepare, at: distance, start.map { sequence($0, ahead) } ?? ahead)]
        case .immediate:
            // The arrival itself is said by the final announcement at the same place.
            guard let start, next.type != .arrive else { return [] }
            return [instruction(.final, at: distance, chain(start, closing))]
        }
    }

    private func continuing(_ draft: DraftStep) -> String {
        var words = draft.words
        (words.road, words.destination) = (draft.labels.shown, "")
        return writer.fill(
            writer.phrasebook.continueFor, words, distance: distances.spoken(draft.step.distance))
    }

    /// The last word before the maneuver at the step's end, with the one that follows at once.
    private func closing(at index: Int, of steps: [DraftStep]) -> String {
        let sentence = writer.sentence(for: steps[index + 1].words)
        guard isChained(index, in: steps) else { return sentence }
        return chain(sentence, writer.announcement(of: steps[index + 2].words))
    }

    /// Whether the maneuver at the step's end and the one after it are spoken of together.
    private func isChained(_ index: Int, in steps: [DraftStep]) -> Bool {
        guard index + 2 < steps.count else { return false }
        let between = steps[index + 1].step
        guard between.distance <= rules.chainDistance || between.duration <= rules.chainSeconds else { return false }
        // "Take the 2nd exit" has said it all.
        return ![.exitRoundabout, .exitRotary].contains(steps[index + 2].words.type)
    }

    private func ahead(of next: ManeuverWords, by distance: Double) -> String {
        writer.phrasebook.inDistance.filled([
            .distance: distances.spoken(distance),
            .instruction: writer.withinSentence(writer.announcement(of: next)),
        ])
    }

    private func chain(_ first: String, _ next: String) -> String {
        writer.phrasebook.then.filled([.instruction: first, .next: writer.withinSentence(next)])
    }

    private func sequence(_ first: String, _ next: String) -> String {
        writer.phrasebook.sequence.filled([.instruction: first, .next: next])
    }

    private func instruction(_ kind: VoiceInstruction.Kind, at distance: Double, _ text: String) -> VoiceInstruction {
        VoiceInstruction(
            kind: kind, distanceAlongGeometry: distance, announcement: text, ssml: SpeechMarkup.document(text))
    }
}
