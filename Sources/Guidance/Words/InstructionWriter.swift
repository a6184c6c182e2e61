/// What the words for a maneuver are made of.
struct ManeuverWords: Equatable {
    var type: ManeuverType
    var modifier: ManeuverModifier?
    var exit: Int?
    /// Degrees in which one sets out.
    var heading: Int
    /// The name of the road that the maneuver leads onto; may be empty.
    var road = ""
    /// What the signs point to; may be empty.
    var destination = ""
    var boardsFerry = false
}

/// Puts maneuvers into sentences of one language.
struct InstructionWriter: Sendable {
    let phrasebook: Phrasebook
    /// How the leg's stop is called.
    let place: String

    /// What to do, as one does it.
    func sentence(for words: ManeuverWords) -> String {
        if words.type == .arrive { return arrival(words, phrasebook.arrived) }
        return fill(phrase(for: words), words)
    }

    /// What is to be done later: the arrival hasn't happened yet.
    func announcement(of words: ManeuverWords) -> String {
        words.type == .arrive ? arrival(words, phrasebook.arriving) : sentence(for: words)
    }

    private func phrase(for words: ManeuverWords) -> Phrasebook.Phrase {
        switch words.type {
        case .depart: phrasebook.depart
        case .turn, .endOfRoad, .arrive:
            words.modifier == .uTurn
                ? phrasebook.uTurn : words.modifier == .straight ? phrasebook.straight : phrasebook.turn
        case .continue: words.modifier == .uTurn ? phrasebook.uTurn : phrasebook.stayOn
        case .newName: words.modifier?.isBend == true ? phrasebook.turn : phrasebook.newName
        case .merge: phrasebook.merge
        case .onRamp: phrasebook.onRamp
        case .offRamp: phrasebook.offRamp
        case .fork: words.modifier == .straight ? phrasebook.forkMiddle : phrasebook.fork
        case .roundabout, .rotary: words.exit == nil ? phrasebook.enterRoundabout : phrasebook.roundabout
        case .roundaboutTurn: words.modifier == .uTurn ? phrasebook.roundabout : phrasebook.roundaboutTurn
        case .exitRoundabout, .exitRotary: phrasebook.exitRoundabout
        case .notification: words.boardsFerry ? phrasebook.ferry : phrasebook.newName
        }
    }

    func fill(_ phrase: Phrasebook.Phrase, _ words: ManeuverWords, distance: String = "") -> String {
        template(of: phrase, for: words).filled { gap in
            switch gap {
            case .road: words.road
            case .destination: words.destination
            case .distance: distance
            case .direction: direction(of: words)
            case .exit: words.exit.map(ordinal) ?? ""
            case .heading: phrasebook.compass[(words.heading * 2 + 45) / 90 % phrasebook.compass.count]
            case .place, .count, .instruction, .next: ""
            }
        }
    }

    /// On ramps and at forks one looks at the signs; elsewhere at the street's name.
    private func template(of phrase: Phrasebook.Phrase, for words: ManeuverWords) -> Template {
        let readsSigns = [.onRamp, .offRamp, .fork, .merge].contains(words.type)
        if !words.destination.isEmpty, readsSigns || words.road.isEmpty { return phrase.destination }
        return words.road.isEmpty ? phrase.plain : phrase.road
    }

    private func direction(of words: ManeuverWords) -> String {
        guard let modifier = words.modifier else { return "" }
        let isJustASide = [.fork, .merge, .onRamp, .offRamp].contains(words.type)
        guard isJustASide else { return phrasebook.directions[modifier] }
        return phrasebook.directions[modifier.isLeft ? .left : modifier.isRight ? .right : modifier]
    }

    private func arrival(_ words: ManeuverWords, _ arrival: Phrasebook.Arrival) -> String {
        guard let side = words.modifier else { return arrival.plain.filled([.place: place]) }
        return arrival.side.filled([.place: place, .direction: phrasebook.directions[side]])
    }

    private func ordinal(_ number: Int) -> String {
        phrasebook.exits.indices.contains(number - 1)
            ? phrasebook.exits[number - 1] : phrasebook.laterExit.filled([.count: String(number)])
    }

    /// A sentence as it stands within another.
    func withinSentence(_ sentence: String) -> String {
        guard phrasebook.lowercasesWithinSentence, let first = sentence.first else { return sentence }
        return first.lowercased() + sentence.dropFirst()
    }
}
