extension Language {
    package static let german = Language(tag: "de", phrasebook: .german)
}

/// Sentences begin with their verb, which is where it stands after "In 400 Metern" too.
extension Phrasebook {
    static let german = Phrasebook(
        directions: .init(
            uTurn: "zurück", sharpRight: "scharf rechts", right: "rechts", slightRight: "leicht rechts",
            straight: "geradeaus", slightLeft: "leicht links", left: "links", sharpLeft: "scharf links"),
        sides: .init(left: "links", right: "rechts"),
        compass: ["Norden", "Nordosten", "Osten", "Südosten", "Süden", "Südwesten", "Westen", "Nordwesten"],
        exits: [
            "erste", "zweite", "dritte", "vierte", "fünfte", "sechste", "siebte", "achte", "neunte", "zehnte",
        ],
        laterExit: "{count}.",
        roads: .german,
        rotaries: .init(
            [.init(["Kreisverkehr …", "Kreisel …"], onto: "{name}", along: "{name}")],
            otherwise: (onto: "Kreisverkehr {name}", along: "Kreisverkehr {name}")),
        depart: .init(
            plain: "Starten Sie in Richtung {heading}", road: "Starten Sie {along} in Richtung {heading}",
            destination: "Starten Sie nach {heading} in Richtung {destination}"),
        turn: .init(
            plain: "Biegen Sie {direction} ab", road: "Biegen Sie {direction} {onto} ab",
            destination: "Biegen Sie {direction} ab in Richtung {destination}"),
        straight: .init(
            plain: "Weiter geradeaus", road: "Weiter geradeaus {onto}",
            destination: "Weiter geradeaus in Richtung {destination}"),
        endOfRoad: .init(
            plain: "Biegen Sie am Ende der Straße {direction} ab",
            road: "Biegen Sie am Ende der Straße {direction} {onto} ab",
            destination: "Biegen Sie am Ende der Straße {direction} ab in Richtung {destination}"),
        stayOn: .init(
            plain: "Biegen Sie {direction} ab", road: "Biegen Sie {direction} ab und bleiben Sie {along}",
            destination: "Biegen Sie {direction} ab in Richtung {destination}"),
        stayStraight: .init(
            plain: "Weiter geradeaus", road: "Bleiben Sie {along}",
            destination: "Weiter geradeaus in Richtung {destination}"),
        uTurn: .init(
            plain: "Wenden Sie", road: "Wenden Sie {along}", destination: "Wenden Sie in Richtung {destination}"),
        newName: .init(
            plain: "Folgen Sie dem Straßenverlauf", road: "Weiter {along}",
            destination: "Weiter in Richtung {destination}"),
        merge: .init(
            plain: "Fädeln Sie sich {side} ein", road: "Fädeln Sie sich {side} {onto} ein",
            destination: "Fädeln Sie sich {side} ein in Richtung {destination}"),
        onRamp: .init(
            plain: "Nehmen Sie {side} die Auffahrt", road: "Nehmen Sie {side} die Auffahrt {onto}",
            destination: "Nehmen Sie {side} die Auffahrt in Richtung {destination}"),
        offRamp: .init(
            plain: "Nehmen Sie {side} die Ausfahrt", road: "Nehmen Sie {side} die Ausfahrt {onto}",
            destination: "Nehmen Sie {side} die Ausfahrt in Richtung {destination}"),
        exitSign: "Ausfahrt",
        numberedExit: .init(
            plain: "Nehmen Sie die Ausfahrt {exitNumber}", road: "Nehmen Sie die Ausfahrt {exitNumber} {onto}",
            destination: "Nehmen Sie die Ausfahrt {exitNumber} in Richtung {destination}"),
        fork: .init(
            plain: "Halten Sie sich {side}", road: "Halten Sie sich {side} {onto}",
            destination: "Halten Sie sich {side} in Richtung {destination}"),
        forkMiddle: .init(
            plain: "Halten Sie sich in der Mitte", road: "Halten Sie sich in der Mitte {onto}",
            destination: "Halten Sie sich in der Mitte in Richtung {destination}"),
        roundabout: .init(
            plain: "Nehmen Sie im Kreisverkehr die {exit} Ausfahrt",
            road: "Nehmen Sie im Kreisverkehr die {exit} Ausfahrt {onto}",
            destination: "Nehmen Sie im Kreisverkehr die {exit} Ausfahrt in Richtung {destination}"),
        enterRoundabout: "Fahren Sie in den Kreisverkehr",
        rotary: .init(
            plain: "Nehmen Sie im {rotary} die {exit} Ausfahrt",
            road: "Nehmen Sie im {rotary} die {exit} Ausfahrt {onto}",
            destination: "Nehmen Sie im {rotary} die {exit} Ausfahrt in Richtung {destination}"),
        enterRotary: "Fahren Sie in den {rotary}",
        roundaboutTurn: .init(
            plain: "Biegen Sie im Kreisverkehr {direction} ab",
            road: "Biegen Sie im Kreisverkehr {direction} {onto} ab",
            destination: "Biegen Sie im Kreisverkehr {direction} ab in Richtung {destination}"),
        roundaboutStraight: .init(
            plain: "Fahren Sie im Kreisverkehr geradeaus", road: "Fahren Sie im Kreisverkehr geradeaus {onto}",
            destination: "Fahren Sie im Kreisverkehr geradeaus in Richtung {destination}"),
        exitRoundabout: .init(
            plain: "Verlassen Sie den Kreisverkehr", road: "Verlassen Sie den Kreisverkehr {onto}",
            destination: "Verlassen Sie den Kreisverkehr in Richtung {destination}"),
        ferry: .init(
            plain: "Nehmen Sie die Fähre", road: "Nehmen Sie die Fähre {road}",
            destination: "Nehmen Sie die Fähre nach {destination}"),
        notices: .init(
            dismount: "Steigen Sie ab und schieben Sie das Rad", remount: "Steigen Sie wieder auf das Rad",
            stairs: "Nehmen Sie die Treppe"),
        arrived: .init(
            destination: "Sie haben Ihr Ziel erreicht", stop: "Sie haben Ihr Zwischenziel erreicht",
            numberedStop: "Sie haben Zwischenziel {count} erreicht", named: "Sie haben {place} erreicht"),
        arriving: .init(
            destination: "[Sie erreichen|erreichen Sie] Ihr Ziel",
            stop: "[Sie erreichen|erreichen Sie] Ihr Zwischenziel",
            numberedStop: "[Sie erreichen|erreichen Sie] Zwischenziel {count}",
            named: "[Sie erreichen|erreichen Sie] {place}"),
        arrivalSides: .init(
            left: ", auf der linken Seite", right: ", auf der rechten Seite", ahead: ", geradeaus vor Ihnen"),
        inDistance: "In {distance} {instruction}",
        then: "{instruction}, dann {next}",
        thenInDistance: "{instruction}, und in {distance} {next}",
        continueFor: .init(
            plain: "Folgen Sie {distance} dem Straßenverlauf", road: "Bleiben Sie {distance} {along}"),
        sequence: "{instruction}. {next}",
        lanes: .init(
            left: .init(
                one: "Benutzen Sie den linken Fahrstreifen", two: "Benutzen Sie die beiden linken Fahrstreifen",
                more: "Benutzen Sie die linken Fahrstreifen"),
            middle: .init(
                one: "Benutzen Sie den mittleren Fahrstreifen", two: "Benutzen Sie die beiden mittleren Fahrstreifen",
                more: "Benutzen Sie die mittleren Fahrstreifen"),
            right: .init(
                one: "Benutzen Sie den rechten Fahrstreifen", two: "Benutzen Sie die beiden rechten Fahrstreifen",
                more: "Benutzen Sie die rechten Fahrstreifen")),
        distances: .init(
            plural: .oneAlone, decimalSeparator: ",",
            ahead: .init(
                meters: "{count} Metern", kilometers: .init(one: "{count} Kilometer", other: "{count} Kilometern"),
                feet: "{count} Fuß", yards: "{count} Yards",
                miles: .init(one: "{count} Meile", other: "{count} Meilen"), quarterMile: "einer Viertelmeile",
                halfMile: "einer halben Meile", threeQuarterMiles: "einer Dreiviertelmeile"),
            along: .init(
                meters: "{count} Meter", kilometers: "{count} Kilometer", feet: "{count} Fuß", yards: "{count} Yards",
                miles: .init(one: "{count} Meile", other: "{count} Meilen"), quarterMile: "eine Viertelmeile",
                halfMile: "eine halbe Meile", threeQuarterMiles: "eine Dreiviertelmeile")),
        abbreviations: Abbreviations(
            anywhere: [
                "Bf.": "Bahnhof", "Bgm.": "Bürgermeister", "Dr.": "Doktor", "Hbf": "Hauptbahnhof", "Pl.": "Platz",
                "Prof.": "Professor", "St.": "Sankt", "Str.": "Straße",
            ],
            endings: ["str.": "straße", "Str.": "Straße"]))
}

/// Articles by a name's ending. An adjective before the noun would have to be inflected: such names go without an
/// article, but those in -er, which stay as they are ("Berliner Straße").
extension NameForms {
    static let german = NameForms(
        [
            Rule(["#"], onto: "auf die {name}", along: "auf der {name}"),
            Rule(
                [
                    "Am …", "An …", "Auf …", "Bei …", "Beim …", "Hinter …", "Im …", "In …", "Über …", "Unter …",
                    "Vor …",
                    "Zum …", "Zur …",
                ], onto: "auf die Straße {name}", along: "auf der Straße {name}"),
            Rule(
                [
                    "*straße", "*-Straße", "*er Straße", "Straße …", "*strasse", "*-Strasse", "*er Strasse", "*gasse",
                    "*-Gasse", "*allee", "*-Allee", "*er Allee", "Allee …", "*chaussee", "*-Chaussee", "*er Chaussee",
                    "*brücke", "*-Brücke", "*promenade", "*-Promenade", "*zeile", "*twiete",
                ], onto: "auf die {name}", along: "auf der {name}"),
            Rule(
                [
                    "*weg", "*-Weg", "Weg …", "*platz", "*-Platz", "Platz …", "*damm", "*-Damm", "*ring", "*-Ring",
                    "*stieg", "*steig", "*-Steig", "*pfad", "*-Pfad", "*graben", "*markt", "*-Markt", "*wall", "*-Wall",
                    "*tunnel", "*-Tunnel", "*kai", "*-Kai", "*berg", "*hof",
                ], onto: "auf den {name}", along: "auf dem {name}"),
            Rule(["*ufer", "*-Ufer", "*er Ufer"], onto: "auf das {name}", along: "auf dem {name}"),
        ],
        otherwise: (onto: "auf {name}", along: "auf {name}"))
}
