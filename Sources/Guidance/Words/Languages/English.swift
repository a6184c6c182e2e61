extension Language {
    package static let english = Language(tag: "en", phrasebook: .english)
}

extension Phrasebook {
    static let english = Phrasebook(
        directions: .init(
            uTurn: "around", sharpRight: "sharp right", right: "right", slightRight: "slightly right",
            straight: "straight", slightLeft: "slightly left", left: "left", sharpLeft: "sharp left"),
        sides: .init(left: "left", right: "right"),
        compass: ["north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest"],
        exits: ["1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th", "10th"],
        laterExit: "{count}th",
        roads: .init(otherwise: (onto: "onto {name}", along: "on {name}")),
        rotaries: .init(otherwise: (onto: "{name}", along: "{name}")),
        depart: .init(
            plain: "Head {heading}", road: "Head {heading} {along}",
            destination: "Head {heading} toward {destination}"),
        turn: .init(
            plain: "Turn {direction}", road: "Turn {direction} {onto}",
            destination: "Turn {direction} toward {destination}"),
        straight: .init(
            plain: "Go straight", road: "Go straight {onto}", destination: "Go straight toward {destination}"),
        endOfRoad: .init(
            plain: "At the end of the road, turn {direction}",
            road: "At the end of the road, turn {direction} {onto}",
            destination: "At the end of the road, turn {direction} toward {destination}"),
        stayOn: .init(
            plain: "Continue {direction}", road: "Continue {direction} {along}",
            destination: "Continue {direction} toward {destination}"),
        stayStraight: .init(
            plain: "Continue straight", road: "Continue straight {along}",
            destination: "Continue straight toward {destination}"),
        uTurn: .init(
            plain: "Make a U-turn", road: "Make a U-turn {along}",
            destination: "Make a U-turn toward {destination}"),
        newName: .init(
            plain: "Continue {direction}", road: "Continue {onto}",
            destination: "Continue toward {destination}"),
        merge: .init(
            plain: "Merge {side}", road: "Merge {side} {onto}", destination: "Merge {side} toward {destination}"),
        onRamp: .init(
            plain: "Take the ramp {side}", road: "Take the ramp {side} {onto}",
            destination: "Take the ramp {side} toward {destination}"),
        offRamp: .init(
            plain: "Take the exit {side}", road: "Take the exit {side} {onto}",
            destination: "Take the exit {side} toward {destination}"),
        exitSign: "Exit",
        numberedExit: .init(
            plain: "Take exit {exitNumber}", road: "Take exit {exitNumber} {onto}",
            destination: "Take exit {exitNumber} toward {destination}"),
        fork: .init(
            plain: "Keep {side}", road: "Keep {side} {onto}", destination: "Keep {side} toward {destination}"),
        forkMiddle: .init(
            plain: "Keep to the middle", road: "Keep to the middle {onto}",
            destination: "Keep to the middle toward {destination}"),
        roundabout: .init(
            plain: "At the roundabout, take the {exit} exit",
            road: "At the roundabout, take the {exit} exit {onto}",
            destination: "At the roundabout, take the {exit} exit toward {destination}"),
        enterRoundabout: "Enter the roundabout",
        rotary: .init(
            plain: "At {rotary}, take the {exit} exit", road: "At {rotary}, take the {exit} exit {onto}",
            destination: "At {rotary}, take the {exit} exit toward {destination}"),
        enterRotary: "Enter {rotary}",
        roundaboutTurn: .init(
            plain: "At the roundabout, turn {direction}", road: "At the roundabout, turn {direction} {onto}",
            destination: "At the roundabout, turn {direction} toward {destination}"),
        roundaboutStraight: .init(
            plain: "At the roundabout, go straight", road: "At the roundabout, go straight {onto}",
            destination: "At the roundabout, go straight toward {destination}"),
        exitRoundabout: .init(
            plain: "Exit the roundabout", road: "Exit the roundabout {onto}",
            destination: "Exit the roundabout toward {destination}"),
        ferry: .init(
            plain: "Take the ferry", road: "Take the ferry {road}", destination: "Take the ferry to {destination}"),
        notices: .init(
            dismount: "Get off the bike and walk", remount: "Get back on the bike", stairs: "Take the stairs"),
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
            left: .init(one: "Use the left lane", two: "Use the left two lanes", more: "Use the left lanes"),
            middle: .init(one: "Use the middle lane", two: "Use the middle two lanes", more: "Use the middle lanes"),
            right: .init(one: "Use the right lane", two: "Use the right two lanes", more: "Use the right lanes")),
        distances: .init(
            plural: .oneAlone, decimalSeparator: ".",
            ahead: .init(
                meters: "{count} meters", kilometers: .init(one: "{count} kilometer", other: "{count} kilometers"),
                feet: "{count} feet", yards: "{count} yards", miles: .init(one: "{count} mile", other: "{count} miles"),
                quarterMile: "a quarter of a mile", halfMile: "half a mile",
                threeQuarterMiles: "three quarters of a mile",
                mixedMiles: .init(
                    andQuarter: "{count} and a quarter miles", andHalf: "{count} and a half miles",
                    andThreeQuarters: "{count} and three quarter miles"))),
        abbreviations: .english)
}

extension Abbreviations {
    static let english = Abbreviations(
        last: [
            "Aly": "Alley", "Ave": "Avenue", "Av": "Avenue", "Blvd": "Boulevard", "Cir": "Circle", "Cres": "Crescent",
            "Ct": "Court", "Dr": "Drive", "Expy": "Expressway", "Fwy": "Freeway", "Gdns": "Gardens", "Gr": "Grove",
            "Hwy": "Highway", "Ln": "Lane", "Pkwy": "Parkway", "Pl": "Place", "Plz": "Plaza", "Rd": "Road",
            "Sq": "Square", "St": "Street", "Ter": "Terrace", "Tpke": "Turnpike", "Trl": "Trail",
        ],
        beforeOthers: [
            "Dr": "Doctor", "Ft": "Fort", "Gen.": "General", "Jr": "Junior", "Mt": "Mount", "Pres.": "President",
            "Rev.": "Reverend", "Sgt": "Sergeant", "Sr": "Senior", "St": "Saint",
        ],
        compassPoints: [
            "N": "North", "E": "East", "S": "South", "W": "West", "NE": "Northeast", "SE": "Southeast",
            "SW": "Southwest", "NW": "Northwest",
        ],
        // County Road E, Avenue N.
        lettered: ["Road", "Rd", "Route", "Highway", "Hwy"])
}
