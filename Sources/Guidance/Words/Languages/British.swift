extension Language {
    package static let british = Language(tag: "en-GB", phrasebook: .british)
}

extension Phrasebook {
    static let british = Phrasebook(
        directions: .init(
            uTurn: "around", sharpRight: "sharp right", right: "right", slightRight: "slightly right",
            straight: "straight ahead", slightLeft: "slightly left", left: "left", sharpLeft: "sharp left"),
        sides: .init(left: "left", right: "right"),
        compass: ["north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"],
        exits: ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"],
        laterExit: "{count}th",
        // "The A1", but no article before names.
        roads: .init(
            [.init(["#"], onto: "onto the {name}", along: "on the {name}")],
            otherwise: (onto: "onto {name}", along: "on {name}")),
        rotaries: .init(otherwise: (onto: "{name}", along: "{name}")),
        depart: .init(
            plain: "Head {heading}", road: "Head {heading} {along}",
            destination: "Head {heading} towards {destination}"),
        turn: .init(
            plain: "Turn {direction}", road: "Turn {direction} {onto}",
            destination: "Turn {direction} towards {destination}"),
        straight: .init(
            plain: "Go straight ahead", road: "Go straight ahead {onto}",
            destination: "Go straight ahead towards {destination}"),
        endOfRoad: .init(
            plain: "At the end of the road, turn {direction}",
            road: "At the end of the road, turn {direction} {onto}",
            destination: "At the end of the road, turn {direction} towards {destination}"),
        stayOn: .init(
            plain: "Turn {direction}", road: "Turn {direction} to stay {along}",
            destination: "Turn {direction} towards {destination}"),
        stayStraight: .init(
            plain: "Go straight ahead", road: "Stay {along}", destination: "Go straight ahead towards {destination}"),
        uTurn: .init(
            plain: "Make a U-turn", road: "Make a U-turn {along}",
            destination: "Make a U-turn towards {destination}"),
        newName: .init(
            plain: "Continue {direction}", road: "Continue {onto}", destination: "Continue towards {destination}"),
        merge: .init(
            plain: "Merge {side}", road: "Merge {side} {onto}",
            destination: "Merge {side} towards {destination}"),
        onRamp: .init(
            plain: "Take the slip road {side}", road: "Take the slip road {side} {onto}",
            destination: "Take the slip road {side} towards {destination}"),
        offRamp: .init(
            plain: "Take the exit {side}", road: "Take the exit {side} {onto}",
            destination: "Take the exit {side} towards {destination}"),
        exitSign: "Junction",
        numberedExit: .init(
            plain: "Leave at junction {exitNumber}", road: "Leave at junction {exitNumber} {onto}",
            destination: "Leave at junction {exitNumber} towards {destination}"),
        fork: .init(
            plain: "Keep {side}", road: "Keep {side} {onto}", destination: "Keep {side} towards {destination}"),
        forkMiddle: .init(
            plain: "Keep to the middle", road: "Keep to the middle {onto}",
            destination: "Keep to the middle towards {destination}"),
        roundabout: .init(
            plain: "At the roundabout, take the {exit} exit",
            road: "At the roundabout, take the {exit} exit {onto}",
            destination: "At the roundabout, take the {exit} exit towards {destination}"),
        enterRoundabout: "Enter the roundabout",
        rotary: .init(
            plain: "At {rotary}, take the {exit} exit", road: "At {rotary}, take the {exit} exit {onto}",
            destination: "At {rotary}, take the {exit} exit towards {destination}"),
        enterRotary: "Enter {rotary}",
        roundaboutTurn: .init(
            plain: "At the roundabout, turn {direction}", road: "At the roundabout, turn {direction} {onto}",
            destination: "At the roundabout, turn {direction} towards {destination}"),
        roundaboutStraight: .init(
            plain: "At the roundabout, go straight over", road: "At the roundabout, go straight over {onto}",
            destination: "At the roundabout, go straight over towards {destination}"),
        exitRoundabout: .init(
            plain: "Leave the roundabout", road: "Leave the roundabout {onto}",
            destination: "Leave the roundabout towards {destination}"),
        ferry: .init(
            plain: "Take the ferry", road: "Take the ferry {road}", destination: "Take the ferry to {destination}"),
        notices: .init(
            dismount: "Get off and push your bike", remount: "Get back on your bike", stairs: "Take the steps"),
        arrived: .init(
            destination: "You have arrived at your destination", stop: "You have arrived at your stop",
            numberedStop: "You have arrived at stop {count}", named: "You have arrived at {place}"),
        arriving: .init(
            destination: "You will arrive at your destination", stop: "You will arrive at your stop",
            numberedStop: "You will arrive at stop {count}", named: "You will arrive at {place}"),
        arrivalSides: .init(left: ", on the left", right: ", on the right", ahead: ", straight ahead"),
        inDistance: "In {distance}, {instruction}",
        then: "{instruction}, then {next}",
        thenInDistance: "{instruction}, then, in {distance}, {next}",
        continueFor: .init(plain: "Continue for {distance}", road: "Continue {along} for {distance}"),
        sequence: "{instruction}. {next}",
        lanes: .init(
            left: .init(one: "Use the left-hand lane", two: "Use the left two lanes", more: "Use the left-hand lanes"),
            middle: .init(one: "Use the middle lane", two: "Use the middle two lanes", more: "Use the middle lanes"),
            right: .init(
                one: "Use the right-hand lane", two: "Use the right two lanes", more: "Use the right-hand lanes")),
        distances: .init(
            plural: .oneAlone, decimalSeparator: ".", usesYards: true,
            ahead: .init(
                meters: "{count} metres", kilometers: .init(one: "{count} kilometre", other: "{count} kilometres"),
                feet: "{count} feet", yards: "{count} yards", miles: .init(one: "{count} mile", other: "{count} miles"),
                quarterMile: "a quarter of a mile", halfMile: "half a mile",
                threeQuarterMiles: "three quarters of a mile",
                mixedMiles: .init(
                    andQuarter: "{count} and a quarter miles", andHalf: "{count} and a half miles",
                    andThreeQuarters: "{count} and three quarter miles"))),
        abbreviations: .english)
}
