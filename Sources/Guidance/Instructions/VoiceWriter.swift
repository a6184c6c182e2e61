/// Decides what is said on each step, and says it.
struct VoiceWriter {
    /// Reads names aloud.
    let writer: InstructionWriter
    let distances: DistanceWriter
    let rules: AnnouncementRules

    init(writer: InstructionWriter, distances: DistanceWriter, rules: AnnouncementRules) {
        self.writer = writer.speaking
        self.distances = distances
        self.rules = rules
    }

    func write(into steps: [DraftStep]) {
        let spoken = steps.map { SpokenStep($0, writer) }
        for index in steps.indices.dropLast() { steps[index].step.voice = voice(on: index, of: spoken) }
    }

    private func voice(on index: Int, of steps: [SpokenStep]) -> [VoiceInstruction] {
        let step = steps[index]
        let next = steps[index + 1].words
        let plan = AnnouncementPlan(
            .init(
                distance: step.distance, duration: step.duration, isDeparture: index == 0,
                endsInArrival: next.type == .arrive, isChained: index > 0 && isChained(index - 1, in: steps),
                isJustANewName: next.type == .newName && next.modifier?.isBend != true, isMotorway: step.isMotorway),
            rules: rules)
        var voice = opening(plan.opening, at: index, of: steps)
        if let far = plan.far {
            voice.append(instruction(.far, at: far) { writeAhead(next, by: far, to: &$0) })
        }
        if let prepare = plan.prepare {
            voice.append(instruction(.prepare, at: prepare) { writePreparing(next, by: prepare, to: &$0) })
        }
        if let final = plan.final {
            voice.append(instruction(.final, at: final) { writeClosing(at: index, of: steps, to: &$0) })
        }
        return voice
    }

    /// What is said as the step begins.
    private func opening(
        _ opening: AnnouncementPlan.Opening, at index: Int, of steps: [SpokenStep]
    ) -> [VoiceInstruction] {
        let step = steps[index]
        let next = steps[index + 1].words
        switch opening {
        case .none: return []
        case .continuing:
            return [instruction(.far, at: step.distance) { writeStart(of: step, isDeparture: index == 0, to: &$0) }]
        case .preparing:
            return [
                instruction(.prepare, at: step.distance) { sentence in
                    guard index == 0 else { return writePreparing(next, by: step.distance, to: &sentence) }
                    writeSequence(to: &sentence) {
                        writer.write(step.words, .here, to: &$0)
                    } next: {
                        writePreparing(next, by: step.distance, to: &$0)
                    }
                }
            ]
        case .immediate:
            // The arrival itself is said by the final announcement at the same place.
            guard index == 0, next.type != .arrive else { return [] }
            return [
                instruction(.final, at: step.distance) { sentence in
                    writeChain(to: &sentence, after: step.distance) {
                        writer.write(step.words, .here, to: &$0)
                    } next: {
                        writeClosing(at: index, of: steps, isWithin: true, to: &$0)
                    }
                }
            ]
        }
    }

    private func instruction(
        _ kind: VoiceInstruction.Kind, at distance: Double, _ write: (inout Sentence) -> Void
    ) -> VoiceInstruction {
        var sentence = Sentence(.text)
        write(&sentence)
        var ssml = ""
        if sentence.needsMarkup {
            var markup = Sentence(.markup)
            write(&markup)
            ssml = SpeechMarkup.document(markup: markup.text)
        } else {
            ssml = SpeechMarkup.document(sentence.text)
        }
        return VoiceInstruction(
            kind: kind, distanceAlongGeometry: distance, announcement: sentence.text, ssml: ssml)
    }
}

/// What there is to say about a step.
///
/// A class, for each announcement speaks of several.
private final class SpokenStep {
    let distance: Double
    let duration: Double
    let isMotorway: Bool
    /// The maneuver at its start.
    let words: ManeuverWords
    /// What the road that it runs along is called on signs, where that isn't how the maneuver calls it.
    private let otherName: String?

    init(_ draft: DraftStep, _ writer: InstructionWriter) {
        distance = draft.step.distance
        duration = draft.step.duration
        isMotorway = draft.isMotorway
        words = writer.spoken(draft.words)
        let shown = draft.labels.shown
        otherName = shown == draft.words.road ? nil : shown
    }

    /// The road that it runs along.
    func along(_ writer: InstructionWriter) -> ManeuverWords {
        guard let otherName else { return words }
        var along = words
        along.road = writer.phrasebook.abbreviations.expanded(otherName)
        along.pronunciation = ""
        return along
    }
}

// MARK: - Sentences

extension VoiceWriter {
    /// What to do when setting out, or else for how long to go on.
    private func writeStart(of step: SpokenStep, isDeparture: Bool, to sentence: inout Sentence) {
        guard !isDeparture else { return writer.write(step.words, .here, to: &sentence) }
        writer.writeContinuing(step.along(writer), to: &sentence) {
            distances.write(step.distance, as: .along, to: &$0)
        }
    }

    func writeAhead(_ next: ManeuverWords, by distance: Double, to sentence: inout Sentence) {
        writer.phrasebook.inDistance.write(to: &sentence) { gap, sentence in
            switch gap {
            case .distance: distances.write(distance, as: .ahead, to: &sentence)
            default: writer.write(next, .later, isWithin: true, to: &sentence)
            }
        }
    }

    /// While there is time to choose a lane.
    func writePreparing(_ next: ManeuverWords, by distance: Double, to sentence: inout Sentence) {
        guard let lanes = next.lanes else { return writeAhead(next, by: distance, to: &sentence) }
        writeSequence(to: &sentence) {
            writeAhead(next, by: distance, to: &$0)
        } next: {
            $0.append(writer.phrasebook.lanes[lanes])
        }
    }

    /// The last word before the maneuver at the step's end, with the one that follows at once.
    private func writeClosing(
        at index: Int, of steps: [SpokenStep], isWithin: Bool = false, to sentence: inout Sentence
    ) {
        let words = steps[index + 1].words
        guard isChained(index, in: steps) else {
            return writer.write(words, .here, isWithin: isWithin, to: &sentence)
        }
        writeChain(to: &sentence, after: steps[index + 1].distance) {
            writer.write(words, .here, isWithin: isWithin, to: &$0)
        } next: {
            writer.write(steps[index + 2].words, .later, isWithin: true, to: &$0)
        }
    }

    /// Whether the maneuver at the step's end and the one after it are spoken of together.
    private func isChained(_ index: Int, in steps: [SpokenStep]) -> Bool {
        guard index + 2 < steps.count else { return false }
        let between = steps[index + 1]
        return rules.chains(
            distance: between.distance, duration: between.duration, next: steps[index + 2].words.type)
    }

    /// Two maneuvers in a breath; at speed one may be some way after the other.
    func writeChain(
        to sentence: inout Sentence, after distance: Double, _ first: (inout Sentence) -> Void,
        next: (inout Sentence) -> Void
    ) {
        let isAtOnce = distance <= rules.chainDistance
        let template = isAtOnce ? writer.phrasebook.then : writer.phrasebook.thenInDistance
        template.write(to: &sentence) { gap, sentence in
            switch gap {
            case .instruction: first(&sentence)
            case .distance: distances.write(distance, as: .ahead, to: &sentence)
            default: next(&sentence)
            }
        }
    }

    private func writeSequence(
        to sentence: inout Sentence, _ first: (inout Sentence) -> Void, next: (inout Sentence) -> Void
    ) {
        writer.phrasebook.sequence.write(to: &sentence) { gap, sentence in
            if gap == .instruction { first(&sentence) } else { next(&sentence) }
        }
    }
}
