extension Language {
    package static let british = Language(tag: "en-GB", phrasebook: .british)
}

extension Phrasebook {
    /// English, but for what is written here.
    static let british: Phrasebook = {
        var book = english
        book.directions.straight = "straight ahead"
        book.compass = ["north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"]
        book.exits = [
            "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
        ]
        // "The A1", but no article before names.
        book.roads = NameForms(
            [.init(["#"], onto: "onto the {name}", along: "on the {name}")],
            otherwise: (onto: "onto {name}", along: "on {name}"))
        book.speakOfTurnsAsInBritain()
        book.speakOfRampsAsInBritain()
        book.speakOfRoundaboutsAsInBritain()
        book.notices = Notices(
            dismount: "Get off and push your bike", remount: "Get back on your bike", stairs: "Take the steps")
        book.lanes.left.one = "Use the left-hand lane"
        book.lanes.left.more = "Use the left-hand lanes"
        book.lanes.right.one = "Use the right-hand lane"
        book.lanes.right.more = "Use the right-hand lanes"
        book.distances.usesYards = true
        book.distances.speakMetric(
            meters: "{count} metres", kilometers: .init(one: "{count} kilometre", other: "{count} kilometres"))
        return book
    }()

    private mutating func speakOfTurnsAsInBritain() {
        depart.destination = "Head {heading} towards {destination}"
        turn.destination = "Turn {direction} towards {destination}"
        straight = Phrase(
            plain: "Go straight ahead", road: "Go straight ahead {onto}",
            destination: "Go straight ahead towards {destination}")
        endOfRoad.destination = "At the end of the road, turn {direction} towards {destination}"
        stayOn = Phrase(
            plain: "Turn {direction}", road: "Turn {direction} to stay {along}",
            destination: "Turn {direction} towards {destination}")
        stayStraight = Phrase(
            plain: "Go straight ahead", road: "Stay {along}", destination: "Go straight ahead towards {destination}")
        uTurn.destination = "Make a U-turn towards {destination}"
        newName.destination = "Continue towards {destination}"
    }

    private mutating func speakOfRampsAsInBritain() {
        merge.destination = "Merge {side} towards {destination}"
        onRamp = Phrase(
            plain: "Take the slip road {side}", road: "Take the slip road {side} {onto}",
            destination: "Take the slip road {side} towards {destination}")
        offRamp.destination = "Take the exit {side} towards {destination}"
        exitSign = "Junction"
        numberedExit = Phrase(
            plain: "Leave at junction {exitNumber}", road: "Leave at junction {exitNumber} {onto}",
            destination: "Leave at junction {exitNumber} towards {destination}")
        fork.destination = "Keep {side} towards {destination}"
        forkMiddle.destination = "Keep to the middle towards {destination}"
    }

    private mutating func speakOfRoundaboutsAsInBritain() {
        roundabout.destination = "At the roundabout, take the {exit} exit towards {destination}"
        rotary.destination = "At {rotary}, take the {exit} exit towards {destination}"
        roundaboutTurn.destination = "At the roundabout, turn {direction} towards {destination}"
        roundaboutStraight = Phrase(
            plain: "At the roundabout, go straight over", road: "At the roundabout, go straight over {onto}",
            destination: "At the roundabout, go straight over towards {destination}")
        exitRoundabout = Phrase(
            plain: "Leave the roundabout", road: "Leave the roundabout {onto}",
            destination: "Leave the roundabout towards {destination}")
    }
}
