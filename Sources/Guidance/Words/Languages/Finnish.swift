extension Language {
    package static let finnish = Language(tag: "fi", phrasebook: .finnish)
}

extension Phrasebook {
    static let finnish = Phrasebook(
        directions: .init(
            uTurn: "takaisin", sharpRight: "jyrkästi oikealle", right: "oikealle", slightRight: "loivasti oikealle",
            straight: "suoraan", slightLeft: "loivasti vasemmalle", left: "vasemmalle",
            sharpLeft: "jyrkästi vasemmalle"),
        sides: .init(left: "vasemmalla", right: "oikealla"),
        compass: [
            "pohjoiseen", "koilliseen", "itään", "kaakkoon", "etelään", "lounaaseen", "länteen", "luoteeseen",
        ],
        exits: [
            "ensimmäinen", "toinen", "kolmas", "neljäs", "viides", "kuudes", "seitsemäs", "kahdeksas", "yhdeksäs",
            "kymmenes",
        ],
        laterExit: "{count}.",
        roads: .finnish,
        rotaries: .init(
            [.init(["…liikenneympyrä"], onto: "{rest}liikenneympyrään", along: "{rest}liikenneympyrässä")],
            otherwise: (onto: "liikenneympyrään {name}", along: "liikenneympyrässä {name}")),
        depart: .init(
            plain: "Lähde {heading}", road: "Lähde {heading} {along}",
            destination: "Lähde {heading} suuntaan {destination}"),
        turn: .init(
            plain: "Käänny {direction}", road: "Käänny {direction} {onto}",
            destination: "Käänny {direction} suuntaan {destination}"),
        straight: .init(
            plain: "Jatka suoraan", road: "Jatka suoraan {onto}", destination: "Jatka suoraan suuntaan {destination}"),
        endOfRoad: .init(
            plain: "Käänny tien päässä {direction}", road: "Käänny tien päässä {direction} {onto}",
            destination: "Käänny tien päässä {direction} suuntaan {destination}"),
        stayOn: .init(
            plain: "Käänny {direction}", road: "Käänny {direction} ja jatka {along}",
            destination: "Käänny {direction} suuntaan {destination}"),
        stayStraight: .init(
            plain: "Jatka suoraan", road: "Jatka suoraan {along}",
            destination: "Jatka suoraan suuntaan {destination}"),
        uTurn: .init(
            plain: "Tee U-käännös", road: "Tee U-käännös ja jatka {along}",
            destination: "Tee U-käännös suuntaan {destination}"),
        newName: .init(
            plain: "Jatka {direction}", road: "Jatka {onto}", destination: "Jatka suuntaan {destination}"),
        merge: .init(
            plain: "Liity {direction} liikenteeseen", road: "Liity {direction} {onto}",
            destination: "Liity {direction} suuntaan {destination}"),
        onRamp: .init(
            plain: "Aja rampille {direction}", road: "Aja rampille {direction} ja siitä {onto}",
            destination: "Aja rampille {direction} suuntaan {destination}"),
        offRamp: .init(
            plain: "Poistu rampille {direction}", road: "Poistu rampille {direction} ja siitä {onto}",
            destination: "Poistu rampille {direction} suuntaan {destination}"),
        exitSign: "Liittymä",
        numberedExit: .init(
            plain: "Poistu liittymästä {exitNumber}", road: "Poistu liittymästä {exitNumber} {onto}",
            destination: "Poistu liittymästä {exitNumber} suuntaan {destination}"),
        fork: .init(
            plain: "Pysy {side}", road: "Pysy {side} ja jatka {onto}",
            destination: "Pysy {side} ja jatka suuntaan {destination}"),
        forkMiddle: .init(
            plain: "Pysy keskellä", road: "Pysy keskellä ja jatka {onto}",
            destination: "Pysy keskellä ja jatka suuntaan {destination}"),
        roundabout: .init(
            plain: "Ota liikenneympyrässä {exit} liittymä", road: "Ota liikenneympyrässä {exit} liittymä {onto}",
            destination: "Ota liikenneympyrässä {exit} liittymä suuntaan {destination}"),
        enterRoundabout: "Aja liikenneympyrään",
        rotary: .init(
            plain: "Ota {rotary} {exit} liittymä",
            road: "Ota {rotary} {exit} liittymä {onto}",
            destination: "Ota {rotary} {exit} liittymä suuntaan {destination}"),
        enterRotary: "Aja {rotary}",
        roundaboutTurn: .init(
            plain: "Käänny liikenneympyrässä {direction}", road: "Käänny liikenneympyrässä {direction} {onto}",
            destination: "Käänny liikenneympyrässä {direction} suuntaan {destination}"),
        roundaboutStraight: .init(
            plain: "Jatka liikenneympyrässä suoraan", road: "Jatka liikenneympyrässä suoraan {onto}",
            destination: "Jatka liikenneympyrässä suoraan suuntaan {destination}"),
        exitRoundabout: .init(
            plain: "Poistu liikenneympyrästä", road: "Poistu liikenneympyrästä {onto}",
            destination: "Poistu liikenneympyrästä suuntaan {destination}"),
        ferry: .init(
            plain: "Nouse lautalle", road: "Nouse lautalle {road}",
            destination: "Nouse lautalle suuntaan {destination}"),
        notices: .init(
            dismount: "Nouse pyörän selästä ja taluta pyörää", remount: "Nouse takaisin pyörän selkään",
            stairs: "Käytä portaita"),
        arrived: .init(
            destination: "Olet saapunut määränpäähäsi", stop: "Olet saapunut välietappiin",
            numberedStop: "Olet saapunut välietappiin {count}", named: "Olet saapunut kohteeseen {place}"),
        arriving: .init(
            destination: "Saavut määränpäähäsi", stop: "Saavut välietappiin",
            numberedStop: "Saavut välietappiin {count}", named: "Saavut kohteeseen {place}"),
        arrivalSides: .init(
            left: ", joka on vasemmalla", right: ", joka on oikealla", ahead: ", joka on suoraan edessä"),
        inDistance: "{distance} päässä {instruction}",
        then: "{instruction}, sitten {next}",
        thenInDistance: "{instruction}, sitten {distance} päässä {next}",
        continueFor: .init(plain: "Jatka {distance}", road: "Jatka {along} {distance}"),
        sequence: "{instruction}. {next}",
        lanes: .init(
            left: .init(
                one: "Käytä vasemmanpuoleista kaistaa", two: "Käytä kahta vasemmanpuoleista kaistaa",
                more: "Käytä vasemmanpuoleisia kaistoja"),
            middle: .init(
                one: "Käytä keskimmäistä kaistaa", two: "Käytä kahta keskimmäistä kaistaa",
                more: "Käytä keskimmäisiä kaistoja"),
            right: .init(
                one: "Käytä oikeanpuoleista kaistaa", two: "Käytä kahta oikeanpuoleista kaistaa",
                more: "Käytä oikeanpuoleisia kaistoja")),
        distances: .init(
            plural: .oneAlone, decimalSeparator: ",",
            ahead: .init(
                meters: "{count} metrin", kilometers: "{count} kilometrin", feet: "{count} jalan",
                yards: "{count} jaardin", miles: "{count} mailin", quarterMile: "neljännesmailin",
                halfMile: "puolen mailin", threeQuarterMiles: "kolmen neljännesmailin"),
            along: .init(
                meters: "{count} metriä", kilometers: .init(one: "{count} kilometri", other: "{count} kilometriä"),
                feet: "{count} jalkaa", yards: "{count} jaardia",
                miles: .init(one: "{count} maili", other: "{count} mailia"), quarterMile: "neljännesmaili",
                halfMile: "puoli mailia", threeQuarterMiles: "kolme neljännesmailia")),
        abbreviations: Abbreviations(
            first: ["Et.": "Eteläinen", "It.": "Itäinen", "Länt.": "Läntinen", "Pohj.": "Pohjoinen"],
            endings: ["nk.": "nkatu", "nt.": "ntie"]))
}

/// A name of one word is inflected by its last part. Of several words the first may have to be inflected too: such
/// names stand as they are, behind a noun that is inflected for them.
extension NameForms {
    static let finnish = NameForms(
        [
            Rule(["*katu"], onto: "{rest}kadulle", along: "{rest}katua"),
            Rule(["*tie"], onto: "{rest}tielle", along: "{rest}tietä"),
            Rule(["*kuja"], onto: "{rest}kujalle", along: "{rest}kujaa"),
            Rule(["*polku"], onto: "{rest}polulle", along: "{rest}polkua"),
            Rule(["*väylä"], onto: "{rest}väylälle", along: "{rest}väylää"),
            Rule(["*kaari"], onto: "{rest}kaarelle", along: "{rest}kaarta"),
            Rule(["*ranta"], onto: "{rest}rannalle", along: "{rest}rantaa"),
            Rule(["*tori"], onto: "{rest}torille", along: "{rest}toria"),
            Rule(["*silta"], onto: "{rest}sillalle", along: "{rest}siltaa"),
            Rule(["*rinne"], onto: "{rest}rinteelle", along: "{rest}rinnettä"),
            Rule(["*raitti"], onto: "{rest}raitille", along: "{rest}raittia"),
            Rule(["*reitti"], onto: "{rest}reitille", along: "{rest}reittiä"),
            Rule(["*aukio"], onto: "{rest}aukiolle", along: "{rest}aukiota"),
            Rule(["*penger"], onto: "{rest}penkereelle", along: "{rest}pengertä"),
            Rule(["*laituri"], onto: "{rest}laiturille", along: "{rest}laituria"),
            Rule(["*splanadi"], onto: "{rest}splanadille", along: "{rest}splanadia"),
            Rule(["*ulevardi"], onto: "{rest}ulevardille", along: "{rest}ulevardia"),
            Rule(["…katu"], onto: "kadulle {name}", along: "katua {name}"),
        ],
        otherwise: (onto: "tielle {name}", along: "tietä {name}"))
}
