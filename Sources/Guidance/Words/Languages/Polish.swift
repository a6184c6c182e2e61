extension Language {
    package static let polish = Language(tag: "pl", phrasebook: .polish)
}

/// Places on signs stand in the nominative, behind "kierunek" as it is written on signs.
extension Phrasebook {
    static let polish = Phrasebook(
        directions: .init(
            uTurn: "z powrotem", sharpRight: "ostro w prawo", right: "w prawo", slightRight: "lekko w prawo",
            straight: "prosto", slightLeft: "lekko w lewo", left: "w lewo", sharpLeft: "ostro w lewo"),
        sides: .init(left: "lewej strony", right: "prawej strony"),
        compass: [
            "na północ", "na północny wschód", "na wschód", "na południowy wschód", "na południe",
            "na południowy zachód", "na zachód", "na północny zachód",
        ],
        exits: [
            "pierwszym", "drugim", "trzecim", "czwartym", "piątym", "szóstym", "siódmym", "ósmym", "dziewiątym",
            "dziesiątym",
        ],
        laterExit: "{count}.",
        roads: .polish,
        rotaries: .init(
            [.init(["Rondo …"], onto: "rondo {rest}", along: "rondzie {rest}")],
            otherwise: (onto: "rondo {name}", along: "rondzie {name}")),
        depart: .init(
            plain: "Kieruj się {heading}", road: "Kieruj się {heading} {along}",
            destination: "Kieruj się {heading}, kierunek {destination}"),
        turn: .init(
            plain: "Skręć {direction}", road: "Skręć {direction} {onto}",
            destination: "Skręć {direction}, kierunek {destination}"),
        straight: .init(
            plain: "Kieruj się prosto", road: "Kieruj się prosto {onto}",
            destination: "Kieruj się prosto, kierunek {destination}"),
        endOfRoad: .init(
            plain: "Na końcu drogi skręć {direction}", road: "Na końcu drogi skręć {direction} {onto}",
            destination: "Na końcu drogi skręć {direction}, kierunek {destination}"),
        stayOn: .init(
            plain: "Skręć {direction}", road: "Skręć {direction} i kieruj się dalej {along}",
            destination: "Skręć {direction}, kierunek {destination}"),
        stayStraight: .init(
            plain: "Kieruj się prosto", road: "Kieruj się dalej {along}",
            destination: "Kieruj się prosto, kierunek {destination}"),
        uTurn: .init(
            plain: "Zawróć", road: "Zawróć i kieruj się {along}", destination: "Zawróć, kierunek {destination}"),
        newName: .init(
            plain: "Kontynuuj {direction}", road: "Kontynuuj {along}",
            destination: "Kontynuuj, kierunek {destination}"),
        merge: .init(
            plain: "Włącz się do ruchu", road: "Włącz się do ruchu {onto}",
            destination: "Włącz się do ruchu, kierunek {destination}"),
        onRamp: .init(
            plain: "Skieruj się {direction} na wjazd", road: "Skieruj się {direction} na wjazd {onto}",
            destination: "Skieruj się {direction} na wjazd, kierunek {destination}"),
        offRamp: .init(
            plain: "Zjedź zjazdem {direction}", road: "Zjedź zjazdem {direction} {onto}",
            destination: "Zjedź zjazdem {direction}, kierunek {destination}"),
        exitSign: "Zjazd",
        numberedExit: .init(
            plain: "Zjedź zjazdem {exitNumber}", road: "Zjedź zjazdem {exitNumber} {onto}",
            destination: "Zjedź zjazdem {exitNumber}, kierunek {destination}"),
        fork: .init(
            plain: "Trzymaj się {side}", road: "Trzymaj się {side} i kieruj się {onto}",
            destination: "Trzymaj się {side}, kierunek {destination}"),
        forkMiddle: .init(
            plain: "Trzymaj się środka", road: "Trzymaj się środka i kieruj się {onto}",
            destination: "Trzymaj się środka, kierunek {destination}"),
        roundabout: .init(
            plain: "Na rondzie zjedź {exit} zjazdem", road: "Na rondzie zjedź {exit} zjazdem {onto}",
            destination: "Na rondzie zjedź {exit} zjazdem, kierunek {destination}"),
        enterRoundabout: "Wjedź na rondo",
        rotary: .init(
            plain: "Na {rotary} zjedź {exit} zjazdem", road: "Na {rotary} zjedź {exit} zjazdem {onto}",
            destination: "Na {rotary} zjedź {exit} zjazdem, kierunek {destination}"),
        enterRotary: "Wjedź na {rotary}",
        roundaboutTurn: .init(
            plain: "Na rondzie skręć {direction}", road: "Na rondzie skręć {direction} {onto}",
            destination: "Na rondzie skręć {direction}, kierunek {destination}"),
        roundaboutStraight: .init(
            plain: "Na rondzie kieruj się prosto", road: "Na rondzie kieruj się prosto {onto}",
            destination: "Na rondzie kieruj się prosto, kierunek {destination}"),
        exitRoundabout: .init(
            plain: "Zjedź z ronda", road: "Zjedź z ronda {onto}", destination: "Zjedź z ronda, kierunek {destination}"),
        ferry: .init(
            plain: "Wsiądź na prom", road: "Wsiądź na prom {road}",
            destination: "Wsiądź na prom, kierunek {destination}"),
        notices: .init(
            dismount: "Zsiądź z roweru i prowadź go", remount: "Wsiądź z powrotem na rower", stairs: "Idź schodami"),
        arrived: .init(
            destination: "Jesteś u celu", stop: "Jesteś w punkcie pośrednim",
            numberedStop: "Jesteś w punkcie pośrednim {count}", named: "Jesteś na miejscu: {place}"),
        arriving: .init(
            destination: "Dotrzesz do celu", stop: "Dotrzesz do punktu pośredniego",
            numberedStop: "Dotrzesz do punktu pośredniego {count}", named: "Dotrzesz na miejsce: {place}"),
        arrivalSides: .init(left: ", po lewej stronie", right: ", po prawej stronie", ahead: ", na wprost"),
        inDistance: "Za {distance} {instruction}",
        then: "{instruction}, a następnie {next}",
        thenInDistance: "{instruction}, a następnie za {distance} {next}",
        continueFor: .init(plain: "Kontynuuj przez {distance}", road: "Kontynuuj {along} przez {distance}"),
        sequence: "{instruction}. {next}",
        lanes: .init(
            left: .init(
                one: "Zajmij lewy pas", two: "Zajmij jeden z dwóch lewych pasów", more: "Zajmij jeden z lewych pasów"),
            middle: .init(
                one: "Zajmij środkowy pas", two: "Zajmij jeden z dwóch środkowych pasów",
                more: "Zajmij jeden ze środkowych pasów"),
            right: .init(
                one: "Zajmij prawy pas", two: "Zajmij jeden z dwóch prawych pasów",
                more: "Zajmij jeden z prawych pasów")),
        distances: .init(
            plural: .polish, decimalSeparator: ",",
            ahead: .init(
                meters: .init(
                    one: "{count} metr", few: "{count} metry", many: "{count} metrów", other: "{count} metra"),
                kilometers: .init(
                    one: "{count} kilometr", few: "{count} kilometry", many: "{count} kilometrów",
                    other: "{count} kilometra"),
                feet: .init(one: "{count} stopę", few: "{count} stopy", many: "{count} stóp", other: "{count} stopy"),
                yards: .init(one: "{count} jard", few: "{count} jardy", many: "{count} jardów", other: "{count} jarda"),
                miles: .init(one: "{count} milę", few: "{count} mile", many: "{count} mil", other: "{count} mili"),
                quarterMile: "ćwierć mili", halfMile: "pół mili", threeQuarterMiles: "trzy czwarte mili")),
        abbreviations: Abbreviations(
            anywhere: [
                "al.": "aleja", "Al.": "Aleje", "gen.": "generała", "im.": "imienia", "ks.": "księdza",
                "marsz.": "marszałka", "os.": "osiedle", "pl.": "plac", "płk.": "pułkownika", "prof.": "profesora",
                "ul.": "ulica",
            ]))
}

/// Most names are genitives that stay as they are behind "ulica"; those that are adjectives are inflected by their
/// ending, as far as no genitive ends so.
extension NameForms {
    static let polish = NameForms(
        [
            Rule(["#"], onto: "na {name}", along: "drogą {name}"),
            Rule(["ulica …"], onto: "w ulicę {rest}", along: "ulicą {rest}"),
            Rule(["aleja *ska"], onto: "w aleję {rest}ską", along: "aleją {rest}ską"),
            Rule(["aleja …"], onto: "w aleję {rest}", along: "aleją {rest}"),
            Rule(["Aleje …"], onto: "w {name}", along: "przez {name}"),
            Rule(
                [
                    "plac …", "rondo …", "most …", "wiadukt …", "tunel …", "rynek", "rynek …", "skwer …", "bulwar …",
                    "osiedle …",
                ], onto: "na {name}", along: "przez {name}"),
            Rule(["trasa *ska"], onto: "na trasę {rest}ską", along: "trasą {rest}ską"),
            Rule(["trasa …"], onto: "na trasę {rest}", along: "trasą {rest}"),
            Rule(["autostrada …"], onto: "na autostradę {rest}", along: "autostradą {rest}"),
            Rule(["obwodnica …"], onto: "na obwodnicę {rest}", along: "obwodnicą {rest}"),
            Rule(["*ska"], onto: "w ulicę {rest}ską", along: "ulicą {rest}ską"),
            Rule(["*cka"], onto: "w ulicę {rest}cką", along: "ulicą {rest}cką"),
            Rule(["*dzka"], onto: "w ulicę {rest}dzką", along: "ulicą {rest}dzką"),
            Rule(["*owa"], onto: "w ulicę {rest}ową", along: "ulicą {rest}ową"),
            Rule(["*czna"], onto: "w ulicę {rest}czną", along: "ulicą {rest}czną"),
            Rule(["*lna"], onto: "w ulicę {rest}lną", along: "ulicą {rest}lną"),
            Rule(["*śna"], onto: "w ulicę {rest}śną", along: "ulicą {rest}śną"),
            Rule(["*jna"], onto: "w ulicę {rest}jną", along: "ulicą {rest}jną"),
            Rule(["*wna"], onto: "w ulicę {rest}wną", along: "ulicą {rest}wną"),
            Rule(["*żna"], onto: "w ulicę {rest}żną", along: "ulicą {rest}żną"),
            Rule(["Długa"], onto: "w ulicę Długą", along: "ulicą Długą"),
            Rule(["Krótka"], onto: "w ulicę Krótką", along: "ulicą Krótką"),
            Rule(["Nowa"], onto: "w ulicę Nową", along: "ulicą Nową"),
            Rule(["Prosta"], onto: "w ulicę Prostą", along: "ulicą Prostą"),
            Rule(["Złota"], onto: "w ulicę Złotą", along: "ulicą Złotą"),
            Rule(["Zielona"], onto: "w ulicę Zieloną", along: "ulicą Zieloną"),
            Rule(["Szeroka"], onto: "w ulicę Szeroką", along: "ulicą Szeroką"),
            Rule(["Wąska"], onto: "w ulicę Wąską", along: "ulicą Wąską"),
        ],
        otherwise: (onto: "w ulicę {name}", along: "ulicą {name}"))
}
