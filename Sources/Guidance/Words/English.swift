extension Language {
    package static let english = Language(tag: "en", phrasebook: .english)
}

extension Phrasebook {
    static let english = Phrasebook(
        directions: .init(
            uTurn: "around", sharpRight: "sharp right", right: "right", slightRight: "slightly right",
            straight: "straight", slightLeft: "slightly left", left: "left", sharpLeft: "sharp left"),
        compass: ["north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest"],
        exits: ["1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th", "10th"],
        laterExit: "{count}th",
        depart: .init(
            plain: "Head {heading}", road: "Head {heading} on {road}",
            destination: "Head {heading} toward {destination}"),
        turn: .init(
            plain: "Turn {direction}", road: "Turn {direction} onto {road}",
            destination: "Turn {direction} toward {destination}"),
        straight: .init(
            plain: "Go straight", road: "Go straight onto {road}", destination: "Go straight toward {destination}"),
        stayOn: .init(
            plain: "Continue {direction}", road: "Continue {direction} on {road}",
            destination: "Continue {direction} toward {destination}"),
        uTurn: .init(
            plain: "Make a U-turn", road: "Make a U-turn on {road}",
            destination: "Make a U-turn toward {destination}"),
        newName: .init(
            plain: "Continue {direction}", road: "Continue onto {road}",
            destination: "Continue toward {destination}"),
        merge: .init(
            plain: "Merge {direction}", road: "Merge {direction} onto {road}",
            destination: "Merge {direction} toward {destination}"),
        onRamp: .init(
            plain: "Take the ramp {direction}", road: "Take the ramp {direction} onto {road}",
            destination: "Take the ramp {direction} toward {destination}"),
        offRamp: .init(
            plain: "Take the exit {direction}", road: "Take the exit {direction} onto {road}",
            destination: "Take the exit {direction} toward {destination}"),
        fork: .init(
            plain: "Keep {direction}", road: "Keep {direction} onto {road}",
            destination: "Keep {direction} toward {destination}"),
        forkMiddle: .init(
            plain: "Keep to the middle", road: "Keep to the middle onto {road}",
            destination: "Keep to the middle toward {destination}"),
        roundabout: .init(
            plain: "At the roundabout, take the {exit} exit",
            road: "At the roundabout, take the {exit} exit onto {road}",
            destination: "At the roundabout, take the {exit} exit toward {destination}"),
        enterRoundabout: .init(
            plain: "Enter the roundabout", road: "Enter the roundabout", destination: "Enter the roundabout"),
        roundaboutTurn: .init(
            plain: "At the roundabout, turn {direction}", road: "At the roundabout, turn {direction} onto {road}",
            destination: "At the roundabout, turn {direction} toward {destination}"),
        exitRoundabout: .init(
            plain: "Exit the roundabout", road: "Exit the roundabout onto {road}",
            destination: "Exit the roundabout toward {destination}"),
        ferry: .init(
            plain: "Take the ferry", road: "Take the ferry {road}", destination: "Take the ferry to {destination}"),
        arrived: .init(
            plain: "You have arrived at {place}", side: "You have arrived at {place}, on the {direction}"),
        arriving: .init(
            plain: "You will arrive at {place}", side: "You will arrive at {place}, on the {direction}"),
        destination: "your destination",
        stop: "your stop",
        inDistance: "In {distance}, {instruction}",
        then: "{instruction}, then {next}",
        continueFor: .init(
            plain: "Continue for {distance}", road: "Continue on {road} for {distance}",
            destination: "Continue toward {destination} for {distance}"),
        sequence: "{instruction}. {next}",
        lowercasesWithinSentence: true,
        distances: .init(
            meters: "{count} meters", kilometer: "{count} kilometer", kilometers: "{count} kilometers",
            feet: "{count} feet", mile: "{count} mile", miles: "{count} miles", quarterMile: "a quarter of a mile",
            halfMile: "half a mile", threeQuarterMiles: "three quarters of a mile",
            milesAndQuarter: "{count} and a quarter miles", milesAndHalf: "{count} and a half miles",
            milesAndThreeQuarters: "{count} and three quarter miles", decimalSeparator: "."))
}
