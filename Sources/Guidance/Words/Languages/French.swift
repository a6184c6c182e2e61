extension Language {
    package static let french = Language(tag: "fr", phrasebook: .french)
}

/// Places on signs stand behind "direction", which asks for no article and no elision.
extension Phrasebook {
    static let french = Phrasebook(
        directions: .init(
            uTurn: "en sens inverse", sharpRight: "franchement à droite", right: "à droite",
            slightRight: "légèrement à droite", straight: "tout droit", slightLeft: "légèrement à gauche",
            left: "à gauche", sharpLeft: "franchement à gauche"),
        sides: .init(left: "à gauche", right: "à droite"),
        compass: [
            "le nord", "le nord-est", "l’est", "le sud-est", "le sud", "le sud-ouest", "l’ouest", "le nord-ouest",
        ],
        exits: [
            "première", "deuxième", "troisième", "quatrième", "cinquième", "sixième", "septième", "huitième",
            "neuvième", "dixième",
        ],
        laterExit: "{count}e",
        roads: .french,
        rotaries: .init(
            [.init(["Rond-point …"], onto: "rond-point {rest}", along: "rond-point {rest}")],
            otherwise: (onto: "rond-point {name}", along: "rond-point {name}")),
        depart: .init(
            plain: "Partez vers {heading}", road: "Partez vers {heading} {along}",
            destination: "Partez vers {heading}, direction {destination}"),
        turn: .init(
            plain: "Tournez {direction}", road: "Tournez {direction} {onto}",
            destination: "Tournez {direction}, direction {destination}"),
        straight: .init(
            plain: "Continuez tout droit", road: "Continuez tout droit {onto}",
            destination: "Continuez tout droit, direction {destination}"),
        endOfRoad: .init(
            plain: "Au bout de la route, tournez {direction}", road: "Au bout de la route, tournez {direction} {onto}",
            destination: "Au bout de la route, tournez {direction}, direction {destination}"),
        stayOn: .init(
            plain: "Tournez {direction}", road: "Tournez {direction} pour rester {along}",
            destination: "Tournez {direction}, direction {destination}"),
        stayStraight: .init(
            plain: "Continuez tout droit", road: "Continuez tout droit {along}",
            destination: "Continuez tout droit, direction {destination}"),
        uTurn: .init(
            plain: "Faites demi-tour", road: "Faites demi-tour {along}",
            destination: "Faites demi-tour, direction {destination}"),
        newName: .init(
            plain: "Continuez {direction}", road: "Continuez {along}", destination: "Continuez, direction {destination}"
        ),
        merge: .init(
            plain: "Insérez-vous {side} dans la circulation", road: "Insérez-vous {side} {onto}",
            destination: "Insérez-vous {side}, direction {destination}"),
        onRamp: .init(
            plain: "Prenez la bretelle {side}", road: "Prenez la bretelle {side} {onto}",
            destination: "Prenez la bretelle {side}, direction {destination}"),
        offRamp: .init(
            plain: "Prenez la sortie {side}", road: "Prenez la sortie {side} {onto}",
            destination: "Prenez la sortie {side}, direction {destination}"),
        exitSign: "Sortie",
        numberedExit: .init(
            plain: "Prenez la sortie {exitNumber}", road: "Prenez la sortie {exitNumber} {onto}",
            destination: "Prenez la sortie {exitNumber}, direction {destination}"),
        fork: .init(
            plain: "Serrez {side}", road: "Serrez {side} {onto}", destination: "Serrez {side}, direction {destination}"),
        forkMiddle: .init(
            plain: "Restez au milieu", road: "Restez au milieu {onto}",
            destination: "Restez au milieu, direction {destination}"),
        roundabout: .init(
            plain: "Au rond-point, prenez la {exit} sortie", road: "Au rond-point, prenez la {exit} sortie {onto}",
            destination: "Au rond-point, prenez la {exit} sortie, direction {destination}"),
        enterRoundabout: "Entrez dans le rond-point",
        rotary: .init(
            plain: "Au {rotary}, prenez la {exit} sortie",
            road: "Au {rotary}, prenez la {exit} sortie {onto}",
            destination: "Au {rotary}, prenez la {exit} sortie, direction {destination}"),
        enterRotary: "Entrez dans le {rotary}",
        roundaboutTurn: .init(
            plain: "Au rond-point, tournez {direction}", road: "Au rond-point, tournez {direction} {onto}",
            destination: "Au rond-point, tournez {direction}, direction {destination}"),
        roundaboutStraight: .init(
            plain: "Au rond-point, continuez tout droit", road: "Au rond-point, continuez tout droit {onto}",
            destination: "Au rond-point, continuez tout droit, direction {destination}"),
        exitRoundabout: .init(
            plain: "Sortez du rond-point", road: "Sortez du rond-point {onto}",
            destination: "Sortez du rond-point, direction {destination}"),
        ferry: .init(
            plain: "Prenez le ferry", road: "Prenez le ferry {road}", destination: "Prenez le ferry pour {destination}"),
        notices: .init(
            dismount: "Descendez de vélo et marchez", remount: "Remontez sur le vélo", stairs: "Prenez l’escalier"),
        arrived: .init(
            destination: "Vous êtes arrivé à destination", stop: "Vous êtes arrivé à votre étape",
            numberedStop: "Vous êtes arrivé à l’étape {count}", named: "Vous êtes arrivé à {place}"),
        arriving: .init(
            destination: "Vous arriverez à destination", stop: "Vous arriverez à votre étape",
            numberedStop: "Vous arriverez à l’étape {count}", named: "Vous arriverez à {place}"),
        arrivalSides: .init(left: ", sur la gauche", right: ", sur la droite", ahead: ", droit devant vous"),
        inDistance: "Dans {distance}, {instruction}",
        then: "{instruction}, puis {next}",
        thenInDistance: "{instruction}, puis, dans {distance}, {next}",
        continueFor: .init(plain: "Continuez pendant {distance}", road: "Continuez {along} pendant {distance}"),
        sequence: "{instruction}. {next}",
        lanes: .init(
            left: .init(
                one: "Utilisez la voie de gauche", two: "Utilisez les deux voies de gauche",
                more: "Utilisez les voies de gauche"),
            middle: .init(
                one: "Utilisez la voie du milieu", two: "Utilisez les deux voies du milieu",
                more: "Utilisez les voies du milieu"),
            right: .init(
                one: "Utilisez la voie de droite", two: "Utilisez les deux voies de droite",
                more: "Utilisez les voies de droite")),
        distances: .init(
            plural: .belowTwo, decimalSeparator: ",",
            ahead: .init(
                meters: "{count} mètres", kilometers: .init(one: "{count} kilomètre", other: "{count} kilomètres"),
                feet: "{count} pieds", yards: "{count} yards",
                miles: .init(one: "{count} mile", other: "{count} miles"),
                quarterMile: "un quart de mile", halfMile: "un demi-mile", threeQuarterMiles: "trois quarts de mile")),
        abbreviations: Abbreviations(
            anywhere: ["Bd": "Boulevard", "Bvd": "Boulevard", "Blvd": "Boulevard", "Boul.": "Boulevard"],
            first: [
                "All.": "Allée", "Av": "Avenue", "Ave": "Avenue", "Ch.": "Chemin", "Imp.": "Impasse", "Pl": "Place",
                "R.": "Rue", "Rte": "Route", "Sq.": "Square",
            ],
            beforeOthers: [
                "Cdt": "Commandant", "Dr": "Docteur", "Fbg": "Faubourg", "Fg": "Faubourg", "Gal": "Général",
                "Mal": "Maréchal", "Pdt": "Président", "Pr.": "Professeur", "St": "Saint", "Ste": "Sainte",
            ]))
}

/// Streets that one is in, roads that one is on, with the article of their noun.
extension NameForms {
    static let french = NameForms(
        [
            Rule(["A#", "E#"], onto: "sur l’{name}", along: "sur l’{name}"),
            Rule(["#"], onto: "sur la {name}", along: "sur la {name}"),
            Rule(["Rue …", "Ruelle …", "Venelle …"], onto: "dans la {name}", along: "dans la {name}"),
            Rule(["Allées …"], onto: "dans les {name}", along: "dans les {name}"),
            Rule(["Allée …", "Impasse …"], onto: "dans l’{name}", along: "dans l’{name}"),
            Rule(["Passage …"], onto: "dans le {name}", along: "dans le {name}"),
            Rule(["Avenue …", "Autoroute …", "Esplanade …"], onto: "sur l’{name}", along: "sur l’{name}"),
            Rule(
                [
                    "Boulevard …", "Chemin …", "Cours …", "Mail …", "Pont …", "Quai …", "Rond-point …", "Sentier …",
                    "Square …", "Tunnel …", "Viaduc …",
                ], onto: "sur le {name}", along: "sur le {name}"),
            Rule(
                [
                    "Chaussée …", "Corniche …", "Côte …", "Montée …", "Place …", "Promenade …", "Rocade …", "Route …",
                    "Traverse …", "Voie …",
                ], onto: "sur la {name}", along: "sur la {name}"),
        ],
        otherwise: (onto: "sur {name}", along: "sur {name}"))
}
