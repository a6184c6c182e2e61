extension Language {
    package static let swedish = Language(tag: "sv", phrasebook: .swedish)
}

/// Alone a sentence commands ("Sväng vänster"); behind a distance verb and subject follow ("om 400 meter svänger du
/// vänster").
extension Phrasebook {
    static let swedish = Phrasebook(
        directions: .init(
            uTurn: "tillbaka", sharpRight: "skarpt höger", right: "höger", slightRight: "svagt höger",
            straight: "rakt fram", slightLeft: "svagt vänster", left: "vänster", sharpLeft: "skarpt vänster"),
        sides: .init(left: "till vänster", right: "till höger"),
        compass: [
            "norrut", "åt nordost", "österut", "åt sydost", "söderut", "åt sydväst", "västerut", "åt nordväst",
        ],
        exits: [
            "första", "andra", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "nionde", "tionde",
        ],
        laterExit: "{count}:e",
        roads: .init(otherwise: (onto: "in på {name}", along: "på {name}")),
        rotaries: .init(
            [.init(["…rondellen"], onto: "{name}", along: "{name}")],
            otherwise: (onto: "rondellen {name}", along: "rondellen {name}")),
        depart: .init(
            plain: "[Starta|startar du] {heading}", road: "[Starta|startar du] {heading} på {road}",
            destination: "[Starta|startar du] {heading} mot {destination}"),
        turn: .init(
            plain: "[Sväng|svänger du] {direction}", road: "[Sväng|svänger du] {direction} in på {road}",
            destination: "[Sväng|svänger du] {direction} mot {destination}"),
        straight: .init(
            plain: "[Fortsätt|fortsätter du] rakt fram", road: "[Fortsätt|fortsätter du] rakt fram in på {road}",
            destination: "[Fortsätt|fortsätter du] rakt fram mot {destination}"),
        endOfRoad: .init(
            plain: "[Sväng|svänger du] {direction} där vägen tar slut",
            road: "[Sväng|svänger du] {direction} in på {road} där vägen tar slut",
            destination: "[Sväng|svänger du] {direction} mot {destination} där vägen tar slut"),
        stayOn: .init(
            plain: "[Sväng|svänger du] {direction}",
            road: "[Sväng|svänger du] {direction} för att stanna kvar på {road}",
            destination: "[Sväng|svänger du] {direction} mot {destination}"),
        stayStraight: .init(
            plain: "[Fortsätt|fortsätter du] rakt fram", road: "[Fortsätt|fortsätter du] rakt fram på {road}",
            destination: "[Fortsätt|fortsätter du] rakt fram mot {destination}"),
        uTurn: .init(
            plain: "[Gör|gör du] en U-sväng", road: "[Gör|gör du] en U-sväng på {road}",
            destination: "[Gör|gör du] en U-sväng mot {destination}"),
        newName: .init(
            plain: "[Fortsätt|fortsätter du] {direction}", road: "[Fortsätt|fortsätter du] på {road}",
            destination: "[Fortsätt|fortsätter du] mot {destination}"),
        merge: .init(
            plain: "[Kör|kör du] in {side}", road: "[Kör|kör du] in {side} på {road}",
            destination: "[Kör|kör du] in {side} mot {destination}"),
        onRamp: .init(
            plain: "[Ta|tar du] påfarten {side}", road: "[Ta|tar du] påfarten {side} in på {road}",
            destination: "[Ta|tar du] påfarten {side} mot {destination}"),
        offRamp: .init(
            plain: "[Ta|tar du] avfarten {side}", road: "[Ta|tar du] avfarten {side} in på {road}",
            destination: "[Ta|tar du] avfarten {side} mot {destination}"),
        exitSign: "Avfart",
        numberedExit: .init(
            plain: "[Ta|tar du] avfart {exitNumber}", road: "[Ta|tar du] avfart {exitNumber} in på {road}",
            destination: "[Ta|tar du] avfart {exitNumber} mot {destination}"),
        fork: .init(
            plain: "[Håll|håller du] {side}", road: "[Håll|håller du] {side} in på {road}",
            destination: "[Håll|håller du] {side} mot {destination}"),
        forkMiddle: .init(
            plain: "[Håll dig|håller du dig] i mitten", road: "[Håll dig|håller du dig] i mitten in på {road}",
            destination: "[Håll dig|håller du dig] i mitten mot {destination}"),
        roundabout: .init(
            plain: "[Ta|tar du] {exit} avfarten i rondellen",
            road: "[Ta|tar du] {exit} avfarten i rondellen in på {road}",
            destination: "[Ta|tar du] {exit} avfarten i rondellen mot {destination}"),
        enterRoundabout: "[Kör|kör du] in i rondellen",
        rotary: .init(
            plain: "[Ta|tar du] {exit} avfarten i {rotary}",
            road: "[Ta|tar du] {exit} avfarten i {rotary} in på {road}",
            destination: "[Ta|tar du] {exit} avfarten i {rotary} mot {destination}"),
        enterRotary: "[Kör|kör du] in i {rotary}",
        roundaboutTurn: .init(
            plain: "[Sväng|svänger du] {direction} i rondellen",
            road: "[Sväng|svänger du] {direction} i rondellen in på {road}",
            destination: "[Sväng|svänger du] {direction} i rondellen mot {destination}"),
        roundaboutStraight: .init(
            plain: "[Fortsätt|fortsätter du] rakt fram i rondellen",
            road: "[Fortsätt|fortsätter du] rakt fram i rondellen in på {road}",
            destination: "[Fortsätt|fortsätter du] rakt fram i rondellen mot {destination}"),
        exitRoundabout: .init(
            plain: "[Lämna|lämnar du] rondellen", road: "[Lämna|lämnar du] rondellen via {road}",
            destination: "[Lämna|lämnar du] rondellen mot {destination}"),
        ferry: .init(
            plain: "[Ta|tar du] färjan", road: "[Ta|tar du] färjan {road}",
            destination: "[Ta|tar du] färjan till {destination}"),
        notices: .init(
            dismount: "[Led|leder du] cykeln", remount: "[Cykla|cyklar du] vidare", stairs: "[Ta|tar du] trappan"),
        arrived: .init(
            destination: "Du har nått ditt mål", stop: "Du har nått ditt delmål",
            numberedStop: "Du har nått delmål {count}", named: "Du har nått {place}"),
        arriving: .init(
            destination: "[Du når|når du] ditt mål", stop: "[Du når|når du] ditt delmål",
            numberedStop: "[Du når|når du] delmål {count}", named: "[Du når|når du] {place}"),
        arrivalSides: .init(left: ", på vänster sida", right: ", på höger sida", ahead: ", rakt fram"),
        inDistance: "Om {distance} {instruction}",
        then: "{instruction}, sedan {next}",
        thenInDistance: "{instruction}, och om {distance} {next}",
        continueFor: .init(plain: "Fortsätt i {distance}", road: "Fortsätt på {road} i {distance}"),
        sequence: "{instruction}. {next}",
        lanes: .init(
            left: .init(
                one: "Använd det vänstra körfältet", two: "Använd de två vänstra körfälten",
                more: "Använd de vänstra körfälten"),
            middle: .init(
                one: "Använd det mittersta körfältet", two: "Använd de två mittersta körfälten",
                more: "Använd de mittersta körfälten"),
            right: .init(
                one: "Använd det högra körfältet", two: "Använd de två högra körfälten",
                more: "Använd de högra körfälten")),
        distances: .init(
            plural: .oneAlone, decimalSeparator: ",",
            ahead: .init(
                meters: "{count} meter", kilometers: "{count} kilometer", feet: "{count} fot", yards: "{count} yard",
                miles: .init(one: "{count} engelsk mil", other: "{count} engelska mil"),
                quarterMile: "en kvarts engelsk mil", halfMile: "en halv engelsk mil",
                threeQuarterMiles: "tre kvarts engelsk mil")),
        abbreviations: Abbreviations(
            anywhere: ["S:t": "Sankt", "S:ta": "Sankta"],
            first: ["N.": "Norra", "S.": "Södra", "V.": "Västra", "Ö.": "Östra"],
            endings: ["g.": "gatan", "v.": "vägen"]))
}
