extension Language {
    package static let brazilian = Language(tag: "pt-BR", phrasebook: .brazilian)
}

extension Phrasebook {
    /// Portuguese, but for what is written here.
    static let brazilian: Phrasebook = {
        var book = portuguese
        book.directions.slightRight = "levemente à direita"
        book.directions.slightLeft = "levemente à esquerda"
        book.compass[2] = "leste"
        book.laterExit = "{count}ª"
        book.speakOfTurnsAsInBrazil()
        book.speakOfRampsAsInBrazil()
        book.speakOfRoundaboutsAsInBrazil()
        book.speakOfArrivalsAsInBrazil()
        book.ferry = Phrase(
            plain: "Pegue a balsa", road: "Pegue a balsa {road}", destination: "Pegue a balsa para {destination}")
        book.notices = Notices(
            dismount: "Desça da bicicleta e siga a pé", remount: "Suba de novo na bicicleta", stairs: "Use a escada")
        book.inDistance = "Em {distance}, {instruction}"
        book.thenInDistance = "{instruction} e depois, em {distance}, {next}"
        book.continueFor = Continuing(plain: "Continue por {distance}", road: "Continue {along} por {distance}")
        book.lanes = Lanes(
            left: .init(
                one: "Use a faixa da esquerda", two: "Use as duas faixas da esquerda",
                more: "Use as faixas da esquerda"),
            middle: .init(one: "Use a faixa do meio", two: "Use as duas faixas do meio", more: "Use as faixas do meio"),
            right: .init(
                one: "Use a faixa da direita", two: "Use as duas faixas da direita", more: "Use as faixas da direita"))
        book.distances.plural = .belowTwo
        book.distances.speakMetric(
            meters: "{count} metros", kilometers: .init(one: "{count} quilômetro", other: "{count} quilômetros"))
        return book
    }()

    private mutating func speakOfTurnsAsInBrazil() {
        depart.destination = "Siga para {heading} sentido {destination}"
        turn.destination = "Vire {direction} sentido {destination}"
        straight.destination = "Siga em frente sentido {destination}"
        endOfRoad = Phrase(
            plain: "No fim da rua, vire {direction}", road: "No fim da rua, vire {direction} {onto}",
            destination: "No fim da rua, vire {direction} sentido {destination}")
        stayOn.destination = "Vire {direction} sentido {destination}"
        stayStraight.destination = "Siga em frente sentido {destination}"
        uTurn = Phrase(
            plain: "Faça o retorno", road: "Faça o retorno {onto}", destination: "Faça o retorno sentido {destination}")
        newName.destination = "Continue sentido {destination}"
    }

    private mutating func speakOfRampsAsInBrazil() {
        merge.destination = "Entre {side} sentido {destination}"
        onRamp = Phrase(
            plain: "Pegue o acesso {side}", road: "Pegue o acesso {side} para {road}",
            destination: "Pegue o acesso {side} sentido {destination}")
        offRamp = Phrase(
            plain: "Pegue a saída {side}", road: "Pegue a saída {side} para {road}",
            destination: "Pegue a saída {side} sentido {destination}")
        numberedExit = Phrase(
            plain: "Pegue a saída {exitNumber}", road: "Pegue a saída {exitNumber} para {road}",
            destination: "Pegue a saída {exitNumber} sentido {destination}")
        fork.destination = "Mantenha-se {side} sentido {destination}"
        forkMiddle = Phrase(
            plain: "Mantenha-se no meio", road: "Mantenha-se no meio {onto}",
            destination: "Mantenha-se no meio sentido {destination}")
    }

    private mutating func speakOfRoundaboutsAsInBrazil() {
        rotaries = NameForms(
            [.init(["Rotatória …"], onto: "rotatória {rest}", along: "rotatória {rest}")],
            otherwise: (onto: "rotatória {name}", along: "rotatória {name}"))
        roundabout = Phrase(
            plain: "Na rotatória, pegue a {exit} saída", road: "Na rotatória, pegue a {exit} saída {onto}",
            destination: "Na rotatória, pegue a {exit} saída sentido {destination}")
        enterRoundabout = "Entre na rotatória"
        rotary = Phrase(
            plain: "Na {rotary}, pegue a {exit} saída", road: "Na {rotary}, pegue a {exit} saída {onto}",
            destination: "Na {rotary}, pegue a {exit} saída sentido {destination}")
        roundaboutTurn = Phrase(
            plain: "Na rotatória, vire {direction}", road: "Na rotatória, vire {direction} {onto}",
            destination: "Na rotatória, vire {direction} sentido {destination}")
        roundaboutStraight = Phrase(
            plain: "Na rotatória, siga em frente", road: "Na rotatória, siga em frente {along}",
            destination: "Na rotatória, siga em frente sentido {destination}")
        exitRoundabout = Phrase(
            plain: "Saia da rotatória", road: "Saia da rotatória e siga {along}",
            destination: "Saia da rotatória sentido {destination}")
    }

    private mutating func speakOfArrivalsAsInBrazil() {
        arrived = Arrival(
            destination: "Você chegou ao seu destino", stop: "Você chegou à sua parada",
            numberedStop: "Você chegou à parada {count}", named: "Você chegou a {place}")
        arriving = Arrival(
            destination: "Você chegará ao seu destino", stop: "Você chegará à sua parada",
            numberedStop: "Você chegará à parada {count}", named: "Você chegará a {place}")
        arrivalSides = ArrivalSides(left: ", à esquerda", right: ", à direita", ahead: ", bem em frente")
    }
}
