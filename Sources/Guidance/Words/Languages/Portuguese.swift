extension Language {
    package static let portuguese = Language(tag: "pt", phrasebook: .portuguese)
}

extension Phrasebook {
    static let portuguese = Phrasebook(
        directions: .init(
            uTurn: "para trás", sharpRight: "acentuadamente à direita", right: "à direita",
            slightRight: "ligeiramente à direita", straight: "em frente", slightLeft: "ligeiramente à esquerda",
            left: "à esquerda", sharpLeft: "acentuadamente à esquerda"),
        sides: .init(left: "à esquerda", right: "à direita"),
        compass: ["norte", "nordeste", "este", "sudeste", "sul", "sudoeste", "oeste", "noroeste"],
        exits: [
            "primeira", "segunda", "terceira", "quarta", "quinta", "sexta", "sétima", "oitava", "nona", "décima",
        ],
        laterExit: "{count}.ª",
        roads: .portuguese,
        rotaries: .init(
            [.init(["Rotunda …"], onto: "rotunda {rest}", along: "rotunda {rest}")],
            otherwise: (onto: "rotunda {name}", along: "rotunda {name}")),
        depart: .init(
            plain: "Siga para {heading}", road: "Siga para {heading} {along}",
            destination: "Siga para {heading} em direção a {destination}"),
        turn: .init(
            plain: "Vire {direction}", road: "Vire {direction} {onto}",
            destination: "Vire {direction} em direção a {destination}"),
        straight: .init(
            plain: "Siga em frente", road: "Siga em frente {along}",
            destination: "Siga em frente em direção a {destination}"),
        endOfRoad: .init(
            plain: "No fim da estrada, vire {direction}", road: "No fim da estrada, vire {direction} {onto}",
            destination: "No fim da estrada, vire {direction} em direção a {destination}"),
        stayOn: .init(
            plain: "Vire {direction}", road: "Vire {direction} para continuar {along}",
            destination: "Vire {direction} em direção a {destination}"),
        stayStraight: .init(
            plain: "Siga em frente", road: "Continue em frente {along}",
            destination: "Siga em frente em direção a {destination}"),
        uTurn: .init(
            plain: "Faça inversão de marcha", road: "Faça inversão de marcha {onto}",
            destination: "Faça inversão de marcha em direção a {destination}"),
        newName: .init(
            plain: "Continue {direction}", road: "Continue {along}", destination: "Continue em direção a {destination}"),
        merge: .init(
            plain: "Entre {side} na via", road: "Entre {side} {onto}",
            destination: "Entre {side} em direção a {destination}"),
        onRamp: .init(
            plain: "Siga pelo acesso {side}", road: "Siga pelo acesso {side} em direção a {road}",
            destination: "Siga pelo acesso {side} em direção a {destination}"),
        offRamp: .init(
            plain: "Tome a saída {side}", road: "Tome a saída {side} em direção a {road}",
            destination: "Tome a saída {side} em direção a {destination}"),
        exitSign: "Saída",
        numberedExit: .init(
            plain: "Tome a saída {exitNumber}", road: "Tome a saída {exitNumber} em direção a {road}",
            destination: "Tome a saída {exitNumber} em direção a {destination}"),
        fork: .init(
            plain: "Mantenha-se {side}", road: "Mantenha-se {side} {onto}",
            destination: "Mantenha-se {side} em direção a {destination}"),
        forkMiddle: .init(
            plain: "Mantenha-se ao centro", road: "Mantenha-se ao centro {onto}",
            destination: "Mantenha-se ao centro em direção a {destination}"),
        roundabout: .init(
            plain: "Na rotunda, tome a {exit} saída", road: "Na rotunda, tome a {exit} saída {onto}",
            destination: "Na rotunda, tome a {exit} saída em direção a {destination}"),
        enterRoundabout: "Entre na rotunda",
        rotary: .init(
            plain: "Na {rotary}, tome a {exit} saída", road: "Na {rotary}, tome a {exit} saída {onto}",
            destination: "Na {rotary}, tome a {exit} saída em direção a {destination}"),
        enterRotary: "Entre na {rotary}",
        roundaboutTurn: .init(
            plain: "Na rotunda, vire {direction}", road: "Na rotunda, vire {direction} {onto}",
            destination: "Na rotunda, vire {direction} em direção a {destination}"),
        roundaboutStraight: .init(
            plain: "Na rotunda, siga em frente", road: "Na rotunda, siga em frente {along}",
            destination: "Na rotunda, siga em frente em direção a {destination}"),
        exitRoundabout: .init(
            plain: "Saia da rotunda", road: "Saia da rotunda e siga {along}",
            destination: "Saia da rotunda em direção a {destination}"),
        ferry: .init(
            plain: "Apanhe o barco", road: "Apanhe o barco {road}", destination: "Apanhe o barco para {destination}"),
        notices: .init(
            dismount: "Desmonte e siga a pé", remount: "Volte a montar na bicicleta", stairs: "Siga pelas escadas"),
        arrived: .init(
            destination: "Chegou ao seu destino", stop: "Chegou à sua paragem",
            numberedStop: "Chegou à paragem {count}", named: "Chegou a {place}"),
        arriving: .init(
            destination: "Chegará ao seu destino", stop: "Chegará à sua paragem",
            numberedStop: "Chegará à paragem {count}", named: "Chegará a {place}"),
        arrivalSides: .init(left: ", do lado esquerdo", right: ", do lado direito", ahead: ", mesmo em frente"),
        inDistance: "Dentro de {distance}, {instruction}",
        then: "{instruction} e depois {next}",
        thenInDistance: "{instruction} e depois, dentro de {distance}, {next}",
        continueFor: .init(plain: "Continue durante {distance}", road: "Continue {along} durante {distance}"),
        sequence: "{instruction}. {next}",
        lanes: .init(
            left: .init(
                one: "Use a via da esquerda", two: "Use as duas vias da esquerda", more: "Use as vias da esquerda"),
            middle: .init(one: "Use a via do meio", two: "Use as duas vias do meio", more: "Use as vias do meio"),
            right: .init(
                one: "Use a via da direita", two: "Use as duas vias da direita", more: "Use as vias da direita")),
        distances: .init(
            plural: .oneAlone, decimalSeparator: ",",
            ahead: .init(
                meters: "{count} metros", kilometers: .init(one: "{count} quilómetro", other: "{count} quilómetros"),
                feet: "{count} pés", yards: "{count} jardas",
                miles: .init(one: "{count} milha", other: "{count} milhas"), quarterMile: "um quarto de milha",
                halfMile: "meia milha", threeQuarterMiles: "três quartos de milha")),
        abbreviations: .portuguese)
}

/// The article of the noun that a name begins with, joined with its preposition.
extension NameForms {
    static let portuguese = NameForms(
        [
            Rule(
                [
                    "IC#", "IP#", "Largo …", "Beco …", "Caminho …", "Viaduto …", "Túnel …", "Cais …", "Campo …",
                    "Jardim …", "Itinerário …", "Elevado …",
                ], onto: "no {name}", along: "pelo {name}"),
            Rule(
                [
                    "#", "Rua …", "Avenida …", "Praça …", "Praceta …", "Estrada …", "Travessa …", "Alameda …",
                    "Rodovia …", "Via …", "Ponte …", "Autoestrada …", "Calçada …", "Rotunda …", "Azinhaga …",
                    "Ladeira …", "Circular …", "Marginal …", "Quinta …",
                ], onto: "na {name}", along: "pela {name}"),
        ],
        otherwise: (onto: "em {name}", along: "por {name}"))
}

extension Abbreviations {
    static let portuguese = Abbreviations(
        anywhere: ["Av.": "Avenida"],
        first: [
            "Al.": "Alameda", "Av": "Avenida", "Estr.": "Estrada", "Lg.": "Largo", "Pc.": "Praça", "Pç": "Praça",
            "Pça": "Praça", "R.": "Rua", "Rod.": "Rodovia", "Trav.": "Travessa", "Tv.": "Travessa",
        ],
        beforeOthers: [
            "Cel.": "Coronel", "Dr.": "Doutor", "Dra.": "Doutora", "Eng.": "Engenheiro", "Gen.": "General",
            "Pe.": "Padre", "Prof.": "Professor", "Sta.": "Santa", "Sto.": "Santo",
        ])
}
