extension Language {
    package static let spanish = Language(tag: "es", phrasebook: .spanish)
}

extension Phrasebook {
    static let spanish = Phrasebook(
        directions: .init(
            uTurn: "en sentido contrario", sharpRight: "bruscamente a la derecha", right: "a la derecha",
            slightRight: "ligeramente a la derecha", straight: "recto", slightLeft: "ligeramente a la izquierda",
            left: "a la izquierda", sharpLeft: "bruscamente a la izquierda"),
        sides: .init(left: "a la izquierda", right: "a la derecha"),
        compass: [
            "el norte", "el noreste", "el este", "el sureste", "el sur", "el suroeste", "el oeste", "el noroeste",
        ],
        exits: [
            "primera", "segunda", "tercera", "cuarta", "quinta", "sexta", "séptima", "octava", "novena", "décima",
        ],
        laterExit: "{count}.ª",
        roads: .spanish,
        rotaries: .init(
            [.init(["Rotonda …"], onto: "rotonda {rest}", along: "rotonda {rest}")],
            otherwise: (onto: "rotonda {name}", along: "rotonda {name}")),
        depart: .init(
            plain: "Dirígete hacia {heading}", road: "Dirígete hacia {heading} {along}",
            destination: "Dirígete hacia {heading}, dirección {destination}"),
        turn: .init(
            plain: "Gira {direction}", road: "Gira {direction} {onto}",
            destination: "Gira {direction} hacia {destination}"),
        straight: .init(
            plain: "Sigue recto", road: "Sigue recto {onto}", destination: "Sigue recto hacia {destination}"),
        endOfRoad: .init(
            plain: "Al final de la calle, gira {direction}", road: "Al final de la calle, gira {direction} {onto}",
            destination: "Al final de la calle, gira {direction} hacia {destination}"),
        stayOn: .init(
            plain: "Gira {direction}", road: "Gira {direction} para seguir {along}",
            destination: "Gira {direction} hacia {destination}"),
        stayStraight: .init(
            plain: "Sigue recto", road: "Sigue recto {along}", destination: "Sigue recto hacia {destination}"),
        uTurn: .init(
            plain: "Haz un cambio de sentido", road: "Haz un cambio de sentido en {road}",
            destination: "Haz un cambio de sentido hacia {destination}"),
        newName: .init(
            plain: "Continúa {direction}", road: "Continúa {along}", destination: "Continúa hacia {destination}"),
        merge: .init(
            plain: "Incorpórate {side} a la vía", road: "Incorpórate {side} {onto}",
            destination: "Incorpórate {side} hacia {destination}"),
        onRamp: .init(
            plain: "Toma el acceso {side}", road: "Toma el acceso {side} {onto}",
            destination: "Toma el acceso {side} hacia {destination}"),
        offRamp: .init(
            plain: "Toma la salida {side}", road: "Toma la salida {side} {onto}",
            destination: "Toma la salida {side} hacia {destination}"),
        exitSign: "Salida",
        numberedExit: .init(
            plain: "Toma la salida {exitNumber}", road: "Toma la salida {exitNumber} {onto}",
            destination: "Toma la salida {exitNumber} hacia {destination}"),
        fork: .init(
            plain: "Mantente {side}", road: "Mantente {side} {onto}",
            destination: "Mantente {side} hacia {destination}"),
        forkMiddle: .init(
            plain: "Mantente en el centro", road: "Mantente en el centro {onto}",
            destination: "Mantente en el centro hacia {destination}"),
        roundabout: .init(
            plain: "En la rotonda, toma la {exit} salida", road: "En la rotonda, toma la {exit} salida {onto}",
            destination: "En la rotonda, toma la {exit} salida hacia {destination}"),
        enterRoundabout: "Entra en la rotonda",
        rotary: .init(
            plain: "En la {rotary}, toma la {exit} salida",
            road: "En la {rotary}, toma la {exit} salida {onto}",
            destination: "En la {rotary}, toma la {exit} salida hacia {destination}"),
        enterRotary: "Entra en la {rotary}",
        roundaboutTurn: .init(
            plain: "En la rotonda, gira {direction}", road: "En la rotonda, gira {direction} {onto}",
            destination: "En la rotonda, gira {direction} hacia {destination}"),
        roundaboutStraight: .init(
            plain: "En la rotonda, sigue recto", road: "En la rotonda, sigue recto {onto}",
            destination: "En la rotonda, sigue recto hacia {destination}"),
        exitRoundabout: .init(
            plain: "Sal de la rotonda", road: "Sal de la rotonda {onto}",
            destination: "Sal de la rotonda hacia {destination}"),
        ferry: .init(
            plain: "Toma el ferri", road: "Toma el ferri {road}", destination: "Toma el ferri hacia {destination}"),
        notices: .init(
            dismount: "Bájate de la bici y camina", remount: "Vuelve a subirte a la bici", stairs: "Usa la escalera"),
        arrived: .init(
            destination: "Has llegado a tu destino", stop: "Has llegado a tu parada",
            numberedStop: "Has llegado a la parada {count}", named: "Has llegado a {place}"),
        arriving: .init(
            destination: "Llegarás a tu destino", stop: "Llegarás a tu parada",
            numberedStop: "Llegarás a la parada {count}", named: "Llegarás a {place}"),
        arrivalSides: .init(left: ", a la izquierda", right: ", a la derecha", ahead: ", justo enfrente"),
        inDistance: "En {distance}, {instruction}",
        then: "{instruction} y después {next}",
        thenInDistance: "{instruction} y después, en {distance}, {next}",
        continueFor: .init(plain: "Continúa durante {distance}", road: "Continúa {along} durante {distance}"),
        sequence: "{instruction}. {next}",
        lanes: .init(
            left: .init(
                one: "Usa el carril izquierdo", two: "Usa los dos carriles de la izquierda",
                more: "Usa los carriles de la izquierda"),
            middle: .init(
                one: "Usa el carril central", two: "Usa los dos carriles centrales", more: "Usa los carriles centrales"),
            right: .init(
                one: "Usa el carril derecho", two: "Usa los dos carriles de la derecha",
                more: "Usa los carriles de la derecha")),
        distances: .init(
            plural: .oneAlone, decimalSeparator: ",",
            ahead: .init(
                meters: "{count} metros", kilometers: .init(one: "{count} kilómetro", other: "{count} kilómetros"),
                feet: "{count} pies", yards: "{count} yardas",
                miles: .init(one: "{count} milla", other: "{count} millas"), quarterMile: "un cuarto de milla",
                halfMile: "media milla", threeQuarterMiles: "tres cuartos de milla")),
        abbreviations: Abbreviations(
            anywhere: ["Avda": "Avenida", "Avd.": "Avenida", "Ctra": "Carretera"],
            first: [
                "Av": "Avenida", "C.": "Calle", "C/": "Calle", "Cno.": "Camino", "Pl": "Plaza", "Plza": "Plaza",
                "Pza": "Plaza", "Pº": "Paseo", "P.º": "Paseo", "Rda.": "Ronda",
            ],
            beforeOthers: [
                "Dr.": "Doctor", "Dra.": "Doctora", "Gral.": "General", "Ntra.": "Nuestra", "Sra.": "Señora",
                "Sta.": "Santa", "Sto.": "Santo",
            ]))
}

/// The article of the noun that a name begins with; roads' numbers are feminine.
extension NameForms {
    static let spanish = NameForms(
        [
            Rule(
                [
                    "#", "N-I", "N-II", "N-III", "N-IV", "N-V", "N-VI", "Calle …", "Avenida …", "Plaza …",
                    "Carretera …", "Ronda …", "Autopista …", "Autovía …", "Travesía …", "Vía …", "Gran Vía",
                    "Gran Vía …", "Cuesta …", "Glorieta …", "Rambla …", "Alameda …", "Costanilla …", "Carrera …",
                    "Calzada …", "Circunvalación …", "Senda …", "Rotonda …",
                ], onto: "por la {name}", along: "por la {name}"),
            Rule(
                [
                    "Paseo …", "Camino …", "Callejón …", "Puente …", "Bulevar …", "Pasaje …", "Túnel …", "Sendero …",
                    "Muelle …", "Viaducto …",
                ], onto: "por el {name}", along: "por el {name}"),
        ],
        otherwise: (onto: "por {name}", along: "por {name}"))
}
