extension Language {
    package static let italian = Language(tag: "it", phrasebook: .italian)
}

extension Phrasebook {
    static let italian = Phrasebook(
        directions: .init(
            uTurn: "indietro", sharpRight: "bruscamente a destra", right: "a destra",
            slightRight: "leggermente a destra", straight: "dritto", slightLeft: "leggermente a sinistra",
            left: "a sinistra", sharpLeft: "bruscamente a sinistra"),
        sides: .init(left: "a sinistra", right: "a destra"),
        compass: ["nord", "nord-est", "est", "sud-est", "sud", "sud-ovest", "ovest", "nord-ovest"],
        exits: ["prima", "seconda", "terza", "quarta", "quinta", "sesta", "settima", "ottava", "nona", "decima"],
        laterExit: "{count}ª",
        roads: .italian,
        rotaries: .init(
            [.init(["Rotatoria …", "Rotonda …"], onto: "rotatoria {rest}", along: "rotatoria {rest}")],
            otherwise: (onto: "rotatoria {name}", along: "rotatoria {name}")),
        depart: .init(
            plain: "Dirigiti verso {heading}", road: "Dirigiti verso {heading} {along}",
            destination: "Dirigiti verso {heading} in direzione {destination}"),
        turn: .init(
            plain: "Svolta {direction}", road: "Svolta {direction} {onto}",
            destination: "Svolta {direction} in direzione {destination}"),
        straight: .init(
            plain: "Prosegui dritto", road: "Prosegui dritto {onto}",
            destination: "Prosegui dritto in direzione {destination}"),
        endOfRoad: .init(
            plain: "In fondo alla strada, svolta {direction}",
            road: "In fondo alla strada, svolta {direction} {onto}",
            destination: "In fondo alla strada, svolta {direction} in direzione {destination}"),
        stayOn: .init(
            plain: "Svolta {direction}", road: "Svolta {direction} e resta {along}",
            destination: "Svolta {direction} in direzione {destination}"),
        stayStraight: .init(
            plain: "Prosegui dritto", road: "Prosegui dritto {along}",
            destination: "Prosegui dritto in direzione {destination}"),
        uTurn: .init(
            plain: "Fai inversione a U", road: "Fai inversione a U {along}",
            destination: "Fai inversione a U in direzione {destination}"),
        newName: .init(
            plain: "Continua {direction}", road: "Continua {along}",
            destination: "Continua in direzione {destination}"),
        merge: .init(
            plain: "Immettiti {side} nel traffico", road: "Immettiti {side} {onto}",
            destination: "Immettiti {side} in direzione {destination}"),
        onRamp: .init(
            plain: "Prendi la rampa {side}", road: "Prendi la rampa {side} {onto}",
            destination: "Prendi la rampa {side} in direzione {destination}"),
        offRamp: .init(
            plain: "Prendi l’uscita {side}", road: "Prendi l’uscita {side} {onto}",
            destination: "Prendi l’uscita {side} in direzione {destination}"),
        exitSign: "Uscita",
        numberedExit: .init(
            plain: "Prendi l’uscita {exitNumber}", road: "Prendi l’uscita {exitNumber} {onto}",
            destination: "Prendi l’uscita {exitNumber} in direzione {destination}"),
        fork: .init(
            plain: "Mantieniti {side}", road: "Mantieniti {side} {onto}",
            destination: "Mantieniti {side} in direzione {destination}"),
        forkMiddle: .init(
            plain: "Mantieniti al centro", road: "Mantieniti al centro {onto}",
            destination: "Mantieniti al centro in direzione {destination}"),
        roundabout: .init(
            plain: "Alla rotatoria, prendi la {exit} uscita", road: "Alla rotatoria, prendi la {exit} uscita {onto}",
            destination: "Alla rotatoria, prendi la {exit} uscita in direzione {destination}"),
        enterRoundabout: "Entra nella rotatoria",
        rotary: .init(
            plain: "Alla {rotary}, prendi la {exit} uscita",
            road: "Alla {rotary}, prendi la {exit} uscita {onto}",
            destination: "Alla {rotary}, prendi la {exit} uscita in direzione {destination}"),
        enterRotary: "Entra nella {rotary}",
        roundaboutTurn: .init(
            plain: "Alla rotatoria, svolta {direction}", road: "Alla rotatoria, svolta {direction} {onto}",
            destination: "Alla rotatoria, svolta {direction} in direzione {destination}"),
        roundaboutStraight: .init(
            plain: "Alla rotatoria, prosegui dritto", road: "Alla rotatoria, prosegui dritto {onto}",
            destination: "Alla rotatoria, prosegui dritto in direzione {destination}"),
        exitRoundabout: .init(
            plain: "Esci dalla rotatoria", road: "Esci dalla rotatoria {onto}",
            destination: "Esci dalla rotatoria in direzione {destination}"),
        ferry: .init(
            plain: "Prendi il traghetto", road: "Prendi il traghetto {road}",
            destination: "Prendi il traghetto per {destination}"),
        notices: .init(
            dismount: "Scendi dalla bici e prosegui a piedi", remount: "Risali in bici", stairs: "Prendi le scale"),
        arrived: .init(
            destination: "Sei arrivato a destinazione", stop: "Sei arrivato alla tua tappa",
            numberedStop: "Sei arrivato alla tappa {count}", named: "Sei arrivato a {place}"),
        arriving: .init(
            destination: "Arriverai a destinazione", stop: "Arriverai alla tua tappa",
            numberedStop: "Arriverai alla tappa {count}", named: "Arriverai a {place}"),
        arrivalSides: .init(left: ", sulla sinistra", right: ", sulla destra", ahead: ", davanti a te"),
        inDistance: "Tra {distance}, {instruction}",
        then: "{instruction}, poi {next}",
        thenInDistance: "{instruction}, poi, tra {distance}, {next}",
        continueFor: .init(plain: "Continua per {distance}", road: "Continua {along} per {distance}"),
        sequence: "{instruction}. {next}",
        lanes: .init(
            left: .init(
                one: "Usa la corsia di sinistra", two: "Usa le due corsie di sinistra",
                more: "Usa le corsie di sinistra"),
            middle: .init(
                one: "Usa la corsia centrale", two: "Usa le due corsie centrali", more: "Usa le corsie centrali"),
            right: .init(
                one: "Usa la corsia di destra", two: "Usa le due corsie di destra", more: "Usa le corsie di destra")),
        distances: .init(
            plural: .oneAlone, decimalSeparator: ",",
            ahead: .init(
                meters: "{count} metri", kilometers: .init(one: "{count} chilometro", other: "{count} chilometri"),
                feet: "{count} piedi", yards: "{count} iarde",
                miles: .init(one: "{count} miglio", other: "{count} miglia"), quarterMile: "un quarto di miglio",
                halfMile: "mezzo miglio", threeQuarterMiles: "tre quarti di miglio")),
        abbreviations: Abbreviations(
            anywhere: ["C.so": "Corso", "P.le": "Piazzale", "P.za": "Piazza", "P.zza": "Piazza", "V.le": "Viale"],
            first: ["L.go": "Largo", "Loc.": "Località", "Str.": "Strada", "V.": "Via", "Vic.": "Vicolo"],
            beforeOthers: ["Dott.": "Dottor", "F.lli": "Fratelli", "Gen.": "Generale", "Prof.": "Professor"]))
}

/// One is in a street and on a road.
extension NameForms {
    static let italian = NameForms(
        [
            Rule(["#"], onto: "sulla {name}", along: "sulla {name}"),
            Rule(
                [
                    "Via …", "Viale …", "Vicolo …", "Vico …", "Corso …", "Piazza …", "Piazzale …", "Piazzetta …",
                    "Largo …", "Strada …", "Contrada …", "Salita …", "Borgo …", "Calle …", "Località …",
                ], onto: "in {name}", along: "su {name}"),
            Rule(["Autostrada …"], onto: "sull’{name}", along: "sull’{name}"),
            Rule(
                ["Circonvallazione …", "Statale …", "Superstrada …", "Tangenziale …"], onto: "sulla {name}",
                along: "sulla {name}"),
            Rule(
                ["Grande Raccordo …", "Lungo…", "Ponte …", "Raccordo …", "Viadotto …"], onto: "sul {name}",
                along: "sul {name}"),
        ],
        otherwise: (onto: "su {name}", along: "su {name}"))
}
