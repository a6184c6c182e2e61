import Testing

@testable import Guidance

@Suite("Abbreviations as they are read aloud")
struct AbbreviationTests {
    @Test(
        "English: what a word is short for depends on where it stands",
        arguments: [
            ("Main St", "Main Street"), ("Main St.", "Main Street"), ("St. Mary Street", "Saint Mary Street"),
            ("St Johns Rd", "Saint Johns Road"), ("Mt St Helens Hwy", "Mount Saint Helens Highway"),
            ("Dr. Martin Luther King Jr Dr", "Doctor Martin Luther King Junior Drive"),
            ("N Main St", "North Main Street"), ("Main St N", "Main Street North"),
            ("Main St North", "Main Street North"), ("W 42nd St", "West 42nd Street"),
            ("NE 5th Ave", "Northeast 5th Avenue"), ("Ft. Worth Blvd", "Fort Worth Boulevard"),
            ("I 5 N: Seattle", "I 5 North: Seattle"), ("Elm St, Oak Ave", "Elm Street, Oak Avenue"),
            ("I 80: St. Louis, Ft. Wayne", "I 80: Saint Louis, Fort Wayne"),
        ])
    func english(name: String, read: String) {
        #expect(Abbreviations.english.expanded(name) == read)
    }

    @Test(
        "English: what is none stays",
        arguments: [
            "", " ", "St", "Dr", "E 75", "E 75A", "N  4", "A1", "N 4", "E", "Avenue E", "County Road E", "Main Street",
            "Stanley Drive",
            "Place de la Concorde", "The Strand", "E 75: Lahti, Kotka", "Ave Maria Lane", "a  b", "Straße", "青山通り",
        ])
    func untouched(name: String) {
        #expect(Abbreviations.english.expanded(name) == name)
    }

    @Test(
        "each language has its own",
        arguments: [
            (Language.german, "Hauptstr.", "Hauptstraße"), (.german, "Goethe-Str.", "Goethe-Straße"),
            (.german, "Hauptstr., Markt", "Hauptstraße, Markt"),
            (.german, "Str. der Einheit", "Straße der Einheit"), (.german, "St. Pauli", "Sankt Pauli"),
            (.french, "Av. Foch", "Avenue Foch"), (.french, "Bd Voltaire", "Boulevard Voltaire"),
            (.french, "Bvd du Gal Leclerc", "Boulevard du Général Leclerc"),
            (.french, "Rue du Fbg St Honoré", "Rue du Faubourg Saint Honoré"),
            (.spanish, "Av. de América", "Avenida de América"), (.spanish, "C/ Mayor", "Calle Mayor"),
            (.spanish, "Avda. Dr. Arce", "Avenida Doctor Arce"), (.italian, "V.le Monza", "Viale Monza"),
            (.italian, "P.za Duomo", "Piazza Duomo"), (.dutch, "Kerkstr.", "Kerkstraat"),
            (.dutch, "Burg. de Vlugtlaan", "Burgemeester de Vlugtlaan"), (.polish, "ul. Długa", "ulica Długa"),
            (.polish, "al. gen. Andersa", "aleja generała Andersa"),
            (.portuguese, "Av. da Liberdade", "Avenida da Liberdade"),
            (.portuguese, "R. Augusta", "Rua Augusta"), (.finnish, "Et. Hesperiankatu", "Eteläinen Hesperiankatu"),
            (.finnish, "Runebergink.", "Runeberginkatu"), (.swedish, "Kungsg.", "Kungsgatan"),
            (.swedish, "S:t Eriksgatan", "Sankt Eriksgatan"), (.ukrainian, "вул. Хрещатик", "вулиця Хрещатик"),
            (.ukrainian, "просп. Перемоги", "проспект Перемоги"),
        ])
    func languages(language: Language, name: String, read: String) {
        #expect(language.phrasebook.abbreviations.expanded(name) == read)
    }

    @Test(
        "names are shortened as the language does, and nothing else in them is",
        arguments: [
            (Language.english, "Main Street", "Main St"), (.english, "North Main Street", "N Main St"),
            (.english, "Main Street North", "Main St N"), (.english, "Fifth Avenue", "Fifth Ave"),
            (.english, "Saint Johns Road", "St Johns Rd"), (.english, "Street Lane", "Street Ln"),
            (.english, "The Strand", nil), (.english, "Avenue", nil), (.english, "", nil),
            (.english, "Elm Street, Oak Avenue", "Elm St, Oak Ave"),
            (.german, "Hauptstraße", "Hauptstr."), (.german, "Berliner Straße", "Berliner Str."),
            (.german, "Lindenweg", nil), (.french, "Boulevard Voltaire", "Bd Voltaire"),
            (.french, "Rue du Faubourg Saint Honoré", "R. du Fbg St Honoré"),
            (.spanish, "Plaza Mayor", "Pl Mayor"), (.italian, "Piazza Duomo", "P.za Duomo"),
            (.dutch, "Kerkstraat", "Kerkstr."), (.portuguese, "Avenida da Liberdade", "Av. da Liberdade"),
            (.finnish, "Runeberginkatu", "Runebergink."), (.swedish, "Kungsgatan", "Kungsg."),
            (.ukrainian, "бульвар Шевченка", "б-р Шевченка"), (.japanese, "青山通り", nil),
        ] as [(Language, String, String?)])
    func shortened(language: Language, name: String, short: String?) {
        let abbreviations = language.phrasebook.abbreviations
        #expect(abbreviations.shortened(name) == short)
        // What is shortened is read as the name.
        #expect(abbreviations.expanded(short ?? name) == name)
    }

    @Test(
        "whole words only",
        arguments: [
            (Language.german, "Astrid-Weg"), (.german, "Drei Linden"), (.german, "Prof"), (.french, "Stade"),
            (.french, "Rue Saint"), (.french, "Avignon"), (.spanish, "Calle C"), (.italian, "Via V"),
            (.dutch, "Strand"),
            (.polish, "Ulica"), (.swedish, "Ringvägen"), (.japanese, "St. "),
        ])
    func wholeWords(language: Language, name: String) {
        #expect(language.phrasebook.abbreviations.expanded(name) == name)
    }
}
