import Testing

@testable import Guidance

@Suite("Names with their articles and cases")
struct NameFormTests {
    @Test(
        "German: the article by the name's ending, none where it would need more",
        arguments: [
            ("Hauptstraße", "auf die Hauptstraße", "auf der Hauptstraße"),
            ("Willy-Brandt-Straße", "auf die Willy-Brandt-Straße", "auf der Willy-Brandt-Straße"),
            ("Berliner Straße", "auf die Berliner Straße", "auf der Berliner Straße"),
            ("Straße des 17. Juni", "auf die Straße des 17. Juni", "auf der Straße des 17. Juni"),
            ("Bahnhofstrasse", "auf die Bahnhofstrasse", "auf der Bahnhofstrasse"),
            ("Kirchweg", "auf den Kirchweg", "auf dem Kirchweg"),
            ("Kurfürstendamm", "auf den Kurfürstendamm", "auf dem Kurfürstendamm"),
            ("Reichpietschufer", "auf das Reichpietschufer", "auf dem Reichpietschufer"),
            ("Am Markt", "auf die Straße Am Markt", "auf der Straße Am Markt"),
            ("Unter den Linden", "auf die Straße Unter den Linden", "auf der Straße Unter den Linden"),
            ("A 7", "auf die A 7", "auf der A 7"), ("B96", "auf die B96", "auf der B96"),
            ("Neuer Weg", "auf Neuer Weg", "auf Neuer Weg"), ("Alte Straße", "auf Alte Straße", "auf Alte Straße"),
            ("Mannerheimintie", "auf Mannerheimintie", "auf Mannerheimintie"),
        ])
    func german(name: String, onto: String, along: String) { check(.german, name, onto, along) }

    @Test(
        "French: in streets, on roads, with article and elision",
        arguments: [
            ("Rue de Rivoli", "dans la Rue de Rivoli"), ("rue de Rivoli", "dans la rue de Rivoli"),
            ("Avenue Foch", "sur l’Avenue Foch"), ("Boulevard Voltaire", "sur le Boulevard Voltaire"),
            ("Place d'Italie", "sur la Place d'Italie"), ("Allée des Cygnes", "dans l’Allée des Cygnes"),
            ("Allées de Tourny", "dans les Allées de Tourny"), ("A6", "sur l’A6"), ("D 906", "sur la D 906"),
            ("Ruelle", "sur Ruelle"), ("La Canebière", "sur La Canebière"),
        ])
    func french(name: String, form: String) { check(.french, name, form, form) }

    @Test(
        "Spanish and Portuguese: the article of the first word",
        arguments: [
            (Language.spanish, "Calle Mayor", "por la Calle Mayor", "por la Calle Mayor"),
            (.spanish, "Paseo del Prado", "por el Paseo del Prado", "por el Paseo del Prado"),
            (.spanish, "Gran Vía", "por la Gran Vía", "por la Gran Vía"),
            (.spanish, "N-II", "por la N-II", "por la N-II"),
            (.spanish, "Carrer de Mallorca", "por Carrer de Mallorca", "por Carrer de Mallorca"),
            (.portuguese, "Rua Augusta", "na Rua Augusta", "pela Rua Augusta"),
            (.portuguese, "Largo do Rato", "no Largo do Rato", "pelo Largo do Rato"),
            (.portuguese, "IC19", "no IC19", "pelo IC19"), (.portuguese, "A1", "na A1", "pela A1"),
            (.brazilian, "BR-116", "na BR-116", "pela BR-116"), (.portuguese, "Bica", "em Bica", "por Bica"),
        ])
    func iberian(language: Language, name: String, onto: String, along: String) {
        check(language, name, onto, along)
    }

    @Test(
        "Italian: in streets, on roads",
        arguments: [
            ("Via Roma", "in Via Roma", "su Via Roma"), ("Piazza Navona", "in Piazza Navona", "su Piazza Navona"),
            ("Autostrada del Sole", "sull’Autostrada del Sole", "sull’Autostrada del Sole"),
            ("Lungotevere Marzio", "sul Lungotevere Marzio", "sul Lungotevere Marzio"),
            ("SS36", "sulla SS36", "sulla SS36"), ("Ripa di Porta", "su Ripa di Porta", "su Ripa di Porta"),
        ])
    func italian(name: String, onto: String, along: String) { check(.italian, name, onto, along) }

    @Test(
        "Dutch: into streets, onto roads",
        arguments: [
            ("Dorpsstraat", "de Dorpsstraat in", "op de Dorpsstraat"),
            ("Lange Voorhoutstraat", "de Lange Voorhoutstraat in", "op de Lange Voorhoutstraat"),
            ("Amstelveenseweg", "de Amstelveenseweg op", "op de Amstelveenseweg"),
            ("Leidseplein", "het Leidseplein op", "op het Leidseplein"), ("Rokin", "Rokin op", "op Rokin"),
            ("A2", "de A2 op", "op de A2"),
        ])
    func dutch(name: String, onto: String, along: String) { check(.dutch, name, onto, along) }

    @Test(
        "Polish: adjectives are inflected, genitives are not",
        arguments: [
            ("Marszałkowska", "w ulicę Marszałkowską", "ulicą Marszałkowską"),
            ("Mickiewicza", "w ulicę Mickiewicza", "ulicą Mickiewicza"),
            ("Kościuszki", "w ulicę Kościuszki", "ulicą Kościuszki"), ("Chopina", "w ulicę Chopina", "ulicą Chopina"),
            ("3 Maja", "w ulicę 3 Maja", "ulicą 3 Maja"), ("Leśna", "w ulicę Leśną", "ulicą Leśną"),
            ("Plac Konstytucji", "na Plac Konstytucji", "przez Plac Konstytucji"),
            ("aleja Niepodległości", "w aleję Niepodległości", "aleją Niepodległości"),
            ("Aleje Jerozolimskie", "w Aleje Jerozolimskie", "przez Aleje Jerozolimskie"),
            ("Trasa Łazienkowska", "na trasę Łazienkowską", "trasą Łazienkowską"), ("S8", "na S8", "drogą S8"),
        ])
    func polish(name: String, onto: String, along: String) { check(.polish, name, onto, along) }

    @Test(
        "Finnish: the last part is inflected, names of several words stand behind a noun",
        arguments: [
            ("Mannerheimintie", "Mannerheimintielle", "Mannerheimintietä"),
            ("Runeberginkatu", "Runeberginkadulle", "Runeberginkatua"), ("Länsiväylä", "Länsiväylälle", "Länsiväylää"),
            ("Eteläesplanadi", "Eteläesplanadille", "Eteläesplanadia"), ("Bulevardi", "Bulevardille", "Bulevardia"),
            ("Iso Roobertinkatu", "kadulle Iso Roobertinkatu", "katua Iso Roobertinkatu"),
            ("Vanha Turuntie", "tielle Vanha Turuntie", "tietä Vanha Turuntie"), ("51", "tielle 51", "tietä 51"),
            ("Storgatan", "tielle Storgatan", "tietä Storgatan"), ("katu", "tielle katu", "tietä katu"),
        ])
    func finnish(name: String, onto: String, along: String) { check(.finnish, name, onto, along) }

    @Test(
        "Ukrainian: the noun is inflected, with one adjective before it",
        arguments: [
            ("вулиця Саксаганського", "на вулицю Саксаганського", "вулицею Саксаганського"),
            ("Велика вулиця", "на Велику вулицю", "Великою вулицею"),
            ("Верхня вулиця", "на Верхню вулицю", "Верхньою вулицею"),
            ("проспект Перемоги", "на проспект Перемоги", "проспектом Перемоги"),
            ("Харківське шосе", "на Харківське шосе", "Харківським шосе"),
            ("Софійська площа", "на Софійську площу", "Софійською площею"), ("М-06", "на М-06", "дорогою М-06"),
            ("Хрещатик", "на вулицю Хрещатик", "вулицею Хрещатик"),
            (
                "Велика Васильківська вулиця", "на вулицю Велика Васильківська вулиця",
                "вулицею Велика Васильківська вулиця"
            ),
        ])
    func ukrainian(name: String, onto: String, along: String) { check(.ukrainian, name, onto, along) }

    @Test("a name whose sound is known isn't inflected")
    func pronounced() {
        #expect(form(.finnish, "Mannerheimintie", .onto, pronunciation: "ˈmɑnːerheimintie") == "tielle Mannerheimintie")
    }

    private func check(_ language: Language, _ name: String, _ onto: String, _ along: String) {
        #expect(form(language, name, .onto) == onto)
        #expect(form(language, name, .along) == along)
    }

    private func form(_ language: Language, _ name: String, _ use: NameForms.Use, pronunciation: String = "") -> String
    {
        var sentence = Sentence(.text)
        language.phrasebook.roads.write(name, as: use, pronunciation: pronunciation, to: &sentence)
        return sentence.text
    }
}
