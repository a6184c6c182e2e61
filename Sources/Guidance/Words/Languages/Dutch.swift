extension Language {
    package static let dutch = Language(tag: "nl", phrasebook: .dutch)
}

/// Alone a sentence commands ("Sla linksaf"); behind a distance verb and subject follow ("over 400 meter slaat u
/// linksaf").
extension Phrasebook {
    static let dutch = Phrasebook(
        directions: .init(
            uTurn: "om", sharpRight: "scherp rechtsaf", right: "rechtsaf", slightRight: "schuin rechtsaf",
            straight: "rechtdoor", slightLeft: "schuin linksaf", left: "linksaf", sharpLeft: "scherp linksaf"),
        sides: .init(left: "links", right: "rechts"),
        compass: [
            "noordelijke", "noordoostelijke", "oostelijke", "zuidoostelijke", "zuidelijke", "zuidwestelijke",
            "westelijke", "noordwestelijke",
        ],
        exits: [
            "eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende",
        ],
        laterExit: "{count}e",
        roads: .dutch,
        rotaries: .init(
            [.init(["Rotonde …"], onto: "rotonde {rest}", along: "rotonde {rest}")],
            otherwise: (onto: "rotonde {name}", along: "rotonde {name}")),
        depart: .init(
            plain: "[Vertrek|vertrekt u] in {heading} richting",
            road: "[Vertrek|vertrekt u] {along} in {heading} richting",
            destination: "[Vertrek|vertrekt u] in {heading} richting naar {destination}"),
        turn: .init(
            plain: "[Sla|slaat u] {direction}", road: "[Sla|slaat u] {direction} {onto}",
            destination: "[Sla|slaat u] {direction} richting {destination}"),
        straight: .init(
            plain: "[Ga|gaat u] rechtdoor", road: "[Ga|gaat u] rechtdoor {onto}",
            destination: "[Ga|gaat u] rechtdoor richting {destination}"),
        endOfRoad: .init(
            plain: "[Sla|slaat u] aan het einde van de weg {direction}",
            road: "[Sla|slaat u] aan het einde van de weg {direction} {onto}",
            destination: "[Sla|slaat u] aan het einde van de weg {direction} richting {destination}"),
        stayOn: .init(
            plain: "[Sla|slaat u] {direction}", road: "[Sla|slaat u] {direction} om {along} te blijven",
            destination: "[Sla|slaat u] {direction} richting {destination}"),
        stayStraight: .init(
            plain: "[Ga|gaat u] rechtdoor", road: "[Blijf|blijft u] {along}",
            destination: "[Ga|gaat u] rechtdoor richting {destination}"),
        uTurn: .init(
            plain: "[Keer|keert u] om", road: "[Keer|keert u] om {along}",
            destination: "[Keer|keert u] om richting {destination}"),
        newName: .init(
            plain: "[Vervolg|vervolgt u] de weg", road: "[Ga|gaat u] verder {along}",
            destination: "[Ga|gaat u] verder richting {destination}"),
        merge: .init(
            plain: "[Voeg|voegt u] {side} in", road: "[Voeg|voegt u] {side} in {along}",
            destination: "[Voeg|voegt u] {side} in richting {destination}"),
        onRamp: .init(
            plain: "[Neem|neemt u] {side} de oprit", road: "[Neem|neemt u] {side} de oprit {onto}",
            destination: "[Neem|neemt u] {side} de oprit richting {destination}"),
        offRamp: .init(
            plain: "[Neem|neemt u] {side} de afrit", road: "[Neem|neemt u] {side} de afrit {onto}",
            destination: "[Neem|neemt u] {side} de afrit richting {destination}"),
        exitSign: "Afrit",
        numberedExit: .init(
            plain: "[Neem|neemt u] afrit {exitNumber}", road: "[Neem|neemt u] afrit {exitNumber} {onto}",
            destination: "[Neem|neemt u] afrit {exitNumber} richting {destination}"),
        fork: .init(
            plain: "[Houd|houdt u] {side} aan", road: "[Houd|houdt u] {side} aan {onto}",
            destination: "[Houd|houdt u] {side} aan richting {destination}"),
        forkMiddle: .init(
            plain: "[Houd|houdt u] het midden aan", road: "[Houd|houdt u] het midden aan {onto}",
            destination: "[Houd|houdt u] het midden aan richting {destination}"),
        roundabout: .init(
            plain: "[Neem|neemt u] op de rotonde de {exit} afslag",
            road: "[Neem|neemt u] op de rotonde de {exit} afslag {onto}",
            destination: "[Neem|neemt u] op de rotonde de {exit} afslag richting {destination}"),
        enterRoundabout: "[Ga|gaat u] de rotonde op",
        rotary: .init(
            plain: "[Neem|neemt u] op de {rotary} de {exit} afslag",
            road: "[Neem|neemt u] op de {rotary} de {exit} afslag {onto}",
            destination: "[Neem|neemt u] op de {rotary} de {exit} afslag richting {destination}"),
        enterRotary: "[Ga|gaat u] de {rotary} op",
        roundaboutTurn: .init(
            plain: "[Sla|slaat u] op de rotonde {direction}", road: "[Sla|slaat u] op de rotonde {direction} {onto}",
            destination: "[Sla|slaat u] op de rotonde {direction} richting {destination}"),
        roundaboutStraight: .init(
            plain: "[Ga|gaat u] op de rotonde rechtdoor", road: "[Ga|gaat u] op de rotonde rechtdoor {onto}",
            destination: "[Ga|gaat u] op de rotonde rechtdoor richting {destination}"),
        exitRoundabout: .init(
            plain: "[Verlaat|verlaat u] de rotonde", road: "[Verlaat|verlaat u] de rotonde {onto}",
            destination: "[Verlaat|verlaat u] de rotonde richting {destination}"),
        ferry: .init(
            plain: "[Neem|neemt u] de veerboot", road: "[Neem|neemt u] de veerboot {road}",
            destination: "[Neem|neemt u] de veerboot naar {destination}"),
        notices: .init(
            dismount: "[Loop|loopt u] verder met de fiets aan de hand", remount: "[Stap|stapt u] weer op de fiets",
            stairs: "[Neem|neemt u] de trap"),
        arrived: .init(
            destination: "U hebt uw bestemming bereikt", stop: "U hebt uw tussenstop bereikt",
            numberedStop: "U hebt tussenstop {count} bereikt", named: "U hebt {place} bereikt"),
        arriving: .init(
            destination: "[U bereikt|bereikt u] uw bestemming", stop: "[U bereikt|bereikt u] uw tussenstop",
            numberedStop: "[U bereikt|bereikt u] tussenstop {count}", named: "[U bereikt|bereikt u] {place}"),
        arrivalSides: .init(left: ", aan de linkerkant", right: ", aan de rechterkant", ahead: ", recht voor u"),
        inDistance: "Over {distance} {instruction}",
        then: "{instruction}, daarna {next}",
        thenInDistance: "{instruction}, en over {distance} {next}",
        continueFor: .init(plain: "Vervolg de weg {distance}", road: "Blijf {distance} {along}"),
        sequence: "{instruction}. {next}",
        lanes: .init(
            left: .init(
                one: "Gebruik de linkerrijstrook", two: "Gebruik de twee linkerrijstroken",
                more: "Gebruik de linkerrijstroken"),
            middle: .init(
                one: "Gebruik de middelste rijstrook", two: "Gebruik de twee middelste rijstroken",
                more: "Gebruik de middelste rijstroken"),
            right: .init(
                one: "Gebruik de rechterrijstrook", two: "Gebruik de twee rechterrijstroken",
                more: "Gebruik de rechterrijstroken")),
        distances: .init(
            plural: .oneAlone, decimalSeparator: ",",
            ahead: .init(
                meters: "{count} meter", kilometers: "{count} kilometer", feet: "{count} voet", yards: "{count} yard",
                miles: "{count} mijl", quarterMile: "een kwart mijl", halfMile: "een halve mijl",
                threeQuarterMiles: "driekwart mijl")),
        abbreviations: Abbreviations(
            anywhere: [
                "Burg.": "Burgemeester", "Dr.": "Doctor", "Ds.": "Dominee", "Mr.": "Meester", "Prof.": "Professor",
                "St.": "Sint",
            ],
            endings: ["str.": "straat", "ln.": "laan"]))
}

/// Streets are gone into, roads and squares onto; names with a preposition or an article of their own get no other.
extension NameForms {
    static let dutch = NameForms(
        [
            Rule(["#"], onto: "de {name} op", along: "op de {name}"),
            Rule(["…straat", "…steeg", "…laan", "…dreef"], onto: "de {name} in", along: "op de {name}"),
            Rule(
                [
                    "…weg", "…gracht", "…kade", "…dijk", "…singel", "…brug", "*ring", "*baan", "*wal", "*markt",
                    "…boulevard", "…tunnel", "…allee",
                ], onto: "de {name} op", along: "op de {name}"),
            Rule(["*plein", "*pad"], onto: "het {name} op", along: "op het {name}"),
        ],
        otherwise: (onto: "{name} op", along: "op {name}"))
}
