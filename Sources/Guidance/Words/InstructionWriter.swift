/// Puts maneuvers into sentences of one language.
struct InstructionWriter: Sendable {
    let language: Language
    /// How the leg's stop is called.
    var place: Place

    /// What a leg ends at.
    enum Place: Equatable, Sendable {
        case destination
        case stop
        case numberedStop(Int)
        case named(String)

        init(_ waypoint: Waypoint?, isLast: Bool) {
            if let name = waypoint?.name, !name.isEmpty {
                self = .named(name)
            } else if isLast {
                self = .destination
            } else {
                self = waypoint?.number.map { .numberedStop($0) } ?? .stop
            }
        }
    }

    /// Whether one is there: an arrival is announced in other words than it is said.
    enum Tense {
        case here
        case later
    }

    var phrasebook: Phrasebook { language.phrasebook }

    /// What to do, as one does it.
    func sentence(for words: ManeuverWords) -> String { written(words, .here) }

    /// What is to be done later: the arrival hasn't happened yet.
    func announcement(of words: ManeuverWords) -> String { written(words, .later) }

    private func written(_ words: ManeuverWords, _ tense: Tense) -> String {
        var sentence = Sentence(.text)
        write(words, tense, to: &sentence)
        return sentence.text
    }

    /// - Parameter isWithin: whether it is part of another sentence.
    func write(_ words: ManeuverWords, _ tense: Tense, isWithin: Bool = false, to sentence: inout Sentence) {
        guard words.type != .arrive else { return writeArrival(words, tense, isWithin, &sentence) }
        template(for: words, isWithin).write(to: &sentence, isWithin: isWithin) { gap, sentence in
            fill(gap, words, &sentence)
        }
    }

    /// For how long to go on along a road, which may have no name.
    func writeContinuing(_ words: ManeuverWords, to sentence: inout Sentence, distance: (inout Sentence) -> Void) {
        let phrase = phrasebook.continueFor
        (words.road.isEmpty ? phrase.plain : phrase.road).write(to: &sentence) { gap, sentence in
            if gap == .distance { distance(&sentence) } else { fill(gap, words, &sentence) }
        }
    }
}

// MARK: - Which sentence

extension InstructionWriter {
    private func template(for words: ManeuverWords, _ isWithin: Bool) -> Template {
        switch words.type {
        // Who hears how far it is needn't hear that the road ends there.
        case .endOfRoad where isWithin: template(of: turn(words, phrasebook.turn), for: words)
        case .notification where words.notice != nil && words.notice != .ferry: notice(words)
        case .roundabout where words.exit == nil, .rotary where words.exit == nil:
            words.rotaryName.isEmpty ? phrasebook.enterRoundabout : phrasebook.enterRotary
        default: template(of: phrase(for: words), for: words)
        }
    }

    private func phrase(for words: ManeuverWords) -> Phrasebook.Phrase {
        switch words.type {
        case .depart: phrasebook.depart
        case .turn, .arrive: turn(words, phrasebook.turn)
        case .endOfRoad: turn(words, phrasebook.endOfRoad)
        case .continue: turn(words, phrasebook.stayOn, straight: phrasebook.stayStraight)
        case .newName: words.modifier?.isBend == true ? turn(words, phrasebook.turn) : phrasebook.newName
        case .merge: phrasebook.merge
        case .onRamp: phrasebook.onRamp
        case .offRamp: words.exitNumber.isEmpty ? phrasebook.offRamp : phrasebook.numberedExit
        case .fork: Side(words.modifier) == nil ? phrasebook.forkMiddle : phrasebook.fork
        case .roundabout, .rotary: words.rotaryName.isEmpty ? phrasebook.roundabout : phrasebook.rotary
        case .roundaboutTurn: roundaboutTurn(words)
        case .exitRoundabout, .exitRotary: phrasebook.exitRoundabout
        case .notification: words.notice == .ferry ? phrasebook.ferry : phrasebook.newName
        }
    }

    private func turn(
        _ words: ManeuverWords, _ turn: Phrasebook.Phrase, straight: Phrasebook.Phrase? = nil
    ) -> Phrasebook.Phrase {
        switch words.modifier {
        case .uTurn: phrasebook.uTurn
        case .straight, nil: straight ?? phrasebook.straight
        default: turn
        }
    }

    /// All the way around is no turn: there the exits are counted.
    private func roundaboutTurn(_ words: ManeuverWords) -> Phrasebook.Phrase {
        switch words.modifier {
        case .uTurn: words.exit == nil ? phrasebook.uTurn : phrasebook.roundabout
        case .straight, nil: phrasebook.roundaboutStraight
        default: phrasebook.roundaboutTurn
        }
    }

    private func notice(_ words: ManeuverWords) -> Template {
        let notices = phrasebook.notices
        return switch words.notice {
        case .dismount: notices.dismount
        case .remount: notices.remount
        case .stairs, .ferry, nil: notices.stairs
        }
    }

    /// On ramps and at forks one looks at the signs; elsewhere at the street's name.
    private func template(of phrase: Phrasebook.Phrase, for words: ManeuverWords) -> Template {
        let readsSigns =
            switch words.type {
            case .onRamp, .offRamp, .fork, .merge: true
            default: false
            }
        if !words.destination.isEmpty, readsSigns || words.road.isEmpty { return phrase.destination }
        return words.road.isEmpty ? phrase.plain : phrase.road
    }
}

// MARK: - What stands in it

extension InstructionWriter {
    private func fill(_ gap: Template.Gap, _ words: ManeuverWords, _ sentence: inout Sentence) {
        switch gap {
        case .road: sentence.append(name: words.road[...], pronunciation: words.pronunciation)
        case .onto: phrasebook.roads.write(words.road, as: .onto, pronunciation: words.pronunciation, to: &sentence)
        case .along: phrasebook.roads.write(words.road, as: .along, pronunciation: words.pronunciation, to: &sentence)
        case .destination: sentence.append(name: words.destination[...])
        case .exitNumber: sentence.append(name: words.exitNumber[...])
        case .rotary:
            let use: NameForms.Use = words.exit == nil ? .onto : .along
            phrasebook.rotaries.write(
                words.rotaryName, as: use, pronunciation: words.rotaryPronunciation, to: &sentence)
        case .direction: writeDirection(words, &sentence)
        case .side: writeSide(words, &sentence)
        case .exit: if let exit = words.exit { writeOrdinal(exit, &sentence) }
        case .heading: sentence.append(heading(words.heading))
        case .place, .distance, .count, .instruction, .next: break
        }
    }

    private func heading(_ degrees: Int) -> String {
        let eighth = (degrees * 2 + 45) / 90 % 8
        return phrasebook.compass.indices.contains(eighth) ? phrasebook.compass[eighth] : ""
    }

    private func writeDirection(_ words: ManeuverWords, _ sentence: inout Sentence) {
        guard let modifier = words.modifier else { return }
        switch words.type {
        case .fork, .merge, .onRamp, .offRamp:
            guard let side = Side(modifier) else { return }
            sentence.append(phrasebook.directions[side == .left ? .left : .right])
        default: sentence.append(phrasebook.directions[modifier])
        }
    }

    private func writeSide(_ words: ManeuverWords, _ sentence: inout Sentence) {
        guard let side = Side(words.modifier) else { return }
        sentence.append(side == .left ? phrasebook.sides.left : phrasebook.sides.right)
    }

    private func writeOrdinal(_ number: Int, _ sentence: inout Sentence) {
        guard phrasebook.exits.indices.contains(number - 1) else {
            return phrasebook.laterExit.write(to: &sentence) { _, sentence in sentence.append(String(number)) }
        }
        sentence.append(phrasebook.exits[number - 1])
    }

    private func writeArrival(
        _ words: ManeuverWords, _ tense: Tense, _ isWithin: Bool, _ sentence: inout Sentence
    ) {
        let arrival = tense == .here ? phrasebook.arrived : phrasebook.arriving
        let template =
            switch place {
            case .destination: arrival.destination
            case .stop: arrival.stop
            case .numberedStop: arrival.numberedStop
            case .named: arrival.named
            }
        template.write(to: &sentence, isWithin: isWithin) { _, sentence in
            switch place {
            case .named(let name): sentence.append(name: name[...])
            case .numberedStop(let number): sentence.append(String(number))
            case .destination, .stop: break
            }
        }
        guard let modifier = words.modifier else { return }
        let sides = phrasebook.arrivalSides
        sentence.append(modifier.isLeft ? sides.left : modifier.isRight ? sides.right : sides.ahead)
    }

    /// The side that a modifier is to.
    private enum Side {
        case left
        case right

        init?(_ modifier: ManeuverModifier?) {
            guard let modifier, modifier.isLeft || modifier.isRight else { return nil }
            self = modifier.isLeft ? .left : .right
        }
    }
}

// MARK: - As it is read aloud

extension InstructionWriter {
    /// The same writer, whose stop is called as one reads it aloud.
    var speaking: InstructionWriter {
        guard case .named(let name) = place else { return self }
        return InstructionWriter(language: language, place: .named(phrasebook.abbreviations.expanded(name)))
    }

    /// The words with names as one reads them aloud.
    func spoken(_ words: ManeuverWords) -> ManeuverWords {
        let abbreviations = phrasebook.abbreviations
        var words = words
        words.road = abbreviations.expanded(words.road)
        words.destination = abbreviations.expanded(words.destination)
        words.rotaryName = abbreviations.expanded(words.rotaryName)
        return words
    }
}
