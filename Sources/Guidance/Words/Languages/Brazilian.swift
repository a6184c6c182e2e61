extension Language {
    package static let brazilian = Language(tag: "pt-BR", phrasebook: .brazilian)
}

extension Phrasebook {
    static let brazilian = Phrasebook(
        directions: .init(
            uTurn: "para trás", sharpRight: "acentuadamente à direita", right: "à direita",
            slightRight: "levemente à direita", straight: "em frente", slightLeft: "levemente à esquerda",
            left: "à esquerda", sharpLeft: "acentuadamente à esquerda"),
        sides: .init(left: "à esquerda", right: "à direita"),
        compass: ["norte", "nordeste", "leste", "sudeste", "sul", "sudoeste", "oeste", "noroeste"],
        exits: [
            "primeira", "segunda", "terceira", "quarta", "quinta", "sexta", "sétima", "oitava", "nona", "décima",
        ],
        laterExit: "{count}ª",
        roads: .portuguese,
        rotaries: .init(
            [.init(["Rotatória …"], onto: "rotatória {rest}", along: "rotatória {rest}")],
            otherwise: (onto: "rotatória {name}", along: "rotatória {name}")),
        depart: .init(
            plain: "Siga para {heading}", road: "Siga para {heading} {along}",
            destination: "Siga para {heading} sentido {destination}"),
        turn: .init(
            plain: "Vire {direction}", road: "Vire {direction} {onto}",
            destination: "Vire {direction} sentido {destination}"),
        straight: .init(
            plain: "Siga em frente", road: "Siga em frente {along}",
            destination: "Siga em frente sentido {destination}"),
        endOfRoad: .init(
            plain: "No fim da rua, vire {direction}", road: "No fim da rua, vire {direction} {onto}",
            destination: "No fim da rua, vire {direction} sentido {destination}"),
        stayOn: .init(
            plain: "Vire {direction}", road: "Vire {direction} para continuar {along}",
            destination: "Vire {direction} sentido {destination}"),
        stayStraight: .init(
            plain: "Siga em frente", road: "Continue em frente {along}",
            destination: "Siga em frente sentido {destination}"),
        uTurn: .init(
            plain: "Faça o retorno", road: "Faça o retorno {onto}", destination: "Faça o retorno sentido {destination}"),
        newName: .init(
            plain: "Continue {direction}", road: "Continue {along}", destination: "Continue sentido {destination}"),
        merge: .init(
            plain: "Entre {side} na via", road: "Entre {side} {onto}", destination: "Entre {side} sentido {destination}"
        ),
        onRamp: .init(
            plain: "Pegue o acesso {side}", road: "Pegue o acesso {side} para {road}",
            destination: "Pegue o acesso {side} sentido {destination}"),
        offRamp: .init(
            plain: "Pegue a saída {side}", road: "Pegue a saída {side} para {road}",
            destination: "Pegue a saída {side} sentido {destination}"),
        exitSign: "Saída",
        numberedExit: .init(
            plain: "Pegue a saída {exitNumber}", road: "Pegue a saída {exitNumber} para {road}",
            destination: "Pegue a saída {exitNumber} sentido {destination}"),
        fork: .init(
            plain: "Mantenha-se {side}", road: "Mantenha-se {side} {onto}",
            destination: "Mantenha-se {side} sentido {destination}"),
        forkMiddle: .init(
            plain: "Mantenha-se no meio", road: "Mantenha-se no meio {onto}",
            destination: "Mantenha-se no meio sentido {destination}"),
        roundabout: .init(
            plain: "Na rotatória, pegue a {exit} saída", road: "Na rotatória, pegue a {exit} saída {onto}",
            destination: "Na rotatória, pegue a {exit} saída sentido {destination}"),
        enterRoundabout: "Entre na rotatória",
        rotary: .init(
            plain: "Na {rotary}, pegue a {exit} saída",
            road: "Na {rotary}, pegue a {exit} saída {onto}",
            destination: "Na {rotary}, pegue a {exit} saída sentido {destination}"),
        enterRotary: "Entre na {rotary}",
        roundaboutTurn: .init(
            plain: "Na rotatória, vire {direction}", road: "Na rotatória, vire {direction} {onto}",
            destination: "Na rotatória, vire {direction} sentido {destination}"),
        roundaboutStraight: .init(
            plain: "Na rotatória, siga em frente", road: "Na rotatória, siga em frente {along}",
            destination: "Na rotatória, siga em frente sentido {destination}"),
        exitRoundabout: .init(
            plain: "Saia da rotatória", road: "Saia da rotatória e siga {along}",
            destination: "Saia da rotatória sentido {destination}"),
        ferry: .init(
            plain: "Pegue a balsa", road: "Pegue a balsa {road}", destination: "Pegue a balsa para {destination}"),
        notices: .init(
            dismount: "Desça da bicicleta e siga a pé", remount: "Suba de novo na bicicleta", stairs: "Use a escada"),
        arrived: .init(
            destination: "Você chegou ao seu destino", stop: "Você chegou à sua parada",
            numberedStop: "Você chegou à parada {count}", named: "Você chegou a {place}"),
        arriving: .init(
            destination: "Você chegará ao seu destino", stop: "Você chegará à sua parada",
            numberedStop: "Você chegará à parada {count}", named: "Você chegará a {place}"),
        arrivalSides: .init(left: ", à esquerda", right: ", à direita", ahead: ", bem em frente"),
        inDistance: "Em {distance}, {instruction}",
        then: "{instruction} e depois {next}",
        thenInDistance: "{instruction} e depois, em {distance}, {next}",
        continueFor: .init(plain: "Continue por {distance}", road: "Continue {along} por {distance}"),
        sequence: "{instruction}. {next}",
        lanes: .init(
            left: .init(
                one: "Use a faixa da esquerda", two: "Use as duas faixas da esquerda",
                more: "Use as faixas da esquerda"),
            middle: .init(one: "Use a faixa do meio", two: "Use as duas faixas do meio", more: "Use as faixas do meio"),
            right: .init(
                one: "Use a faixa da direita", two: "Use as duas faixas da direita", more: "Use as faixas da direita")),
        distances: .init(
            plural: .belowTwo, decimalSeparator: ",",
            ahead: .init(
                meters: "{count} metros", kilometers: .init(one: "{count} quilômetro", other: "{count} quilômetros"),
                feet: "{count} pés", yards: "{count} jardas",
                miles: .init(one: "{count} milha", other: "{count} milhas"), quarterMile: "um quarto de milha",
                halfMile: "meia milha", threeQuarterMiles: "três quartos de milha")),
        abbreviations: .portuguese)
}
