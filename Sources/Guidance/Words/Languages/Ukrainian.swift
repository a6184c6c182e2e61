extension Language {
    package static let ukrainian = Language(tag: "uk", phrasebook: .ukrainian)
}

/// Places on signs stand in the nominative, behind "напрямок".
extension Phrasebook {
    static let ukrainian = Phrasebook(
        directions: .init(
            uTurn: "назад", sharpRight: "різко праворуч", right: "праворуч", slightRight: "плавно праворуч",
            straight: "прямо", slightLeft: "плавно ліворуч", left: "ліворуч", sharpLeft: "різко ліворуч"),
        sides: .init(left: "лівого боку", right: "правого боку"),
        compass: [
            "на північ", "на північний схід", "на схід", "на південний схід", "на південь", "на південний захід",
            "на захід", "на північний захід",
        ],
        exits: [
            "першим", "другим", "третім", "четвертим", "п’ятим", "шостим", "сьомим", "восьмим", "дев’ятим", "десятим",
        ],
        laterExit: "{count}-м",
        roads: .ukrainian,
        rotaries: .init(
            [.init(["кільце …"], onto: "кільце {rest}", along: "кільці {rest}")],
            otherwise: (onto: "кільце {name}", along: "кільці {name}")),
        depart: .init(
            plain: "Рушайте {heading}", road: "Рушайте {heading} {along}",
            destination: "Рушайте {heading}, напрямок {destination}"),
        turn: .init(
            plain: "Поверніть {direction}", road: "Поверніть {direction} {onto}",
            destination: "Поверніть {direction}, напрямок {destination}"),
        straight: .init(
            plain: "Рухайтеся прямо", road: "Рухайтеся прямо {onto}",
            destination: "Рухайтеся прямо, напрямок {destination}"),
        endOfRoad: .init(
            plain: "У кінці дороги поверніть {direction}", road: "У кінці дороги поверніть {direction} {onto}",
            destination: "У кінці дороги поверніть {direction}, напрямок {destination}"),
        stayOn: .init(
            plain: "Поверніть {direction}", road: "Поверніть {direction} і прямуйте далі {along}",
            destination: "Поверніть {direction}, напрямок {destination}"),
        stayStraight: .init(
            plain: "Рухайтеся прямо", road: "Рухайтеся прямо {along}",
            destination: "Рухайтеся прямо, напрямок {destination}"),
        uTurn: .init(
            plain: "Розверніться", road: "Розверніться і прямуйте {along}",
            destination: "Розверніться, напрямок {destination}"),
        newName: .init(
            plain: "Рухайтеся {direction}", road: "Прямуйте далі {along}",
            destination: "Прямуйте далі, напрямок {destination}"),
        merge: .init(
            plain: "Вливайтеся в потік", road: "Вливайтеся в потік {onto}",
            destination: "Вливайтеся в потік, напрямок {destination}"),
        onRamp: .init(
            plain: "Скористайтеся в’їздом {direction}", road: "Скористайтеся в’їздом {direction} {onto}",
            destination: "Скористайтеся в’їздом {direction}, напрямок {destination}"),
        offRamp: .init(
            plain: "Скористайтеся з’їздом {direction}", road: "Скористайтеся з’їздом {direction} {onto}",
            destination: "Скористайтеся з’їздом {direction}, напрямок {destination}"),
        exitSign: "З’їзд",
        numberedExit: .init(
            plain: "Скористайтеся з’їздом {exitNumber}", road: "Скористайтеся з’їздом {exitNumber} {onto}",
            destination: "Скористайтеся з’їздом {exitNumber}, напрямок {destination}"),
        fork: .init(
            plain: "Тримайтеся {side}", road: "Тримайтеся {side} і прямуйте {onto}",
            destination: "Тримайтеся {side}, напрямок {destination}"),
        forkMiddle: .init(
            plain: "Тримайтеся середини", road: "Тримайтеся середини і прямуйте {onto}",
            destination: "Тримайтеся середини, напрямок {destination}"),
        roundabout: .init(
            plain: "На кільці скористайтеся {exit} з’їздом", road: "На кільці скористайтеся {exit} з’їздом {onto}",
            destination: "На кільці скористайтеся {exit} з’їздом, напрямок {destination}"),
        enterRoundabout: "Заїжджайте на кільце",
        rotary: .init(
            plain: "На {rotary} скористайтеся {exit} з’їздом",
            road: "На {rotary} скористайтеся {exit} з’їздом {onto}",
            destination: "На {rotary} скористайтеся {exit} з’їздом, напрямок {destination}"),
        enterRotary: "Заїжджайте на {rotary}",
        roundaboutTurn: .init(
            plain: "На кільці поверніть {direction}", road: "На кільці поверніть {direction} {onto}",
            destination: "На кільці поверніть {direction}, напрямок {destination}"),
        roundaboutStraight: .init(
            plain: "На кільці рухайтеся прямо", road: "На кільці рухайтеся прямо {onto}",
            destination: "На кільці рухайтеся прямо, напрямок {destination}"),
        exitRoundabout: .init(
            plain: "З’їжджайте з кільця", road: "З’їжджайте з кільця {onto}",
            destination: "З’їжджайте з кільця, напрямок {destination}"),
        ferry: .init(
            plain: "Скористайтеся поромом", road: "Скористайтеся поромом {road}",
            destination: "Скористайтеся поромом, напрямок {destination}"),
        notices: .init(
            dismount: "Злізьте з велосипеда і ведіть його", remount: "Знову сідайте на велосипед",
            stairs: "Пройдіть сходами"),
        arrived: .init(
            destination: "Ви прибули до місця призначення", stop: "Ви прибули до зупинки",
            numberedStop: "Ви прибули до зупинки {count}", named: "Ви прибули на місце: {place}"),
        arriving: .init(
            destination: "Ви прибудете до місця призначення", stop: "Ви прибудете до зупинки",
            numberedStop: "Ви прибудете до зупинки {count}", named: "Ви прибудете на місце: {place}"),
        arrivalSides: .init(left: ", ліворуч", right: ", праворуч", ahead: ", прямо перед вами"),
        inDistance: "Через {distance} {instruction}",
        then: "{instruction}, потім {next}",
        thenInDistance: "{instruction}, потім через {distance} {next}",
        continueFor: .init(plain: "Прямуйте {distance}", road: "Прямуйте {along} {distance}"),
        sequence: "{instruction}. {next}",
        lanes: .init(
            left: .init(
                one: "Займіть ліву смугу", two: "Займіть одну з двох лівих смуг", more: "Займіть одну з лівих смуг"),
            middle: .init(
                one: "Займіть середню смугу", two: "Займіть одну з двох середніх смуг",
                more: "Займіть одну із середніх смуг"),
            right: .init(
                one: "Займіть праву смугу", two: "Займіть одну з двох правих смуг",
                more: "Займіть одну з правих смуг")),
        distances: .init(
            plural: .eastSlavic, decimalSeparator: ",",
            ahead: .init(
                meters: .init(
                    one: "{count} метр", few: "{count} метри", many: "{count} метрів", other: "{count} метра"),
                kilometers: .init(
                    one: "{count} кілометр", few: "{count} кілометри", many: "{count} кілометрів",
                    other: "{count} кілометра"),
                feet: .init(one: "{count} фут", few: "{count} фути", many: "{count} футів", other: "{count} фута"),
                yards: .init(one: "{count} ярд", few: "{count} ярди", many: "{count} ярдів", other: "{count} ярда"),
                miles: .init(one: "{count} милю", few: "{count} милі", many: "{count} миль", other: "{count} милі"),
                quarterMile: "чверть милі", halfMile: "пів милі", threeQuarterMiles: "три чверті милі")),
        abbreviations: Abbreviations(
            anywhere: [
                "акад.": "академіка", "б-р": "бульвар", "бул.": "бульвар", "бульв.": "бульвар", "вул.": "вулиця",
                "ген.": "генерала", "ім.": "імені", "наб.": "набережна", "пл.": "площа", "пр-т": "проспект",
                "пров.": "провулок", "просп.": "проспект", "узв.": "узвіз",
            ]))
}

/// The noun that is part of almost every name is inflected, with one adjective before it.
extension NameForms {
    static let ukrainian = NameForms(
        [
            Rule(["#"], onto: "на {name}", along: "дорогою {name}"),
            Rule(["вулиця …"], onto: "на вулицю {rest}", along: "вулицею {rest}"),
            Rule(["*а вулиця"], onto: "на {rest}у вулицю", along: "{rest}ою вулицею"),
            Rule(["*я вулиця"], onto: "на {rest}ю вулицю", along: "{rest}ьою вулицею"),
            Rule(["проспект …"], onto: "на проспект {rest}", along: "проспектом {rest}"),
            Rule(["*ий проспект"], onto: "на {name}", along: "{rest}им проспектом"),
            Rule(["бульвар …"], onto: "на бульвар {rest}", along: "бульваром {rest}"),
            Rule(["*ий бульвар"], onto: "на {name}", along: "{rest}им бульваром"),
            Rule(["провулок …"], onto: "у провулок {rest}", along: "провулком {rest}"),
            Rule(["*ий провулок"], onto: "у {name}", along: "{rest}им провулком"),
            Rule(["узвіз …"], onto: "на узвіз {rest}", along: "узвозом {rest}"),
            Rule(["*ий узвіз"], onto: "на {name}", along: "{rest}им узвозом"),
            Rule(["площа …"], onto: "на площу {rest}", along: "площею {rest}"),
            Rule(["*а площа"], onto: "на {rest}у площу", along: "{rest}ою площею"),
            Rule(["набережна …"], onto: "на набережну {rest}", along: "набережною {rest}"),
            Rule(["*а набережна"], onto: "на {rest}у набережну", along: "{rest}ою набережною"),
            Rule(["*е шосе"], onto: "на {name}", along: "{rest}им шосе"),
            Rule(["шосе …"], onto: "на шосе {rest}", along: "по шосе {rest}"),
            Rule(["*а дорога"], onto: "на {rest}у дорогу", along: "{rest}ою дорогою"),
            Rule(["дорога …"], onto: "на дорогу {rest}", along: "дорогою {rest}"),
            Rule(["*а алея"], onto: "на {rest}у алею", along: "{rest}ою алеєю"),
            Rule(["алея …"], onto: "на алею {rest}", along: "алеєю {rest}"),
            Rule(["міст …"], onto: "на міст {rest}", along: "мостом {rest}"),
        ],
        otherwise: (onto: "на вулицю {name}", along: "вулицею {name}"))
}
